import Audio

/// A window of the track into which voices are mixed; their chunks may reach over its end.
struct VoiceMix: Sendable {
  /// The frame of the track on which it begins.
  private(set) var start = 0
  private let frames: Int
  private var left: [Float]
  private var right: [Float]

  init(frames: Int) {
    self.frames = frames
    left = [Float](repeating: 0, count: frames + Chunk.frames)
    right = left
  }

  /// The frame after its last.
  var end: Int { start + frames }

  /// Adds a chunk that begins on `frame` of the track, within the window.
  mutating func add(_ chunk: StereoChunk, at frame: Int) {
    Self.add(chunk.left, to: &left, at: frame - start)
    Self.add(chunk.right, to: &right, at: frame - start)
  }

  /// Takes what is complete and moves on by a window.
  mutating func next() -> StereoBuffer {
    let block = StereoBuffer(left: Array(left[..<frames]), right: Array(right[..<frames]))
    for i in 0..<Chunk.frames {
      left[i] = left[frames + i]
      right[i] = right[frames + i]
    }
    for i in Chunk.frames..<left.count {
      left[i] = 0
      right[i] = 0
    }
    start += frames
    return block
  }

  private static func add(_ chunk: Chunk, to line: inout [Float], at offset: Int) {
    precondition(offset >= 0 && offset + Chunk.frames <= line.count, "a chunk outside the window")
    line.withUnsafeMutableBytes { bytes in
      for four in 0..<Chunk.fours {
        let place = 4 * (offset + 4 * four)
        let sum = bytes.loadUnaligned(fromByteOffset: place, as: SIMD4<Float>.self) + chunk[four]
        bytes.storeBytes(of: sum, toByteOffset: place, as: SIMD4<Float>.self)
      }
    }
  }
}
