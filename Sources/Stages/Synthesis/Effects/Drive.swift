import Audio

/// A distortion: what lies below `lowCut` stays clean, the rest passes an oversampled curve and a tone control.
struct Drive: Sendable {
  struct Settings: Sendable {
    /// Gain into the curve, in dB.
    var amount = 8.0
    /// The distortion curve.
    var curve = Waveshaper.Curve.soft
    /// The crossover below which nothing is driven, in hertz.
    var lowCut = 100.0
    /// The corner of the low-pass behind the curve, in hertz: a guitar cabinet has 5000.
    var tone = 12_000.0
    /// Of the driven sound, 0…1.
    var mix = 1.0
  }

  private let mix: Float
  private let shaper: Waveshaper
  private var left = Oversampler()
  private var right = Oversampler()
  private var split: StateVariableFilter
  private var tone: StereoBiquad
  private var bass: StereoBiquad

  init(_ settings: Settings) {
    shaper = Waveshaper(settings.curve, drive: settings.amount, bias: 0.06)
    mix = Float(settings.mix)
    split = StateVariableFilter(.highPass)
    split.glide(to: settings.lowCut, resonance: 0.3, over: 1)
    tone = StereoBiquad(.lowPass(.Hz(settings.tone), q: 0.6))
    bass = StereoBiquad(.highPass(.Hz(20)))
  }

  mutating func process(_ block: inout StereoBuffer) {
    var wet = StereoBuffer(frames: block.frames)
    separate(&block, into: &wet)
    let shaper = shaper
    for start in stride(from: 0, to: wet.frames, by: MonoChunk.frames) {
      var chunk = StereoChunk(wet, from: start)
      let count = min(MonoChunk.frames, wet.frames - start)
      left.process(&chunk.left, count: count) { shaper($0) }
      right.process(&chunk.right, count: count) { shaper($0) }
      chunk.copy(to: &wet, at: start)
    }
    join(wet, to: &block)
  }

  /// Takes what is driven out of the block.
  private mutating func separate(_ block: inout StereoBuffer, into wet: inout StereoBuffer) {
    var split = split
    let mix = mix
    for i in 0..<block.frames {
      let x = SIMD2(block.left[i], block.right[i])
      let high = split.next(x)
      let rest = x - mix * high
      block.left[i] = rest.x
      block.right[i] = rest.y
      wet.left[i] = high.x
      wet.right[i] = high.y
    }
    self.split = split
  }

  private mutating func join(_ wet: StereoBuffer, to block: inout StereoBuffer) {
    var (tone, bass) = (tone, bass)
    let mix = mix
    for i in 0..<block.frames {
      let y = mix * bass(tone(SIMD2(wet.left[i], wet.right[i])))
      block.left[i] += y.x
      block.right[i] += y.y
    }
    (self.tone, self.bass) = (tone, bass)
  }
}
