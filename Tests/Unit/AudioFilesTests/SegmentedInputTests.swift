import Diagnostics
import Testing

@testable import AudioFiles

@Suite struct SegmentedInputTests {
  private let folder: Folder
  private let file: RandomAccessFile

  init() throws {
    folder = try Folder()
    file = try RandomAccessFile(folder.write((0..<100).map { UInt8($0) }, to: "in"), name: "in")
  }

  /// Bytes 200, 201, then 10…19 of the file, then 202, then 90…99.
  private var segments: [ByteSegment] { [.bytes([200, 201]), .file(10..<20), .bytes([202]), .file(90..<100)] }
  private var whole: [UInt8] { [200, 201] + Array(10..<20) + [202] + Array(90..<100) }

  private func read(_ count: Int, at offset: Int, _ segments: [ByteSegment]) -> [UInt8] {
    let input = SegmentedInput(file, segments)
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = buffer.baseAddress.map { input.read(into: $0, count, at: offset) } ?? 0
    }
  }

  @Test func `any stretch is read across its segments`() {
    for start in 0..<whole.count {
      for count in 1...(whole.count - start) {
        #expect(read(count, at: start, segments) == Array(whole[start..<start + count]))
      }
    }
  }

  @Test func `beyond the end there is nothing, and before the beginning neither`() {
    #expect(read(10, at: whole.count, segments).isEmpty && read(10, at: whole.count + 5, segments).isEmpty)
    #expect(read(10, at: whole.count - 3, segments) == [97, 98, 99])
    #expect(read(10, at: 0, []).isEmpty)
  }

  @Test func `a segment that the file no longer has ends the input`() {
    #expect(read(20, at: 0, [.file(95..<120), .bytes([1])]) == [95, 96, 97, 98, 99])
  }

  @Test func `stretches that continue one another become one`() {
    var segments: [ByteSegment] = []
    segments.add(0..<10)
    segments.add(10..<20)
    segments.add(25..<30)
    segments.append(.bytes([1]))
    segments.add(30..<40)
    #expect(segments == [.file(0..<20), .file(25..<30), .bytes([1]), .file(30..<40)])
    #expect(segments.map(\.count) == [20, 5, 1, 10])
  }

  @Test(arguments: [(0, 5, 5), (95, 10, 5), (100, 10, 0), (-1, 10, 0), (0, 0, 0), (0, -5, 0)])
  func `a file gives what it has`(
    offset: Int, count: Int, found: Int
  ) {
    #expect(file.read(count, at: offset).count == found || offset < 0)
    #expect(file.size == 100 && file.failure == nil)
  }

  @Test func `a window over a file reads the same as the file`() throws {
    let long = try RandomAccessFile(
      folder.write((0..<600_000).map { UInt8(truncatingIfNeeded: $0 / 7) }, to: "long"), name: "long")
    var window = ByteWindow(long)
    for (offset, count) in [
      (0, 4), (262_140, 8), (262_144, 4), (10, 4), (599_998, 10), (600_000, 4), (0, 400_000), (-4, 8), (5, 0),
    ] {
      #expect(window.read(count, at: offset) == (offset < 0 ? [] : long.read(count, at: offset)), "\(offset)")
    }
  }

  @Test func `only ordinary files that are not empty are opened`() throws {
    let cases = [
      (folder.path, "audio.not-a-file"), (folder["none"], "audio.missing"),
      (try folder.write([], to: "empty"), "audio.empty"), ("/dev/null", "audio.not-a-file"),
    ]
    for (path, code) in cases {
      let error = #expect(throws: AudioFileError.self) { try RandomAccessFile(path, name: "x") }
      #expect(error?.diagnosis.code == code && error?.diagnosis.location == "x")
    }
  }
}
