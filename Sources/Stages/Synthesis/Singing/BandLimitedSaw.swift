import Audio

/// A band-limited sawtooth (polynomial band-limited step: Välimäki and Huovilainen, 2007).
struct BandLimitedSaw {
  private var phase: Float
  private var step: Float = 0
  private let gains: (left: Float, right: Float)
  /// Periods per frame.
  var target: Float = 0

  init(phase: Float, pan: Float, level: Float) {
    self.phase = phase
    gains = (0.2 * level * (1 - pan).squareRoot(), 0.2 * level * pan.squareRoot())
  }

  mutating func add(to block: inout StereoBuffer, _ range: Range<Int>, glide: Float) {
    if step == 0 { step = target }
    var (phase, step) = (phase, step)
    for i in range {
      step += glide * (target - step)
      phase += step
      if phase >= 1 { phase -= 1 }
      var value = 2 * phase - 1
      if phase < step {
        let t = phase / step
        value -= t + t - t * t - 1
      } else if phase > 1 - step {
        let t = (phase - 1) / step
        value -= t * t + t + t + 1
      }
      block.left[i] += value * gains.left
      block.right[i] += value * gains.right
    }
    self.phase = phase
    self.step = step
  }
}
