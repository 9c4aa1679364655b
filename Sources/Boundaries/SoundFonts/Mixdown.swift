import Signal

/// A window of the track into which players are mixed; blocks may reach over its end.
struct Mixdown {
  private var buffer: StereoBuffer
  /// The frame of the track on which the window begins.
  private(set) var start = 0
  private let window: Int

  init(window: Int) {
    self.window = window
    buffer = StereoBuffer(frames: window + 2 * Player.blockFrames)
  }

  var end: Int { start + window }

  /// Adds a player's block that begins on `frame`, within the window.
  mutating func add(_ left: [Float], _ right: [Float], at frame: Int) {
    Self.add(left, to: &buffer.left, at: frame - start)
    Self.add(right, to: &buffer.right, at: frame - start)
  }

  private static func add(_ block: [Float], to line: inout [Float], at offset: Int) {
    precondition(offset >= 0 && offset + Player.blockFrames <= line.count, "a block outside the window")
    line.withUnsafeMutableBufferPointer { line in
      let place = line[offset..<offset + Player.blockFrames]
      let target = UnsafeMutableBufferPointer(rebasing: place)
      for i in 0..<Player.blockFrames { target[i] += block[i] }
    }
  }

  /// Takes what is complete and moves the window on.
  mutating func next() -> StereoBuffer {
    let block = buffer[frames: 0..<window]
    var rest = StereoBuffer(frames: buffer.frames)
    rest.add(buffer[frames: window..<buffer.frames])
    buffer = rest
    start += window
    return block
  }
}
