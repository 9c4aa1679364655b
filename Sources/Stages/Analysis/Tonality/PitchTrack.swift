import Foundation

/// Pitch classes of each frame: 120 fine classes of 10 cents from C on, so that the tuning can be chosen afterwards.
struct Chromagram: Sendable {
  /// Frames per second: 48 kHz / 4096.
  static let rate = 11.71875
  static let fineClasses = 120

  /// Partials between 110 Hz and 2.1 kHz; frame after frame of `fineClasses`.
  var fine: [Float] = []
  /// Bass line: the lowest strong partial between 40 Hz and 200 Hz.
  var fineBass: [Float] = []
  /// Level of each frame, as an amplitude.
  var level: [Float] = []

  var count: Int { level.count }

  /// Tuning over A = 440 Hz, in fine classes (−5…5), and the agreement of the pitches on it (0…1).
  func tuning() -> (offset: Double, agreement: Double) {
    var (x, y, total) = (0.0, 0.0, 0.0)
    for (i, value) in fine.enumerated() where value > 0 {
      let angle = 2 * Double.pi * Double(i % 10) / 10
      x += Double(value) * cos(angle)
      y += Double(value) * sin(angle)
      total += Double(value)
    }
    guard total > 0 else { return (0, 0) }
    return (atan2(y, x) / (2 * .pi) * 10, (x * x + y * y).squareRoot() / total)
  }
}

/// Twelve values, one for each pitch class, C first.
typealias Chroma = [Double]

/// Chromagram folded to twelve classes around its tuning, with running sums, so that any stretch can be asked for.
struct PitchTrack: Sendable {
  /// Agreement of the pitches on one tuning, 0…1.
  let agreement: Double
  /// Frequency of A4 in hertz; nil without pitches.
  let tuning: Double?
  /// Levels of the frames, as amplitudes.
  let level: [Float]
  private let all: [Double]
  private let bassOnly: [Double]

  init(_ chromagram: Chromagram) {
    let tuning = chromagram.tuning()
    agreement = tuning.agreement
    self.tuning = agreement > 0 ? 440 * pow(2, tuning.offset / 120) : nil
    level = chromagram.level
    let fold = Self.weights(offset: tuning.offset)
    all = Self.sums(chromagram.fine, fold)
    bassOnly = Self.sums(chromagram.fineBass, fold)
  }

  var count: Int { level.count }

  /// Sum of the pitch classes over `frames`.
  func chroma(_ frames: Range<Int>) -> Chroma { Self.difference(all, frames) }

  /// The same where a note counts for those as well whose third and fifth harmonic it may be.
  func rootedChroma(_ frames: Range<Int>) -> Chroma {
    let chroma = chroma(frames)
    return (0..<12).map { root -> Double in
      let (fifth, third) = (chroma[(root + 7) % 12], chroma[(root + 4) % 12])
      return chroma[root] + 0.5 * fifth + 0.2 * third
    }
  }

  /// Sum of the pitch classes of the bass over `frames`.
  func bass(_ frames: Range<Int>) -> Chroma { Self.difference(bassOnly, frames) }

  /// Frames between two times in seconds, at least one if there are any.
  func frames(from start: Double, to end: Double) -> Range<Int> {
    let first = max(0, min(count, Int((start * Chromagram.rate).rounded())))
    return first..<max(first, min(count, max(first + 1, Int((end * Chromagram.rate).rounded()))))
  }

  private static func difference(_ sums: [Double], _ frames: Range<Int>) -> Chroma {
    let (first, last) = (12 * frames.lowerBound, 12 * frames.upperBound)
    return (0..<12).map { sums[last + $0] - sums[first + $0] }
  }

  /// Pitch class of every fine class, and the share of it that counts.
  private static func weights(offset: Double) -> [(Int, Double)] {
    (0..<Chromagram.fineClasses).map { i in
      let pitchClass = (Double(i) - offset) / 10
      let weight = cos(.pi * (pitchClass - pitchClass.rounded()))
      return ((Int(pitchClass.rounded()) + 12) % 12, weight * weight)
    }
  }

  private static func sums(_ fine: [Float], _ fold: [(Int, Double)]) -> [Double] {
    let frames = fine.count / fold.count
    var sums = [Double](repeating: 0, count: 12 * (frames + 1))
    for frame in 0..<frames {
      for c in 0..<12 { sums[12 * (frame + 1) + c] = sums[12 * frame + c] }
      let base = frame * fold.count
      for (i, (pitch, weight)) in fold.enumerated() where fine[base + i] != 0 {
        sums[12 * (frame + 1) + pitch] += Double(fine[base + i]) * weight
      }
    }
    return sums
  }
}

/// Cosine of the angle between two vectors of equal length; 1 if both are 0, 0 if one is.
func cosine(_ a: [Double], _ b: [Double]) -> Double {
  var (ab, aa, bb) = (0.0, 0.0, 0.0)
  for i in a.indices {
    ab += a[i] * b[i]
    aa += a[i] * a[i]
    bb += b[i] * b[i]
  }
  if aa == 0, bb == 0 { return 1 }
  return aa > 0 && bb > 0 ? ab / (aa * bb).squareRoot() : 0
}
