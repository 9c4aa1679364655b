/// Division of beats into parts, measured in one range of frequency at a time, so that soft cymbals count beside loud drums.
struct BeatDivision {
  /// Mean rises in dB at each phase of a beat, for the ranges of voice and of cymbals.
  private let profiles: [[Double]]

  private static let steps = 48
  // Steps within which an onset belongs to a phase.
  private static let reach = 2

  /// Division of beats that are at `beats`, in seconds, by sharpened curves.
  init(_ sharp: OnsetCurves, beats: [Double]) { self.init(sharp, spans: Array(zip(beats, beats.dropFirst()))) }

  private init(_ sharp: OnsetCurves, spans: [(Double, Double)]) {
    profiles = sharp.bands.suffix(2).map { curve in
      (0..<Self.steps).map { step in
        let sum = spans.reduce(0.0) { sum, span in
          let time = span.0 + (span.1 - span.0) * Double(step) / Double(Self.steps)
          let frame = Int(OnsetCurves.frame(ofTime: time).rounded())
          return sum + (curve.indices.contains(frame) ? Double(curve[frame]) : 0)
        }
        return sum / Double(max(1, spans.count))
      }
    }
  }

  /// True if both thirds of the beat are used alike, and halves and quarters are not: 6/8 and its like, but no shuffle, which
  /// leaves the first third out.
  var isInThree: Bool { profiles.contains { Self.isInThree($0) } }

  /// True if each half of the beat falls into three.
  var isInSix: Bool {
    profiles.contains { profile in
      let halves = (0..<Self.steps).map { step in
        0.5 * (profile[step / 2] + profile[step / 2 + Self.steps / 2])
      }
      return !Self.isInThree(profile) && Self.isInThree(halves)
        && Self.height(profile, at: 0.25, reach: 1) < 0.3 * Self.height(profile, at: 1.0 / 6, reach: 1)
    }
  }

  /// First of the pairs of beats, 0 or 1, where every other beat from there on is one in three parts; nil elsewhere.
  ///
  /// The beats between lie in the middle of it, where nothing begins: they are pulses of one and a half eighths in 6/8.
  static func firstOfPairs(_ sharp: OnsetCurves, beats: [Double]) -> Int? {
    let spans = Array(zip(beats, beats.dropFirst()))
    let halves = [0, 1].map { first in
      BeatDivision(sharp, spans: stride(from: first, to: spans.count, by: 2).map { spans[$0] })
    }
    return [0, 1].first { first in
      zip(halves[first].profiles, halves[1 - first].profiles).contains { on, off in
        // An onset that leads into the next beat is not around the start of this one.
        let starts = [on, off].map { $0.prefix(reach + 1).max() ?? 0 }
        let used = [starts[0], height(on, at: 2.0 / 3), height(off, at: 1.0 / 3)]
        let free = [starts[1], height(on, at: 1.0 / 3), height(off, at: 2.0 / 3)]
        let (least, most) = (used.min() ?? 0, used.max() ?? 0)
        return least > leastRise && least > 0.3 * most && least > 2 * (free.max() ?? 0)
      }
    }
  }

  // Mean rise in dB from which there is an onset.
  private static let leastRise = 1.0

  private static func isInThree(_ profile: [Double]) -> Bool {
    let (first, second) = (height(profile, at: 1.0 / 3), height(profile, at: 2.0 / 3))
    let straight = max(height(profile, at: 0.25), height(profile, at: 0.5), height(profile, at: 0.75))
    let (less, more) = (min(first, second), max(first, second))
    return more > leastRise && less > 0.38 * more && less > 1.3 * straight && less > 0.1 * height(profile, at: 0)
  }

  /// Highest value near a phase, 0…1.
  private static func height(_ profile: [Double], at phase: Double, reach: Int = reach) -> Double {
    let middle = Int((phase * Double(steps)).rounded())
    return (middle - reach...middle + reach).map { profile[(($0 % steps) + steps) % steps] }.max() ?? 0
  }
}
