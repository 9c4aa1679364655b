import Audio
import Foundation

/// Whether every stem sounds where it was planned to.
enum StemContentCheck {
  /// A stem that stays below is empty, in dBFS.
  static let floor = -50.0
  /// The least share of the planned time in which something sounds, in windows of two seconds.
  static let share = 0.25

  static func run(_ stems: [HeardStem], _ expected: Expectations) -> Check {
    var least = (name: "", share: 1.0, at: Double?.none)
    for stem in stems where !expected.separated.contains(stem.name) {
      guard level(stem.track.highest) > floor else {
        return Check(
          "stem_content", .fail, value: .number(0), unit: "%", target: .number(100 * share),
          detail: "\(stem.name) is empty: nothing in it is louder than \(number(floor)) dBFS.", at: 0, stem: stem.name)
      }
      guard let planned = expected.stems[stem.name] else { continue }
      let heard = stem.share(of: planned)
      if heard.share < least.share { least = (stem.name, heard.share, heard.firstGap) }
    }
    guard least.share < share else {
      return Check(
        "stem_content", .pass, value: .number((100 * least.share).rounded()), unit: "%", target: .number(100 * share),
        detail: "All \(stems.count) stems sound where they were planned to.")
    }
    return Check(
      "stem_content", .fail, value: .number((100 * least.share).rounded()), unit: "%", target: .number(100 * share),
      detail: "\(least.name) sounds in \(number(100 * least.share)) % of the time for which it was planned.",
      at: least.at, stem: least.name)
  }
}

/// Whether every stem is silent where it was planned to be.
enum StemSilenceCheck {
  /// What may be heard of a stem that should be silent, in dBFS.
  static let floor = -50.0

  static func run(_ stems: [HeardStem], _ expected: Expectations) -> Check {
    var loudest: (stem: String, peak: Float, at: Double)?
    for stem in stems {
      guard let planned = expected.stems[stem.name], let stray = stem.stray(beside: planned) else { continue }
      if stray.peak > loudest?.peak ?? 0 { loudest = (stem.name, stray.peak, stray.at) }
    }
    let value = max(-140, level(loudest?.peak ?? 0))
    guard let loudest, value > floor else {
      return Check(
        "stem_silence", .pass, value: .number(value), unit: "dBFS", target: .number(floor),
        detail: "Every stem is silent where it was planned to be.")
    }
    return Check(
      "stem_silence", .fail, value: .number(value), unit: "dBFS", target: .number(floor),
      detail: "\(loudest.stem) sounds at \(place(loudest.at)), where it should be silent.", at: loudest.at,
      stem: loudest.stem)
  }
}

/// Whether no stem reaches full scale.
enum StemHeadroomCheck {
  /// Of the samples, in dBFS: what comes nearer to full scale may have been cut off there.
  static let limit = -0.01

  static func run(_ stems: [HeardStem]) -> Check {
    let highest = stems.max { $0.track.highest < $1.track.highest }
    let value = max(-140, level(highest?.track.highest ?? 0))
    let name = highest?.name ?? "No stem"
    return Check(
      "stem_headroom", value <= limit ? .pass : .fail, value: .number(value), unit: "dBFS", target: .number(limit),
      detail: "\(name) reaches highest, \(number(value)) dBFS.", at: value <= limit ? nil : highest?.highestAt,
      stem: value <= limit ? nil : highest?.name)
  }
}

/// In dB relative to full scale, to two decimals.
func level(_ amplitude: Float) -> Double {
  (100 * Decibels(factor: Double(max(amplitude, 1e-7))).value).rounded() / 100
}
