import Music

/// The rhythms of the pitched parts; a song takes two of each list and varies them.
public struct Rhythms: Sendable, Equatable, Codable {
  /// What is played, step by step.
  ///
  /// `r` root, `o` octave, `u` octave below, `t` third, `f` fifth, `s` seventh, `a` a step to the next root, `w` a walking
  /// line, `g` a glide up an octave, `-` held, `.` rest; capitals accent. The word `kick` follows the bass drum.
  public let bass: [String]
  /// `x` hit, `-` held, `.` rest.
  public let chords: [String]
  public let lead: [String]
  public let arpeggio: [String]
}

/// What a genre writes for a meter of twelve sixteenths; whatever is absent is derived from its 4/4.
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
