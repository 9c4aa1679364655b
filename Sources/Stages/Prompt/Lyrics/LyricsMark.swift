import Foundation
import Music

/// A mark of structure in lyrics, such as `Verse 1` or `Chorus x2`.
struct LyricsMark: Equatable {
  /// In lower case.
  let name: String
  /// Nil for marks that name no section of a form, such as a skit.
  let section: SectionKind?
  /// The number of times that its lines are sung, 1…8.
  let times: Int

  var isInstrumental: Bool { name.hasPrefix("instrumental") || Self.silent.contains(name) }

  /// A mark out of what stands in brackets, whatever it says.
  init(bracketed text: String) {
    let words = Self.words(of: text)
    times = Self.times(in: text) ?? 1
    let pairs = zip(words, words.dropFirst()).map { "\($0) \($1)" }
    // "Verse 1: soft piano" is a verse; what follows only describes it.
    section = (pairs.prefix(2) + words.prefix(3) + pairs + words).lazy.compactMap { Self.sections[$0] }.first
    name = words.joined(separator: " ")
  }

  /// True if the mark without lines repeats its earlier lines: a refrain is the same each time, a verse is not.
  var recurs: Bool { section == .chorus || section == .preChorus }

  /// A mark only if `text` is made of the names of sections and what goes with them.
  init?(named text: String) {
    let words = Self.words(of: text)
    guard (1...6).contains(words.count), words.contains(where: Self.isName), words.allSatisfy(Self.mayStand) else {
      return nil
    }
    self.init(bracketed: text)
  }

  private static func isName(_ word: String) -> Bool { sections[word] != nil || others.contains(word) }

  private static func mayStand(_ word: String) -> Bool {
    isName(word) || word.allSatisfy(\.isNumber) || fillers.contains(word)
      || ["i", "ii", "iii", "iv", "v", "x"].contains(word)
  }

  /// The repetitions that "x2", "2x", "×3" or "repeat" ask for, 1…8; nil without such a word.
  static func times(in text: String) -> Int? {
    let words = words(of: text)
    for (index, word) in words.enumerated() {
      let digits = word.filter(\.isNumber)
      let isMarked = word.hasPrefix("x") || word.hasSuffix("x")
      if isMarked, digits.count == 1, word.count == 2, let times = Int(digits) { return min(max(times, 1), 8) }
      let neighbours = [index - 1, index + 1].filter(words.indices.contains).map { words[$0] }
      if word == "x", let times = neighbours.compactMap(Int.init).first { return min(max(times, 1), 8) }
    }
    return words.contains("twice") || words == ["repeat"] || words == ["bis"] ? 2 : nil
  }

  private static func words(of text: String) -> [String] {
    let folded =
      text.utf8.allSatisfy { $0 < 0x80 }
      ? text.lowercased()
      : text.replacing("×", with: "x").folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    return folded.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private static let fillers: Set<String> = [
    "repeat", "the", "of", "no", "final", "last", "first", "second", "third", "pre", "post", "guitar", "piano", "drum",
    "sax",
    "bass", "violin", "synth", "eight", "middle", "up", "build", "down", "vocal", "to", "fade", "out", "beat", "music",
    "section",
    "part", "half", "double", "twice", "and", "with", "short", "long", "x2", "x3", "x4", "2x", "3x", "4x", "letzter",
    "dernier",
    "ultimo", "x5", "x6", "x7", "x8", "x9",
  ]

  /// Marks that name no section.
  private static let others: Set<String> = [
    "instrumental", "instrumentals", "interlude", "solo", "zwischenspiel", "interludio", "vamp", "turnaround",
    "spoken", "adlib", "adlibs", "skit", "end", "oohs", "aahs",
  ]

  /// Lyrics that say there are none.
  private static let silent: Set<String> = [
    "no vocals", "no lyrics", "no vocal", "none", "instrumental", "inst", "ohne gesang", "sans paroles", "n a",
  ]

  /// True if the whole text says that nobody sings.
  static func isNone(_ text: String) -> Bool { silent.contains(words(of: text).joined(separator: " ")) }

  private static let sections: [String: SectionKind] = [
    "intro": .intro, "introduction": .intro, "einleitung": .intro, "vorspiel": .intro, "introduccion": .intro,
    "introduzione": .intro, "introducao": .intro, "verse": .verse, "verses": .verse, "vers": .verse, "strophe": .verse,
    "couplet": .verse, "verso": .verse, "estrofa": .verse, "strofa": .verse, "estrofe": .verse,
    "pre chorus": .preChorus,
    "prechorus": .preChorus, "prerefrain": .preChorus, "pre refrain": .preChorus, "pre hook": .preChorus,
    "chorus": .chorus, "refrain": .chorus, "hook": .chorus, "estribillo": .chorus, "coro": .chorus,
    "ritornello": .chorus, "refrao": .chorus, "kehrreim": .chorus, "bridge": .bridge, "middle eight": .bridge,
    "middle 8": .bridge, "puente": .bridge, "pont": .bridge, "ponte": .bridge, "brucke": .bridge, "buildup": .build,
    "build up": .build, "build": .build, "drop": .drop, "breakdown": .breakdown, "break": .breakdown, "outro": .outro,
    "coda": .outro, "ending": .outro, "schluss": .outro, "nachspiel": .outro, "finale": .outro, "solo": .solo,
    "interlude": .groove, "zwischenspiel": .groove, "interludio": .groove, "instrumental": .groove,
    "instrumental break": .groove, "instrumental interlude": .groove, "post chorus": .chorus, "куплет": .verse,
    "припев": .chorus, "サビ": .chorus, "aメロ": .verse,
  ]
}
