import Signal

/// What a wave looks like over one period.
enum Waveform: Sendable {
  case sine, triangle, saw, square
}

/// So many frames of one channel, on the stack.
typealias Chunk = [32 of Float]

/// A band-limited oscillator; phases count periods, 0 ..< 1.
struct Oscillator: Sendable {
  let waveform: Waveform
  private var phase: Float

  init(_ waveform: Waveform, phase: Double) {
    self.waveform = waveform
    self.phase = Float(phase)
  }

  /// Adds the next `count` samples, each `step` periods further on, to both sides; `step` is at most 0.5.
  mutating func add(
    to left: inout Chunk, _ right: inout Chunk, count: Int, step: Float, gains: (left: Float, right: Float)
  ) {
    switch waveform {
    case .sine: run(&left, &right, count, step, gains) { sine($0) }
    case .triangle: run(&left, &right, count, step, gains) { 1 - 4 * abs($0 - 0.5) }
    case .saw: run(&left, &right, count, step, gains) { 2 * $0 - 1 - polyBLEP($0, step) }
    case .square:
      run(&left, &right, count, step, gains) { p in
        (p < 0.5 ? 1 : -1) + polyBLEP(p, step) - polyBLEP(p < 0.5 ? p + 0.5 : p - 0.5, step)
      }
    }
  }

  @inline(__always)
  private mutating func run(
    _ left: inout Chunk, _ right: inout Chunk, _ count: Int, _ step: Float, _ gains: (left: Float, right: Float),
    _ wave: (Float) -> Float
  ) {
    var p = phase
    for i in 0..<count {
      let x = wave(p)
      left[i] += gains.left * x
      right[i] += gains.right * x
      p += step
      if p >= 1 { p -= 1 }
    }
    phase = p
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
