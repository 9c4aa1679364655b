import Foundation

/// How high the onset curves are at places counted in beats of a pulse.
struct PulseHeights {
  private let attacks: [[Float]]
  private let beats: [Double]
  private let novelty: [Double]
  /// Onsets per second.
  let density: Double

  init(_ scene: Scene, beats: [Double]) {
    attacks = scene.curves.sharpened().attacks
    self.beats = beats
    density = scene.curves.density ?? 0
    novelty = Self.novelty(scene.pitches)
  }

  // Chords are compared over this many seconds on either side.
  private static let reach = 0.8

  // What changes less than this, drums and drones, has no harmony.
  private static let steady = 0.05

  private static func novelty(_ pitches: PitchTrack) -> [Double] {
    let reach = Int(reach * Chromagram.rate)
    guard pitches.count > 2 * reach + 2 else { return [] }
    return (0..<pitches.count).map { i in
      guard i > reach, i < pitches.count - reach else { return 0 }
      return 1 - cosine(pitches.chroma(i - reach..<i), pitches.chroma(i + 1..<i + 1 + reach))
    }
  }

  /// The mean height of each range at `first`, `first` + `step` … beats.
  func accents(from first: Double, every step: Double) -> [Double] {
    var sums = [0.0, 0, 0, 0]
    var count = 0.0
    for place in stride(from: first, to: Double(beats.count - 1), by: step) {
      let middle = Int(OnsetCurves.frame(ofTime: time(at: place)).rounded())
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

  /// The strength of on-beats at an offset, by which phases are chosen.
  func strength(from first: Double, every step: Double) -> Double { accents(from: first, every: step).reduce(0, +) }

  /// How much more the harmony changes at one place of a span than on the others.
  struct HarmonyContrasts {
    var half: Double
    var bar: Double
    var twoBars: Double
    var threes: Double
  }

  /// For spans of two, four, eight and three beats.
  func harmonyContrasts(from first: Double, beat: Double) -> HarmonyContrasts {
    let total = Self.steady + novelty.reduce(0, +) / Double(max(1, novelty.count))
    let contrast = { (span: Int, parts: Int) -> Double in
      let step = Double(span / parts) * beat
      let means = (0..<parts).map { meanNovelty(from: first + Double($0) * step, every: Double(span) * beat) / total }
      let best = means.max() ?? 0
      return best - (means.reduce(0, +) - best) / Double(parts - 1)
    }
    let offsets = contrast(4, 4)
    return HarmonyContrasts(half: contrast(2, 2), bar: offsets, twoBars: contrast(8, 2), threes: contrast(3, 3))
  }

  private func meanNovelty(from first: Double, every step: Double) -> Double {
    var (sum, count) = (0.0, 0.0)
    for place in stride(from: first, to: Double(beats.count - 1), by: step) {
      let i = Int((time(at: place) * Chromagram.rate).rounded())
      guard novelty.indices.contains(i) else { continue }
      sum += novelty[i]
      count += 1
    }
    return sum / max(1, count)
  }

  private func time(at place: Double) -> Double {
    let i = min(max(0, Int(place)), beats.count - 2)
    return beats[i] + (beats[i + 1] - beats[i]) * (place - Double(i))
  }
}
