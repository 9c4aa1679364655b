import Audio

/// A stereo chorus: one copy a side, whose delay a sine modulates, a quarter period apart.
struct Chorus: Sendable {
  struct Settings: Sendable {
    /// In hertz.
    var rate = 0.6
    /// Seconds that the delay moves around `base`.
    var depth = 0.0025
    /// The mean delay, in seconds.
    var base = 0.012
    /// The level of the copy, as a factor on the dry sound.
    var mix = 0.5
  }

  /// The swing turns as a pointer, and is set anew once in so many frames.
  private static let turnFrames = 64

  private let settings: Settings
  private var left: [Float]
  private var right: [Float]
  private var write = 0
  private var frame = 0
  /// The swings of both sides, which move a quarter period apart.
  private var swing = SIMD2<Float>.zero

  init(_ settings: Settings) {
    self.settings = settings
    let length = SampleRate.standard.frames(in: .s(settings.base + settings.depth)) + 2
    left = [Float](repeating: 0, count: length)
    right = left
  }

  mutating func process(_ block: inout StereoBuffer) {
    let step = settings.rate / SampleRate.standard.value
    let turn = SIMD2(sine(Float(step)), sine(Float(step) + 0.25))
    let base = Float(settings.base * SampleRate.standard.value)
    let depth = Float(settings.depth * SampleRate.standard.value)
    let mix = Float(settings.mix)
    var (swing, write, frame) = (swing, write, frame)
    for i in 0..<block.frames {
      if frame % Self.turnFrames == 0 { swing = Self.swing(at: Double(frame) * step) }
      left[write] = block.left[i]
      right[write] = block.right[i]
      let delays = base + depth * swing
      block.left[i] += mix * Self.read(left, write, delays.x)
      block.right[i] += mix * Self.read(right, write, delays.y)
      write = write + 1 == left.count ? 0 : write + 1
      swing = SIMD2(swing.x * turn.y + swing.y * turn.x, swing.y * turn.y - swing.x * turn.x)
      frame += 1
    }
    (self.swing, self.write, self.frame) = (swing, write, frame)
  }

  private static func swing(at turns: Double) -> SIMD2<Float> {
    let phase = Float(turns - turns.rounded())
    return SIMD2(sine(phase), sine(phase + 0.25))
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
