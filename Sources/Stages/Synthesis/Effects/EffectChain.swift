import Audio
import Music
import Planning

/// The effects of one stem, followed by ducking.
///
/// Once nothing has come in and nothing louder than −120 dBFS has gone out for three seconds they sleep, and wake with the next
/// sound as if they were new: silence is silent, and no tail fades into numbers so small that the processor slows down.
/// They fall asleep and wake on the frame, so that the sound does not depend on how it is cut into blocks.
struct EffectChain: Sendable {
  static let patience = SampleRate.standard.frames(in: .s(3))
  private static let silence: Float = 1e-6

  private let settings: EffectSettings
  private let clock: TempoMap
  private var effects: InsertChain
  private let ducker: Ducker
  /// The number of frames of silence at input and output.
  private var quiet = EffectChain.patience

  init(_ settings: EffectSettings, request: StemRequest) {
    self.settings = settings
    clock = request.plan.clock
    effects = InsertChain(settings, clock: clock)
    ducker = Ducker(request: request)
  }

  var isAsleep: Bool { quiet >= Self.patience }

  /// Processes the block that begins at frame `position` of the track.
  mutating func process(_ block: inout StereoBuffer, at position: Int) {
    var start = 0
    while start < block.frames {
      guard let end = nextPart(of: block, from: &start) else { return }
      if start == 0, end == block.frames {
        run(&block, at: position)
      } else {
        var part = block[frames: start..<end]
        run(&part, at: position + start)
        block.left.replaceSubrange(start..<end, with: part.left)
        block.right.replaceSubrange(start..<end, with: part.right)
      }
      start = end
    }
  }

  /// The end of the part to process from `start` on, which moves to the first sound; nil if all of it is skipped.
  private func nextPart(of block: StereoBuffer, from start: inout Int) -> Int? {
    if isAsleep {
      guard let sound = block.firstSound(from: start) else { return nil }
      start = sound
      return min(block.frames, start + Self.patience)
    }
    return min(block.frames, start + Self.patience - quiet)
  }

  private mutating func run(_ block: inout StereoBuffer, at position: Int) {
    let fed = block.lastSound(above: 0) ?? -1
    effects.process(&block, at: position)
    ducker.process(&block, at: position)
    let last = max(fed, block.lastSound(above: Self.silence) ?? -1)
    quiet = (last < 0 ? quiet : 0) + block.frames - 1 - last
    if isAsleep { effects = InsertChain(settings, clock: clock) }
  }
}

extension StereoBuffer {
  fileprivate func firstSound(from start: Int) -> Int? {
    for i in start..<frames where left[i] != 0 || right[i] != 0 { return i }
    return nil
  }

  fileprivate func lastSound(above level: Float) -> Int? {
    for i in (0..<frames).reversed() where abs(left[i]) > level || abs(right[i]) > level { return i }
    return nil
  }
}
