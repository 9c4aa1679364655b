import Music
import Planning

/// A section as automation sees it.
struct AutomatedSpan {
  let tension: TensionCurve.TensionSpan
  let kind: SectionKind
  let bars: Int
  /// Its duration.
  let seconds: Double

  /// A value when `way`, 0…1, of the section has passed.
  struct MotionPoint {
    let way: Double
    let value: Double

    init(_ way: Double, _ value: Double) { (self.way, self.value) = (way, value) }
  }

  /// The number of arcs of about `period` seconds, whole fours or twos of bars, that the section has.
  func arcs(of period: Double) -> Int {
    let wanted = max(1, Int((seconds / period).rounded()))
    let whole = (1...wanted).last { bars % $0 == 0 && (bars / $0) % 4 == 0 }
    return whole ?? (1...wanted).last { bars % $0 == 0 && (bars / $0) % 2 == 0 } ?? 1
  }

  /// `arc`, points over 0…1, so many times over the section.
  func repeated(_ arc: [MotionPoint], times: Int) -> [MotionPoint] {
    (0..<times).flatMap { turn in
      arc.map { MotionPoint((Double(turn) + $0.way) / Double(times), $0.value) }
    }
  }
}

/// The level of a stem in a section, in dB: what the form wants, and the swells of players.
struct LevelMotion {
  let span: AutomatedSpan
  let manner: AutomationComposer.AutomationManner
  /// The factor on all contrasts.
  let range: Double

  /// A calm section lies this far under the last arrival for a whole unit of tension, in dB.
  private static let slope = 4.0
  private static let lowest = -3.0
  /// The first arrival is held back by this much against the last, in dB.
  private static let heldBack = 2.1
  /// What a build begins below the level of its tension, in dB.
  private static let climb = 4.5
  /// The level that it ends with, in dB: as loud as what it leads to, which has all the players.
  private static let brink = 1.2
  /// A phrase's swell from its start to its peak, in dB.
  private static let swell = 2.2

  var points: [AutomatedSpan.MotionPoint] {
    switch span.tension.motion {
    case .arrived:
      let level = -Self.heldBack * (1 - (span.tension.arrival ?? 1)) * range
      return swelling(from: level, to: level)
    case .rising where span.kind != .intro:
      let start = level(of: span.tension.start) - Self.climb * range
      return [.init(0, start), .init(0.5, start * 0.55), .init(1, Self.brink)]
    default: return swelling(from: level(of: span.tension.start), to: level(of: span.tension.end))
    }
  }

  private func level(of tension: Double) -> Double { range * max(Self.lowest, Self.slope * (tension - 1)) }

  /// A straight line, with the swells of phrases on it where players swell.
  private func swelling(from start: Double, to end: Double) -> [AutomatedSpan.MotionPoint] {
    guard manner == .swell else { return [.init(0, start), .init(1, end)] }
    let depth = Self.swell * range
    let arc = [
      AutomatedSpan.MotionPoint(0, -0.6 * depth), .init(0.6, 0.4 * depth), .init(0.999, -0.35 * depth),
    ]
    return span.repeated(arc, times: span.arcs(of: 8)).map { .init($0.way, $0.value + start + (end - start) * $0.way) }
  }
}

/// The brightness of a stem in a section, in octaves of its spectral centroid against its own.
struct BrightnessMotion {
  let span: AutomatedSpan
  let manner: AutomationComposer.AutomationManner
  /// The octaves of a whole sweep; 0 leaves the sound as it is.
  let depth: Double
  /// True if it is half an arc ahead of the others.
  let isEarly: Bool

  var points: [AutomatedSpan.MotionPoint] {
    guard depth > 0 else { return [] }
    return shape.map { .init($0.way, depth * $0.value) }
  }

  /// In whole sweeps.
  private var shape: [AutomatedSpan.MotionPoint] {
    switch span.tension.motion {
    case .rising: return [.init(0, -1.15), .init(0.5, -0.7), .init(1, 0)]
    case .falling where span.kind == .outro: return [.init(0, -0.1), .init(1, -1.1)]
    case .falling: return [.init(0, -0.05), .init(0.7, -1.1), .init(1, -0.5)]
    case .arrived, .steady: return arcs
    }
  }

  /// An arrival begins open; the last one closes least.
  private var arcs: [AutomatedSpan.MotionPoint] {
    let floor = span.tension.arrival.map { -1 + 0.15 * $0 } ?? -1.1
    let top = span.tension.arrival == nil ? -0.15 : 0
    let arc: [AutomatedSpan.MotionPoint]
    switch (manner, isEarly || span.tension.arrival != nil) {
    case (.swell, _): arc = [.init(0, floor), .init(0.6, top), .init(0.999, 0.75 * floor)]
    case (_, true): arc = [.init(0, top), .init(0.55, floor), .init(0.999, top)]
    case (_, false): arc = [.init(0, floor), .init(0.6, top), .init(0.999, floor)]
    }
    return span.repeated(arc, times: span.arcs(of: manner == .swell ? 8 : 14))
  }
}
