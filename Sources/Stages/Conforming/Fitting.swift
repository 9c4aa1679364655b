import Audio

/// Cuts a stream to a length, fading its end, and counts what passes.
struct Fitting {
  let frames: Int
  /// Where the sound ends: at most `frames`.
  let end: Int
  let fades: Bool
  private(set) var left = ClipDetector()
  private(set) var right = ClipDetector()
  private var written = 0

  init(frames: Int, end: Int, fades: Bool) {
    self.frames = frames
    self.end = end
    self.fades = fades
  }

  /// Passes on what of `block` lies before the end.
  mutating func add(_ block: StereoBuffer, to sink: any AudioSink) throws {
    left.add(block.left)
    right.add(block.right)
    var part = block[frames: 0..<min(block.frames, end - written)]
    guard part.frames > 0 else { return }
    if fades { fadeEnd(of: &part) }
    try sink.write(part)
    written += part.frames
  }

  /// Fills up with silence.
  mutating func pad(_ sink: any AudioSink) throws {
    while written < frames {
      let block = StereoBuffer(frames: min(16_384, frames - written))
      try sink.write(block)
      written += block.frames
    }
  }

  private func fadeEnd(of part: inout StereoBuffer) {
    let length = min(Conformer.fade, end)
    let first = max(0, end - length - written)
    guard first < part.frames else { return }
    for i in first..<part.frames {
      let gain = Float(end - written - i) / Float(length + 1)
      part.left[i] *= gain
      part.right[i] *= gain
    }
  }
}
