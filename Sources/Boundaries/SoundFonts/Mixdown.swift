import Audio

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

  /// Adds a player's sound that begins on `frame`, within the window, and reaches at most a block over its end.
  mutating func add(_ left: ArraySlice<Float>, _ right: ArraySlice<Float>, at frame: Int) {
    Self.add(left, to: &buffer.left, at: frame - start)
    Self.add(right, to: &buffer.right, at: frame - start)
  }

  private static func add(_ sound: ArraySlice<Float>, to line: inout [Float], at offset: Int) {
    precondition(offset >= 0 && offset + sound.count <= line.count, "a sound outside the window")
    line.withUnsafeMutableBufferPointer { line in
      sound.withUnsafeBufferPointer { sound in
        let target = UnsafeMutableBufferPointer(rebasing: line[offset..<offset + sound.count])
        for i in sound.indices { target[i] += sound[i] }
      }
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
