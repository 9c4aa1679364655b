import Music
import Prompt

/// A word of a brief that moves the character of its song.
struct CharacterWord {
  /// The word of the lexicon's moods or style words.
  let word: String
  /// As people say it.
  let said: String
  /// 0.5 for "slightly", 1, 1.5 for "very", 2 for "extremely".
  let degree: Double

  /// Where it leads, by its degree.
  var directions: [(axis: SongCharacter.Axis, value: Double)] {
    SongCharacter.directions(of: word).map { ($0.axis, $0.value * degree) }
  }

  /// The moods, style words and borrowed styles of a brief, in the order in which it has them.
  static func all(in brief: Brief) -> [CharacterWord] {
    let words = (brief.moods + brief.styleWords).map { word in
      CharacterWord(word: word, said: word, degree: brief.degrees?[word] ?? 1)
    }
    let borrowed = brief.instrumentStyles.contains { $0.genre == "jazz" && $0.instrument == .chords }
    let isJazzy = borrowed && brief.genre != "jazz" && !words.contains { $0.word == "jazzy" }
    let isMinimal = brief.genre != "minimal" && brief.genres.contains { $0.name == "minimal" }
    // A strong hook is more than a loud chorus.
    let hooks = brief.sectionDetails.filter { $0.arrangement.level == .loud && $0.words.hasSuffix("hook") }
    return words + hooks.map { CharacterWord(word: "memorable", said: $0.words, degree: 1) }
      + (isJazzy ? [CharacterWord(word: "jazzy", said: "jazzy chords", degree: 1)] : [])
      + (isMinimal ? [CharacterWord(word: "minimal", said: "minimal", degree: 1)] : [])
  }
}

extension SongCharacter {
  /// Where a word of the lexicon's moods or style words leads; empty where it leaves every axis as it is.
  public static func directions(of word: String) -> [(axis: Axis, value: Double)] { words[word] ?? [] }

  /// The directions of the words.
  ///
  /// The signs are those that listeners gave tones and phrases by the adjectives: of energy and valence in P. Juslin and
  /// P. Laukka, *Communication of emotions in vocal expression and music performance* (2003; tempo, level, attack,
  /// high-frequency energy), of timbre in A. Zacharakis et al., *An interlanguage study of musical timbre semantic
  /// dimensions* (2014). The sizes are ours.
  private static let words = [sounds, manners, eras].reduce(moods) { $0.merging($1) { first, _ in first } }

  private static let moods: [String: [(axis: Axis, value: Double)]] = [
    "dark": [(.brightness, -1)], "sad": [(.brightness, -0.5), (.attack, -0.6), (.density, -0.5)],
    "melancholic": [(.brightness, -0.5), (.attack, -0.5), (.density, -0.4)],
    "happy": [(.brightness, 0.5), (.density, 0.4)], "uplifting": [(.brightness, 0.4), (.width, 0.3), (.density, 0.3)],
    "energetic": [(.attack, 0.8), (.density, 0.8), (.brightness, 0.3)],
    "aggressive": [(.attack, 1), (.brightness, 0.6), (.density, 0.4), (.drive, 0.6)],
    "driving": [(.attack, 0.7), (.density, 0.7)],
    "calm": [(.attack, -0.9), (.density, -0.8), (.brightness, -0.3)],
    "relaxed": [(.attack, -0.7), (.density, -0.6), (.brightness, -0.2)],
    "dreamy": [(.attack, -0.7), (.width, 0.7), (.density, -0.3), (.space, 0.6)],
    "mysterious": [(.brightness, -0.6), (.density, -0.5), (.width, 0.3), (.space, 0.4)],
    "tense": [(.attack, 0.5), (.density, 0.3), (.colour, 0.3)], "nostalgic": [(.brightness, -0.6), (.attack, -0.4)],
    "romantic": [(.attack, -0.6), (.brightness, -0.3), (.colour, 0.3), (.tune, 0.3)],
    "epic": [(.attack, 0.6), (.width, 0.6), (.range, 0.4)], "playful": [(.density, 0.5), (.brightness, 0.4)],
    "hypnotic": [(.width, 0.3), (.range, -0.6)], "funky": [(.attack, 0.5), (.density, 0.5)],
  ]

