import Music
import Prompt

/// The direction in which a brief's adjectives move a song away from its genre's usual sound.
///
/// Each axis is 0 for the genre's own sound, ±1 for what a word by itself asks and ±1.5 for as far as its tracks go.
public struct SongCharacter: Sendable, Equatable, Codable {
  /// What listeners name with adjectives and instruments measure.
  public enum Axis: String, Sendable, CaseIterable {
    /// Dark … bright: the slope of the spectrum.
    case brightness
    /// Soft … hard: the force of strokes, drums against what sustains.
    case attack
    /// Sparse … dense: notes per bar.
    case density
    /// Narrow … wide: the side against the mid.
    case width
    /// Steady … dynamic: the difference between calm and loud sections.
    case range
    /// Clean … distorted: the harmonics that saturation adds.
    case drive
    /// Dry … reverberant: the level and length of echoes and rooms.
    case space
    /// Straight … swung: the delay of the second note of each pair.
    case swing
    /// Plain … rich harmony: sevenths, ninths, borrowed chords.
    case colour
    /// The melody behind … in front: its level, and how seldom it rests.
    case tune
  }

  /// The farthest that words together go.
  static let most = 1.5

  /// The axes that are not 0.
  private var values: [String: Double] = [:]

  public init() {}

  /// What moods, style words, borrowed styles, energy and density say together; nil where they leave the genre's sound as it is.
  init?(_ brief: Brief) {
    for word in CharacterWord.all(in: brief) {
      for (axis, value) in word.directions { self[axis] += value }
    }
    if let density = brief.density { self.density += 2 * (density - 0.5) * (brief.degrees?["density"] ?? 1) }
    if brief.moods.isEmpty, let energy = brief.energy {
      self.attack += 1.2 * (energy - 0.6)
      self.density += 0.8 * (energy - 0.6)
    }
    for axis in Axis.allCases { self[axis] = min(Self.most, max(-Self.most, self[axis])) }
    if self == SongCharacter() { return nil }
  }

  /// −1 slow … 1 fast: calm music has few and soft notes at a slow tempo, and the three go together.
  var pace: Double { min(1, max(-1, (attack + density) / 2)) }

  public subscript(axis: Axis) -> Double {
    get { values[axis.rawValue] ?? 0 }
    set { values[axis.rawValue] = abs(newValue) < 1e-9 ? nil : newValue }
  }

  public init(from decoder: any Decoder) throws {
    let axes = try decoder.singleValueContainer().decode([String: Double].self)
    for axis in Axis.allCases { self[axis] = axes[axis.rawValue] ?? 0 }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(values)
  }
}

extension SongCharacter {
  public var brightness: Double {
    get { self[.brightness] }
    set { self[.brightness] = newValue }
  }

  public var attack: Double {
    get { self[.attack] }
    set { self[.attack] = newValue }
  }

  public var density: Double {
    get { self[.density] }
    set { self[.density] = newValue }
  }

  public var width: Double {
    get { self[.width] }
    set { self[.width] = newValue }
  }

  public var range: Double {
    get { self[.range] }
    set { self[.range] = newValue }
  }
}

extension SongPlan {
  /// The direction of an axis, −1.5…1.5; 0 where nothing was asked.
  public func character(_ axis: SongCharacter.Axis) -> Double { character?[axis] ?? 0 }
}

extension StemPlan {
  /// The stem at the level, width and place of a song with `character`.
  ///
  /// Hard songs have their drums in front, soft ones what sustains; 4 dB are heard as another balance.
  func characterised(by character: SongCharacter?) -> StemPlan {
    guard let character else { return self }
    var stem = self
    switch role {
    case .drums, .percussion: stem.mix.levelLu += 4 * character.attack
    case .arpeggio: stem.mix.levelLu += 2 * character.attack
    case .pad: stem.mix.levelLu -= 2.5 * character.attack
    case .lead, .vocals: stem.mix.levelLu += 2 * character[.tune]
    default: break
    }
    // The low end stays in the middle.
    guard role != .bass, role != .drums else { return stem }
    stem.mix.width = max(0, mix.width * (1 + (character.width < 0 ? 0.62 : 0.5) * character.width))
    stem.mix.pan = min(1, max(-1, mix.pan * (1 + 0.6 * character.width)))
    return stem
  }
}

extension Section {
  /// The section at the level that it has in a steady or a dynamic song: calm ones by up to 3 dB nearer to the loud ones, or
  /// farther from them.
  func characterised(by character: SongCharacter?) -> Section {
    guard let range = character?.range, range != 0 else { return self }
    var section = self
    let change = range > 0 ? 6 * range * (energy - 0.9) : 4 * range * (energy - 0.9)
    section.levelDb = (levelDb ?? 0) + max(-6, min(3, change))
    return section
  }
}
