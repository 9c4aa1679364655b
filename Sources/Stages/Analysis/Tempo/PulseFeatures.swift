import Foundation

/// Attacks and changes of harmony at positions counted in beats of a pulse.
struct PulseFeatures {
  private let attacks: [[Float]]
  /// In seconds.
  private let beats: [Double]
  private let novelty: [Double]
  /// Onsets per second.
  let density: Double

  /// Features of a pulse whose beats, two or more, are at `beats`, in seconds.
  init(_ features: AudioFeatures, beats: [Double]) {
    attacks = features.curves.sharpened().attacks
    self.beats = beats
    density = features.curves.density ?? 0
    novelty = Self.novelty(features.pitches)
  }

  // Seconds on either side over which chords are compared.
  private static let reach = 0.8

  // Mean novelty below which there is no harmony, as in drums and drones.
  private static let steady = 0.05

  /// Change of harmony at each frame of the chromagram, 0…1.
  private static func novelty(_ pitches: PitchTrack) -> [Double] {
    let reach = Int(reach * Chromagram.rate)
    guard pitches.count > 2 * reach + 2 else { return [] }
    return (0..<pitches.count).map { i in
      guard i > reach, i < pitches.count - reach else { return 0 }
      return 1 - cosine(pitches.chroma(i - reach..<i), pitches.chroma(i + 1..<i + 1 + reach))
    }
  }

  /// Mean height of the attacks at `first`, `first` + `step` … beats, for each range of `OnsetCurves`.
  func accents(from first: Double, every step: Double) -> [Double] {
    var sums = [0.0, 0, 0, 0]
    var count = 0.0
    for beat in stride(from: first, to: Double(beats.count - 1), by: step) {
      let middle = Int(OnsetCurves.frame(ofTime: time(at: beat)).rounded())
      let frames = (middle - 2..<middle + 3).clamped(to: 0..<attacks[0].count)
      guard !frames.isEmpty else { continue }
      for g in 0..<4 {
        var highest: Float = 0
        for i in frames { highest = max(highest, attacks[g][i]) }
        sums[g] += Double(highest)
      }
      count += 1
    }
    return sums.map { $0 / max(1, count) }
  }

  /// Sum of the accents over all ranges, by which the phase of a level is chosen.
  func strength(from first: Double, every step: Double) -> Double { accents(from: first, every: step).reduce(0, +) }

  /// Excess of the change of harmony at one position of a span over the others, in means of the recording.
  struct HarmonyContrasts {
    /// For spans of two beats.
    var half: Double
    /// For spans of four beats.
    var bar: Double
    /// For spans of eight beats.
    var twoBars: Double
    /// For spans of three beats.
    var threes: Double
  }

  /// Contrasts for spans that begin at `first`, with beats of `beat` beats of the pulse.
  func harmonyContrasts(from first: Double, beat: Double) -> HarmonyContrasts {
    let total = Self.steady + novelty.reduce(0, +) / Double(max(1, novelty.count))
    let contrast = { (span: Int, parts: Int) -> Double in
      let step = Double(span / parts) * beat
      let means = (0..<parts).map { meanNovelty(from: first + Double($0) * step, every: Double(span) * beat) / total }
      let best = means.max() ?? 0
      return best - (means.reduce(0, +) - best) / Double(parts - 1)
    }
    return HarmonyContrasts(
      half: contrast(2, 2), bar: contrast(4, 4), twoBars: contrast(8, 2), threes: contrast(3, 3))
  }

  private func meanNovelty(from first: Double, every step: Double) -> Double {
    var (sum, count) = (0.0, 0.0)
    for beat in stride(from: first, to: Double(beats.count - 1), by: step) {
      let i = Int((time(at: beat) * Chromagram.rate).rounded())
      guard novelty.indices.contains(i) else { continue }
      sum += novelty[i]
      count += 1
    }
    return sum / max(1, count)
  }

  /// Time in seconds of a position in beats, beyond the last beat at the last beat's speed.
  private func time(at beat: Double) -> Double {
    let i = min(max(0, Int(beat)), beats.count - 2)
    return beats[i] + (beats[i + 1] - beats[i]) * (beat - Double(i))
  }
}
