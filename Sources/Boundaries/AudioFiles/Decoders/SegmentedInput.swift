import CSndfile
import Foundation

/// The bytes of a sound file as a decoder reads them: segments of the file and of patched headers.
final class SegmentedInput {
  let file: RandomAccessFile
  private let segments: [ByteSegment]
  /// The offset of each segment, and that of the end.
  private let starts: [Int]
  private var position = 0

  init(_ file: RandomAccessFile, _ segments: [ByteSegment]) {
    (self.file, self.segments) = (file, segments)
    starts = segments.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
  }

  /// Lets libsndfile look at it; nil when it makes nothing of it.
  ///
  /// The handle must be closed before this object goes.
  func open(_ info: inout SF_INFO) -> OpaquePointer? {
    var functions = SF_VIRTUAL_IO(
      get_filelen: { SegmentedInput.at($0)?.length ?? 0 },
      seek: { offset, whence, user in SegmentedInput.at(user)?.seek(Int(offset), whence) ?? -1 },
      read: { target, count, user in SegmentedInput.at(user)?.read(into: target, Int(count)) ?? 0 },
      write: { _, _, _ in 0 },
      tell: { sf_count_t(SegmentedInput.at($0)?.position ?? 0) })
    return sf_open_virtual(&functions, Int32(SFM_READ), &info, Unmanaged.passUnretained(self).toOpaque())
  }

  private static func at(_ user: UnsafeMutableRawPointer?) -> SegmentedInput? {
    user.map { Unmanaged<SegmentedInput>.fromOpaque($0).takeUnretainedValue() }
  }

  private var length: sf_count_t { sf_count_t(starts.last ?? 0) }

  private func seek(_ offset: Int, _ whence: Int32) -> sf_count_t {
    let base =
      switch whence {
      case SEEK_SET: 0
      case SEEK_CUR: position
      default: Int(length)
      }
    let (target, overflow) = base.addingReportingOverflow(offset)
    guard !overflow, target >= 0 else { return -1 }
    position = target
    return sf_count_t(target)
  }

  private func read(into target: UnsafeMutableRawPointer?, _ count: Int) -> sf_count_t {
    guard let target, count > 0 else { return 0 }
    let got = read(into: target, count, at: position)
    position += got
    return sf_count_t(got)
  }

  /// The number of bytes that could be read.
  func read(into target: UnsafeMutableRawPointer, _ count: Int, at position: Int) -> Int {
    var done = 0
    var index = (starts.firstIndex { $0 > position } ?? 0) - 1
    while index >= 0, index < segments.count, done < count {
      let offset = position + done - starts[index]
      let part = min(count - done, segments[index].count - offset)
      switch segments[index] {
      case .bytes(let bytes):
        UnsafeMutableRawBufferPointer(start: target + done, count: part).copyBytes(from: bytes[offset..<offset + part])
        done += part
      case .file(let range):
        let got = file.read(into: target + done, part, at: range.lowerBound + offset)
        done += got
        guard got == part else { return done }
      }
      index += 1
    }
    return done
  }
}

/// A run of bytes for a decoder: from the file, or in its stead.
enum ByteSegment: Sendable, Equatable {
  case bytes([UInt8])
  case file(Range<Int>)

  var count: Int {
    switch self {
    case .bytes(let bytes): bytes.count
    case .file(let range): range.count
    }
  }
}

extension [ByteSegment] {
  /// Adds a stretch of the file; one that continues the last is joined to it.
  mutating func add(_ range: Range<Int>) {
    guard case .file(let last)? = last, last.upperBound == range.lowerBound else { return append(.file(range)) }
    self[count - 1] = .file(last.lowerBound..<range.upperBound)
  }
}
