import Music

/// The rhythms of the pitched parts; a song takes two of each list and varies them.
public struct Rhythms: Sendable, Equatable, Codable {
  /// The bass, one character to a sixteenth of the genre's meter.
  ///
  /// `r` root, `o` octave, `u` octave below, `t` third, `f` fifth, `s` seventh, `n` the next bar's root ahead of it, `a` a
  /// step to that root, `w` a walking line, `g` a glide up an octave, `-` held, `.` rest; capitals accent. The word
  /// `kick` follows the bass drum.
  public let bass: [String]
  /// `x` hit, `-` held, `.` rest.
  public let chords: [String]
  public let lead: [String]
  public let arpeggio: [String]
}

/// A genre's own patterns for another meter; whatever is absent is derived from those of its own meter.
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
    version(in: meter)?.drums?[lane.drum] ?? lane.patterns.map { adaptation(to: meter).adapted($0) }
  }

  /// The fills in `meter`.
  public func fills(in meter: Meter) -> [[String: String]] {
    version(in: meter)?.fills ?? fills.map { fill in fill.mapValues { adaptation(to: meter).adaptedBar($0) } }
  }

  /// The rhythms of a pitched part in `meter`; `role` is one of bass, chords, lead and arpeggio.
  public func rhythms(of role: StemRole, in meter: Meter) -> [String] {
    if let written = version(in: meter)?.rhythms?[role.rawValue] { return written }
    let list =
      switch role {
      case .bass: rhythms.bass
      case .chords: rhythms.chords
      case .lead, .counter, .vocals: rhythms.lead
      case .arpeggio: rhythms.arpeggio
      case .drums, .percussion, .pad, .effects: [String]()
      }
    return list.map { adaptation(to: meter).adapted($0) }
  }

  /// The rhythms of the stem called `stem`: its own, or those of its role.
  public func rhythms(of role: StemRole, in meter: Meter, for stem: String) -> [String] {
    guard let own = stems.first(where: { $0.name == stem })?.rhythms else { return rhythms(of: role, in: meter) }
    return own.map { adaptation(to: meter).adapted($0) }
  }

  private func adaptation(to meter: Meter) -> MeterAdaptation {
    MeterAdaptation(from: self.meter, meter: meter, isHalfTime: tempo.halfTime)
  }

  /// The version written for `meter`; none for the genre's own, which an inherited one must not replace.
  private func version(in meter: Meter) -> MeterVersion? {
    meter == self.meter ? nil : meters[meter.description]
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
  /// Bars of sixteenths, apart by spaces; a song makes its groove of them.
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
