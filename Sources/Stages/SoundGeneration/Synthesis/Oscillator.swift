import Signal

/// What a wave looks like over one period.
enum Waveform: Sendable {
  case sine, triangle, saw, square
}

/// A band-limited oscillator; phases count periods, 0 ..< 1.
struct Oscillator: Sendable {
  let waveform: Waveform
  private var phase: Float

  init(_ waveform: Waveform, phase: Double) {
    self.waveform = waveform
    self.phase = Float(phase)
  }

  /// The next sample, `step` periods further on; at most 0.5.
  @inline(__always)
  mutating func next(_ step: Float) -> Float {
    let p = phase
    phase += step
    if phase >= 1 { phase -= 1 }
    switch waveform {
    case .sine: return sine(p)
    case .triangle: return 1 - 4 * abs(p - 0.5)
    case .saw: return 2 * p - 1 - polyBLEP(p, step)
    case .square:
      let half = p < 0.5 ? p + 0.5 : p - 0.5
      return (p < 0.5 ? 1 : -1) + polyBLEP(p, step) - polyBLEP(half, step)
    }
  }
}

/// The correction that rounds off a step at phase 0 so that it hardly aliases.
///
/// Source: V. Välimäki and A. Huovilainen, *Antialiasing oscillators in subtractive synthesis* (2007), two-point polynomial.
@inline(__always)
func polyBLEP(_ phase: Float, _ step: Float) -> Float {
  if phase < step {
    let t = phase / step
    return t + t - t * t - 1
  }
  if phase > 1 - step {
    let t = (phase - 1) / step
    return t * t + t + t + 1
  }
  return 0
}

/// sin 2πp for p in 0 ..< 1, with an error below 10⁻⁵: an odd polynomial of degree 7 on a quarter period.
@inline(__always)
func sine(_ p: Float) -> Float {
  let folded = p < 0.25 ? p : (p < 0.75 ? 0.5 - p : p - 1)
  let z = 4 * folded
  let z2 = z * z
  return z * (1.570_790_3 + z2 * (-0.645_920_7 + z2 * (0.079_487_66 - z2 * 0.004_362_47)))
}