  /// Words for the sound.
  private static let sounds: [String: [(axis: Axis, value: Double)]] = [
    "punchy": [(.attack, 0.9)], "wide": [(.width, 1), (.space, 0.3)], "spacious": [(.space, 0.9), (.width, 0.6)],
    "narrow": [(.width, -1)], "warm": [(.brightness, -0.7)],
    "cold": [(.brightness, 0.6)], "bright": [(.brightness, 1)], "dull": [(.brightness, -1)],
    "dusty": [(.brightness, -0.6), (.drive, 0.3)], "clean": [(.drive, -1)],
    "distorted": [(.drive, 1), (.brightness, 0.4)],
    "heavy": [(.attack, 0.6), (.brightness, -0.3), (.drive, 0.4)],
    "light": [(.attack, -0.4), (.density, -0.4), (.brightness, 0.4)], "deep": [(.brightness, -0.5)],
    "soft": [(.attack, -1), (.brightness, -0.4), (.drive, -0.4)], "hard": [(.attack, 1)],
    "dry": [(.space, -1)], "lush": [(.width, 0.6), (.colour, 0.4)], "reverberant": [(.space, 1), (.width, 0.4)],
    "atmospheric": [(.width, 0.6), (.attack, -0.5), (.space, 0.6)],
    "cinematic": [(.width, 0.5), (.range, 0.5), (.space, 0.4)],
    "compressed": [(.range, -1), (.attack, 0.3)], "dynamic": [(.range, 1)], "steady": [(.range, -1)],
    "dramatic": [(.range, 0.7)],
    "metallic": [(.brightness, 0.6)], "muted": [(.brightness, -0.4), (.space, -0.3)],
    "raw": [(.attack, 0.5), (.drive, 0.5), (.space, -0.4)],
    "filtered": [(.brightness, -0.4), (.range, 0.3)], "modulated": [(.width, 0.4)],
    "futuristic": [(.brightness, 0.4), (.space, 0.3)], "organic": [(.drive, -0.6), (.space, 0.2), (.range, 0.3)],
    "digital": [(.brightness, 0.5), (.range, -0.2)], "chopped": [(.density, 0.4), (.attack, 0.3)],
    "jangly": [(.brightness, 0.5)], "sidechained": [(.attack, 0.3)],
  ]

  /// Words for the notes and the way they are played.
  private static let manners: [String: [(axis: Axis, value: Double)]] = [
    "minimal": [(.density, -1), (.colour, -0.4)], "simple": [(.density, -0.5), (.colour, -0.8)],
    "busy": [(.density, 1)],
    "danceable": [(.attack, 0.4), (.density, 0.2)], "swung": [(.swing, 1)], "straight": [(.swing, -1)],
    "rolling": [(.density, 0.5)], "syncopated": [(.density, 0.3), (.swing, 0.2)], "loose": [(.swing, 0.5)],
    "melodic": [(.tune, 0.8)], "memorable": [(.tune, 1)], "riff-based": [(.tune, 0.5), (.attack, 0.3)],
    "emotional": [(.range, 0.5), (.tune, 0.4), (.attack, -0.3)], "beautiful": [(.attack, -0.4), (.tune, 0.4)],
    "evolving": [(.range, 0.6), (.space, 0.3)], "jazzy": [(.colour, 1)],
    "colourful": [(.colour, 0.7), (.brightness, 0.3)],
    "atonal": [(.colour, 0.9)], "strange": [(.colour, 0.7), (.space, 0.3)],
    "orchestrated": [(.width, 0.4), (.range, 0.4), (.density, 0.3)], "tribal": [(.density, 0.5), (.attack, 0.3)],
    "friendly": [(.brightness, 0.2), (.attack, -0.3)], "serious": [(.brightness, -0.3), (.density, -0.3)],
    "picked": [(.attack, 0.3), (.density, 0.3)], "loopable": [(.range, -0.4)],
    "four-on-the-floor": [(.attack, 0.2)],
  ]

  /// Decades by the sound of their records: narrow bands first, tape and large rooms later, then bright and wide masters.
  private static let eras: [String: [(axis: Axis, value: Double)]] = [
    "20s": [(.brightness, -0.6), (.width, -1), (.drive, 0.4)],
    "30s": [(.brightness, -0.6), (.width, -1), (.drive, 0.4)],
    "40s": [(.brightness, -0.5), (.width, -0.8), (.drive, 0.3)],
    "50s": [(.brightness, -0.4), (.width, -0.6), (.drive, 0.3)],
    "60s": [(.brightness, -0.3), (.drive, 0.3)], "70s": [(.brightness, -0.3), (.drive, 0.2), (.space, -0.3)],
    "80s": [(.space, 0.5), (.width, 0.3)], "90s": [(.drive, 0.2), (.attack, 0.2)],
    "2000s": [(.attack, 0.3), (.range, -0.3)], "2010s": [(.width, 0.3), (.brightness, 0.2)],
    "retro": [(.brightness, -0.3), (.drive, 0.3)], "modern": [(.brightness, 0.3), (.width, 0.3)],
  ]
}
