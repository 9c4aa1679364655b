import Foundation

/// Loudness of stereo sound over time in steps of 10 ms, for whatever needs every step and not the whole.
///
/// Loudness by ITU-R BS.1770-5; the maxima of EBU Tech 3341 are taken at every step.
public struct LevelTrack: Sendable {
  /// The length of a step.
  public static let step = Seconds.ms(10)
  private static let frames = SampleRate.standard.frames(in: step)
  /// The windows of EBU Tech 3341, in steps.
  private static let momentary = 40
  private static let shortTerm = 300

  /// The K-weighted power of both channels together, added up from the first step on.
  private var weighted = [0.0]
  /// The mean square of both channels, and the largest sample of either.
  private var powers: [Float] = []
  private var peaks: [Float] = []
  private var weighting = StereoKWeighting()
  private var sums = Sums()
  /// The same weighted sound in steps of 100 ms, for gated loudness; nil where nobody asks for that.
  private var gated: LoudnessSteps?

  private struct Sums {
    var weighted = 0.0
    var power = 0.0
    var peak: Float = 0
    var frames = 0
  }

  /// A track that knows gated loudness and its range only `withGatedLoudness`.
  public init(withGatedLoudness: Bool = false) { gated = withGatedLoudness ? LoudnessSteps() : nil }

  /// The number of whole steps so far.
  public var count: Int { powers.count }

  /// Takes the next block at 48 kHz.
  public mutating func add(_ block: StereoBuffer) {
    var (filter, sums, gated) = (weighting, sums, gated)
    self.gated = nil
    // The energy of the block within one step of 100 ms, which is a whole number of steps of 10 ms.
    var (energy, frames) = (SIMD2<Double>.zero, 0)
    var start = 0
    while start < block.frames {
      let end = min(block.frames, start + Self.frames - sums.frames)
      Self.run(&filter, &sums, &energy, block, start..<end)
      frames += end - start
      start = end
      if sums.frames == Self.frames {
        finish(sums)
        sums = Sums()
      }
      if let left = gated?.framesLeft, frames == left || end == block.frames {
        gated?.add(energy.sum(), over: frames)
        (energy, frames) = (.zero, 0)
      }
    }
    (weighting, self.sums, self.gated) = (filter, sums, gated)
  }

  @inline(__always)
  private static func run(
    _ filter: inout StereoKWeighting, _ sums: inout Sums, _ total: inout SIMD2<Double>, _ block: StereoBuffer,
    _ range: Range<Int>
  ) {
    var (energy, whole) = (SIMD2<Double>.zero, total)
    var plain = SIMD2<Double>.zero
    var largest = SIMD2<Float>.zero
    for i in range {
      let x = SIMD2(block.left[i], block.right[i])
      let wide = SIMD2<Double>(x)
      let y = filter(wide)
      let power = y * y
      energy += power
      whole += power
      plain += wide * wide
      largest.replace(with: x, where: x * x .> largest * largest)
    }
    total = whole
    sums.weighted += energy.sum()
    sums.power += plain.sum()
    sums.peak = max(sums.peak, abs(largest.x), abs(largest.y))
    sums.frames += range.count
  }

  private mutating func finish(_ sums: Sums) {
    weighted.append(weighted[weighted.count - 1] + sums.weighted / Double(Self.frames))
    powers.append(Float(sums.power / Double(2 * Self.frames)))
    peaks.append(sums.peak)
  }

  /// The loudness of some steps, not gated; nil for silence.
  public func loudness(of steps: Range<Int>) -> Loudness? {
    Self.loudness(power: (weighted[steps.upperBound] - weighted[steps.lowerBound]) / Double(max(1, steps.count)))
  }

  /// Gated loudness; nil when no 400 ms were louder than −70 LUFS, and where it was not asked for.
  public var integrated: Loudness? { gated?.integrated }

  /// The loudness range; nil for silence, for less than 3 s, and where it was not asked for.
  public var range: Decibels? { gated?.range }

  /// The loudest 400 ms; nil for silence and what is shorter.
  public var momentaryMax: Loudness? { loudest(Self.momentary) }

  /// The loudest 3 s; nil for silence and what is shorter.
  public var shortTermMax: Loudness? { loudest(Self.shortTerm) }

  private func loudest(_ length: Int) -> Loudness? {
    guard count >= length else { return nil }
    let highest = (length...count).reduce(0.0) { max($0, weighted[$1] - weighted[$1 - length]) }
    return Self.loudness(power: highest / Double(length))
  }

  private static func loudness(power: Double) -> Loudness? {
    // Rounding leaves about this much of sound that is over.
    power > 1e-13 ? .LUFS(-0.691 + 10 * log10(power)) : nil
  }
}

extension LevelTrack {
  /// Stretches of at least `length` in which no sample is louder than `threshold`, in steps.
  public func silences(below threshold: Decibels, of length: Seconds) -> [Range<Int>] {
    let limit = Float(threshold.factor)
    let least = Int((length.value / Self.step.value).rounded())
    var spans: [Range<Int>] = []
    var start = 0
    for i in 0...count where i == count || peaks[i] > limit {
      if i > start, i - start >= least { spans.append(start..<i) }
      start = i + 1
    }
    return spans
  }

  /// The level that 95 % of the sound is above: root mean squares of 100 ms, digital silence left out.
  ///
  /// Nil when nothing is above −120 dBFS, the noise of 20 bits.
  public var noiseFloor: Decibels? {
    let levels = stride(from: 0, to: count - 9, by: 10)
      .map { first in powers[first..<first + 10].reduce(0) { $0 + Double($1) } / 10 }
      .filter { $0 > 1e-12 }
      .sorted()
    return levels.isEmpty ? nil : .dB(10 * log10(levels[levels.count / 20]))
  }
}
