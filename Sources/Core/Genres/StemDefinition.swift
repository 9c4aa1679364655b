import Music

/// An instrument group of a genre: what it is, how it sounds and where it stands in the mix.
public struct StemDefinition: Sendable, Equatable, Codable {
  /// The name that sections and deliveries use.
  public let name: String
  public let role: StemRole
  /// The sounds to choose from, by their names in the sound library.
  public let sounds: [String]
  /// The General MIDI program that plays it where there is a SoundFont, 0…127; nil for synthetic sounds.
  ///
  /// For drums it is the number of the kit.
  public let program: Int?
  /// In words, for generators that are given a description.
  public let description: String
  /// True if it plays only on request.
  public let optional: Bool
  /// True if it accompanies its own melody, as a pianist's left hand does.
  public let bothHands: Bool
  /// The middle of its range, as a MIDI note number; 0 for drums.
  public let register: Int
  /// Its loudness below the whole mix where it plays, in LU.
  public let levelLu: Double
  public let highPassHz: Double
  /// 0 is mono, 1 as rendered, above 1 wider.
  public let width: Double
  /// −1 left … 1 right.
  public let pan: Double
  /// The share of the genre's ducking depth that applies to it, 0…1.
  public let duck: Double
  /// Rhythms of its own in place of those of its role, in the genre's meter.
  public var rhythms: [String]?

  enum CodingKeys: String, CodingKey {
    case name, role, sounds, program, description, optional, register, width, pan, duck, rhythms
    case bothHands = "both_hands"
    case levelLu = "level_lu"
    case highPassHz = "high_pass_hz"
  }
}

extension StemDefinition {
  /// The same place in the mix for an instrument with a name, a role and a register of its own.
  ///
  /// `sounds` and `program` are the instrument's; `quieter` lowers it against this stem, in LU.
  public func played(
    by name: String, role: StemRole, sounds: [String], program: Int?, description: String, register: Int,
    quieter: Double, pan: Double
  ) -> StemDefinition {
    let isLow = role == .bass || self.role == .bass
    return StemDefinition(
      name: name, role: role, sounds: sounds, program: program, description: description, optional: false,
      bothHands: bothHands, register: register, levelLu: levelLu - quieter,
      highPassHz: isLow ? highPassHz : min(highPassHz, max(30, 200 * Double(register - 24) / 48)),
      width: width, pan: min(1, max(-1, self.pan + pan)), duck: duck, rhythms: rhythms)
  }

  /// The voice of genres that list none: a choir where it is calm, chopped syllables where there is a beat.
  public static func vocals(calm: Bool) -> StemDefinition {
    StemDefinition(
      name: "vocals", role: .vocals, sounds: calm ? ["choir-ooh", "choir-aah"] : ["vocal-chop"], program: nil,
      description: calm ? "wordless choir, soft and wide" : "rhythmic chopped vocal hook", optional: true,
      bothHands: false, register: calm ? 64 : 67, levelLu: calm ? -10 : -8, highPassHz: 140, width: 1, pan: 0, duck: 0.4
    )
  }
}
