import Signal

/// A second, wavering copy on each side.
struct Chorus: Sendable {
  struct Settings: Sendable {
    /// In hertz.
    var rate = 0.6
    /// Seconds that the delay moves around `base`.
    var depth = 0.0025
    var base = 0.012
    var mix = 0.5
  }

  private let settings: Settings
  private var left: [Float]
  private var right: [Float]
  private var write = 0
  private var phase: Float = 0

  init(_ settings: Settings) {
    self.settings = settings
    let length = SampleRate.standard.frames(in: .s(settings.base + settings.depth)) + 2
    left = [Float](repeating: 0, count: length)
    right = left
  }

  mutating func process(_ block: inout StereoBuffer) {
    let step = Float(settings.rate / SampleRate.standard.value)
    let base = Float(settings.base * SampleRate.standard.value)
    let depth = Float(settings.depth * SampleRate.standard.value)
    let mix = Float(settings.mix)
    for i in 0..<block.frames {
      left[write] = block.left[i]
      right[write] = block.right[i]
      // The sides move a quarter period apart.
      let quarter = phase < 0.75 ? phase + 0.25 : phase - 0.75
      block.left[i] += mix * Self.read(left, write, base + depth * sine(phase))
      block.right[i] += mix * Self.read(right, write, base + depth * sine(quarter))
      write = write + 1 == left.count ? 0 : write + 1
      phase += step
      if phase >= 1 { phase -= 1 }
    }
  }

  @inline(__always)
  private static func read(_ line: [Float], _ write: Int, _ delay: Float) -> Float {
    let whole = Int(delay)
    let part = delay - Float(whole)
    var first = write - whole
    if first < 0 { first += line.count }
    let second = first == 0 ? line.count - 1 : first - 1
    return line[first] + part * (line[second] - line[first])
  }
}
