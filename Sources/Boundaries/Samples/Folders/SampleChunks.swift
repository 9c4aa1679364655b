import Foundation

/// What a WAV file says of its use as a sample: a root key, a loop, a tempo.
///
/// Source: *Multimedia Data Standards Update* (Microsoft, 1994), `smpl`; the chunk `acid` as Sonic Foundry's ACID writes it.
struct SampleChunks: Sendable, Equatable {
  /// A MIDI note number, with cents that the recording is above it.
  private(set) var key: (note: Int, cents: Double)?
  /// The first and the last frame of the loop.
  private(set) var loop: ClosedRange<Int>?
  /// Beats per minute of a file that is meant to be looped.
  private(set) var bpm: Double?

  private static let mostChunks = 64

  /// Reads the chunks of the file at `path`; empty for what is no WAV file.
  init(at path: String) {
    guard let file = try? FileHandle(forReadingFrom: URL(filePath: path)) else { return }
    defer { try? file.close() }
    guard let head = Self.bytes(12, of: file, at: 0), head.starts(with: "RIFF".utf8),
      head[8...].starts(with: "WAVE".utf8)
    else { return }
    var position: UInt64 = 12
    for _ in 0..<Self.mostChunks {
      guard let head = Self.bytes(8, of: file, at: position) else { return }
      let size = Self.number(head, 4)
      let id = String(decoding: head[0..<4], as: UTF8.self)
      if id == "smpl" || id == "acid" {
        guard let body = Self.bytes(min(size, 1_024), of: file, at: position + 8) else { return }
        if id == "smpl" { sampler(body) } else { acid(body) }
      }
      position += 8 + UInt64(size + size % 2)
    }
  }

  static func == (a: Self, b: Self) -> Bool {
    a.key?.note == b.key?.note && a.key?.cents == b.key?.cents && a.loop == b.loop && a.bpm == b.bpm
  }

  private mutating func sampler(_ body: [UInt8]) {
    guard body.count >= 36 else { return }
    let note = Self.number(body, 12)
    // Many programs write 0 where they mean nothing.
    if (1...127).contains(note) { key = (note, 100 * Double(Self.number(body, 16)) / 0x1p32) }
    guard Self.number(body, 28) > 0, body.count >= 60 else { return }
    let (start, end) = (Self.number(body, 44), Self.number(body, 48))
    if start < end { loop = start...end }
  }

  private mutating func acid(_ body: [UInt8]) {
    guard body.count >= 24 else { return }
    let flags = Self.number(body, 0)
    let tempo = Float(bitPattern: UInt32(truncatingIfNeeded: Self.number(body, 20)))
    if flags & 1 == 0, (40...240).contains(tempo) { bpm = Double(tempo) }
    let root = Int(body[4])
    if flags & 2 != 0, key == nil, (1...127).contains(root) { key = (root, 0) }
  }

  private static func bytes(_ count: Int, of file: FileHandle, at offset: UInt64) -> [UInt8]? {
    guard (try? file.seek(toOffset: offset)) != nil, let data = try? file.read(upToCount: count), data.count == count
    else { return nil }
    return [UInt8](data)
  }

  private static func number(_ bytes: [UInt8], _ offset: Int) -> Int {
    bytes[offset..<offset + 4].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
