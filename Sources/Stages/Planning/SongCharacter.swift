import Music
import Prompt

/// The direction in which a brief's adjectives move a song away from its genre's usual sound.
///
/// Each axis is 0 for the genre's own sound and ±1 for as far as its tracks go.
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
  }

  /// −1 dark … 1 bright.
  public var brightness = 0.0
  /// −1 soft … 1 hard.
  public var attack = 0.0
  /// −1 sparse … 1 dense.
  public var density = 0.0
  /// −1 narrow … 1 wide.
  public var width = 0.0
  /// −1 steady … 1 dynamic.
  public var range = 0.0

  public init() {}

  /// What moods, style words and the asked density say together; nil where they leave the genre's sound as it is.
  init?(_ brief: Brief) {
    for (axis, value) in (brief.moods + brief.styleWords).flatMap(Self.directions(of:)) { self[axis] += value }
    if let density = brief.density { self.density += 2 * (density - 0.5) }
    for axis in Axis.allCases { self[axis] = min(1, max(-1, self[axis])) }
    if self == SongCharacter() { return nil }
  }

  /// −1 slow … 1 fast: calm music has few and soft notes at a slow tempo, and the three go together.
  var pace: Double { (attack + density) / 2 }

  subscript(axis: Axis) -> Double {
    get {
      switch axis {
      case .brightness: brightness
      case .attack: attack
      case .density: density
      case .width: width
      case .range: range
      }
    }
    set {
      switch axis {
      case .brightness: brightness = newValue
      case .attack: attack = newValue
      case .density: density = newValue
      case .width: width = newValue
      case .range: range = newValue
      }
    }
  }

  /// Where a word of the lexicon's moods or style words leads; empty where it leaves every axis as it is.
  public static func directions(of word: String) -> [(axis: Axis, value: Double)] { words[word] ?? [] }

  /// The directions of the words.
  ///
  /// The signs are those that listeners gave tones and phrases by the adjectives: of energy and valence in P. Juslin and
  /// P. Laukka, *Communication of emotions in vocal expression and music performance* (2003; tempo, level, attack,
  /// high-frequency energy), of timbre in A. Zacharakis et al., *An interlanguage study of musical timbre semantic
  /// dimensions* (2014). The sizes are ours.
  private static let words: [String: [(axis: Axis, value: Double)]] = [
    "dark": [(.brightness, -1)], "sad": [(.brightness, -0.5), (.attack, -0.6), (.density, -0.5)],
    "melancholic": [(.brightness, -0.5), (.attack, -0.5), (.density, -0.4)],
    "happy": [(.brightness, 0.5), (.density, 0.4)], "uplifting": [(.brightness, 0.4), (.width, 0.3), (.density, 0.3)],
    "energetic": [(.attack, 0.8), (.density, 0.8), (.brightness, 0.3)],
    "aggressive": [(.attack, 1), (.brightness, 0.6), (.density, 0.4)], "driving": [(.attack, 0.7), (.density, 0.7)],
    "calm": [(.attack, -0.9), (.density, -0.8), (.brightness, -0.3)],
    "relaxed": [(.attack, -0.7), (.density, -0.6), (.brightness, -0.2)],
    "dreamy": [(.attack, -0.7), (.width, 0.7), (.density, -0.3)],
    "mysterious": [(.brightness, -0.6), (.density, -0.5), (.width, 0.3)], "tense": [(.attack, 0.5), (.density, 0.3)],
    "nostalgic": [(.brightness, -0.6), (.attack, -0.4)], "romantic": [(.attack, -0.6), (.brightness, -0.3)],
    "epic": [(.attack, 0.6), (.width, 0.6), (.range, 0.4)], "playful": [(.density, 0.5), (.brightness, 0.4)],
    "hypnotic": [(.width, 0.3), (.range, -0.6)], "funky": [(.attack, 0.5), (.density, 0.5)],
    "punchy": [(.attack, 0.9)], "wide": [(.width, 1)], "narrow": [(.width, -1)], "warm": [(.brightness, -0.7)],
    "cold": [(.brightness, 0.6)], "bright": [(.brightness, 1)], "dull": [(.brightness, -1)],
    "dusty": [(.brightness, -0.6)], "clean": [(.brightness, 0.3)], "heavy": [(.attack, 0.6), (.brightness, -0.3)],
    "light": [(.attack, -0.4), (.density, -0.4), (.brightness, 0.4)], "deep": [(.brightness, -0.5)],
    "soft": [(.attack, -1), (.brightness, -0.4)], "hard": [(.attack, 1)], "minimal": [(.density, -1)],
    "simple": [(.density, -0.5)], "busy": [(.density, 1)], "lush": [(.width, 0.6)], "reverberant": [(.width, 0.4)],
    "atmospheric": [(.width, 0.6), (.attack, -0.5)], "cinematic": [(.width, 0.5), (.range, 0.5)],
    "compressed": [(.range, -1)], "dynamic": [(.range, 1)], "dramatic": [(.range, 0.7)],
    "metallic": [(.brightness, 0.6)],
    "muted": [(.brightness, -0.4)], "danceable": [(.attack, 0.4)], "raw": [(.attack, 0.5)],
  ]
}

extension SongPlan {
  /// The direction of an axis, −1…1; 0 where nothing was asked.
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
    default: break
    }
    // The low end stays in the middle.
    guard role != .bass, role != .drums else { return stem }
    stem.mix.width = max(0, mix.width * (1 + 0.5 * character.width))
    stem.mix.pan = min(1, max(-1, mix.pan * (1 + 0.6 * character.width)))
    return stem
  }
}
