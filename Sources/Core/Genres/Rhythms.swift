import Music

/// The rhythms of the pitched parts; a song takes two of each list and varies them.
public struct Rhythms: Sendable, Equatable, Codable {
  /// The bass, one character to a sixteenth.
  ///
  /// `r` root, `o` octave, `u` octave below, `t` third, `f` fifth, `s` seventh, `a` a step to the next root, `w` a walking
  /// line, `g` a glide up an octave, `-` held, `.` rest; capitals accent. The word `kick` follows the bass drum.
  public let bass: [String]
  /// `x` hit, `-` held, `.` rest.
  public let chords: [String]
  public let lead: [String]
  public let arpeggio: [String]
}

/// A genre's own patterns for a meter of twelve sixteenths; whatever is absent is derived from its 4/4.
public struct MeterVersion: Sendable, Equatable, Codable {
  /// Patterns by the name of the drum.
  public let drums: [String: [String]]?
  public let fills: [[String: String]]?
  /// Rhythms by the name of the list: `bass`, `chords`, `lead`, `arpeggio`.
  public let rhythms: [String: [String]]?
}

extension Genre {
  /// The patterns of a lane in `meter`, as written or derived.
  public func patterns(of lane: DrumLane, in meter: Meter) -> [String] {
    meters[meter.description]?.drums?[lane.drum] ?? lane.patterns.map { adaptation(to: meter).adapted($0) }
  }

  /// The fills in `meter`.
  public func fills(in meter: Meter) -> [[String: String]] {
    meters[meter.description]?.fills ?? fills.map { fill in fill.mapValues { adaptation(to: meter).adaptedBar($0) } }
  }

  /// The rhythms of a pitched part in `meter`; `role` is one of bass, chords, lead and arpeggio.
  public func rhythms(of role: StemRole, in meter: Meter) -> [String] {
    if let written = meters[meter.description]?.rhythms?[role.rawValue] { return written }
    let list =
      switch role {
      case .bass: rhythms.bass
      case .chords: rhythms.chords
      case .lead, .vocals: rhythms.lead
      case .arpeggio: rhythms.arpeggio
      case .drums, .percussion, .pad, .effects: [String]()
      }
    return list.map { adaptation(to: meter).adapted($0) }
  }

  private func adaptation(to meter: Meter) -> MeterAdaptation {
    MeterAdaptation(meter: meter, isHalfTime: tempo.halfTime)
  }
}

/// The patterns of one drum.
public struct DrumLane: Sendable, Equatable, Codable {
  /// A drum's name, as in `DrumNote`: `kick`, `closedHat`.
  public let drum: String
  /// The stem it belongs to.
  public let stem: String
  /// It plays where the section's energy is at least this.
  public let energy: Double
  /// Bars of sixteenths, apart by spaces; a song takes two of the patterns and varies them.
  ///
  /// `X` is an accent, `x` a hit, `o` a ghost note, `.` a rest; `2`, `3` and `4` are so many strokes within the step, `t`
  /// three strokes within two steps.
  public let patterns: [String]

  public init(drum: String, stem: String, energy: Double, patterns: [String]) {
    self.drum = drum
    self.stem = stem
    self.energy = energy
    self.patterns = patterns
  }
}

/// Rewrites a rhythm of 4/4 for a meter of twelve sixteenths, so that its backbeat stays one.
///
/// In 3/4 a beat is left out: the third, so that strong–weak–weak is left of strong–weak–medium–weak; in half-time music
/// the last, because its backbeat is the third. In 6/8 two beats make a bar of two dotted quarters, their second eighths
/// pushed to the third eighth of the group as in a shuffle; a bar of 4/4 becomes two bars, or one if half the tempo is felt.
struct MeterAdaptation {
  let meter: Meter
  let isHalfTime: Bool

  /// Every bar of `text`; for 4/4 as it was.
  func adapted(_ text: String) -> String {
    let bars = text.split(separator: " ").map { Array($0) }
    guard meter != .fourFour, bars.allSatisfy({ $0.count == 16 }) else { return text }
    return bars.flatMap(bars(from:)).joined(separator: " ")
  }

  /// A single bar; of a bar that became two the first.
  func adaptedBar(_ text: String) -> String {
    adapted(text).split(separator: " ").first.map(String.init) ?? text
  }

  private func bars(from steps: [Character]) -> [String] {
    let beats = stride(from: 0, to: 16, by: 4).map { String(steps[$0..<$0 + 4]) }
    if meter == .threeFour { return [isHalfTime ? beats[0] + beats[1] + beats[2] : beats[0] + beats[1] + beats[3]] }
    let dotted = beats.map(Self.dotted)
    return isHalfTime ? [dotted[0] + dotted[2]] : [dotted[0] + dotted[1], dotted[2] + dotted[3]]
  }

  /// Four sixteenths as three eighths: the first stays, the others share the two eighths after it.
  private static func dotted(_ beat: String) -> String {
    let steps = Array(beat)
    let strikes = { (step: Character) in step != "." && step != "-" }
    let third = strikes(steps[2]) || !strikes(steps[3]) ? steps[2] : steps[3]
    let link = { (next: Character) -> Character in next == "-" ? "-" : "." }
    return String([steps[0], link(steps[1]), steps[1], link(third), third, link(steps[3])])
  }
}
