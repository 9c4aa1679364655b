import Foundation

/// A chromagram folded to twelve classes around its tuning, summed up so that any stretch can be asked for.
struct PitchTrack: Sendable {
  /// How much the pitches agree on one tuning, 0…1.
  let agreement: Double
  /// The pitch of A4 in hertz; nil without pitches.
  let tuning: Double?
  /// How loud the frames are, as amplitudes.
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

  /// What sounds in `frames`, by pitch class.
  func chroma(_ frames: Range<Int>) -> Chroma { Self.difference(all, frames) }

  /// What sounds in `frames`, where a note counts for those as well whose third and fifth harmonic it may be.
  func rootedChroma(_ frames: Range<Int>) -> Chroma {
    let chroma = chroma(frames)
    return (0..<12).map { root -> Double in
      let (fifth, third) = (chroma[(root + 7) % 12], chroma[(root + 4) % 12])
      return chroma[root] + 0.5 * fifth + 0.2 * third
    }
  }

  /// What the bass plays in `frames`, by pitch class.
  func bass(_ frames: Range<Int>) -> Chroma { Self.difference(bassOnly, frames) }

  /// The frames between two times, at least one if there are any.
  func frames(from start: Double, to end: Double) -> Range<Int> {
    let first = max(0, min(count, Int((start * Chromagram.rate).rounded())))
    return first..<max(first, min(count, max(first + 1, Int((end * Chromagram.rate).rounded()))))
  }

  private static func difference(_ sums: [Double], _ frames: Range<Int>) -> Chroma {
    let (first, last) = (12 * frames.lowerBound, 12 * frames.upperBound)
    return (0..<12).map { sums[last + $0] - sums[first + $0] }
  }

  /// For every fine class the pitch class it belongs to and how much of it counts.
  private static func weights(offset: Double) -> [(Int, Double)] {
    (0..<Chromagram.fineClasses).map { i in
      let place = (Double(i) - offset) / 10
      let weight = cos(.pi * (place - place.rounded()))
      return ((Int(place.rounded()) + 12) % 12, weight * weight)
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
