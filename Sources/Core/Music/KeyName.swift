import Foundation

/// The name of a key as people write it: a tonic, and a mode where one is named.
///
/// Read are letters (`F# minor`, `Bbm`, `E-flat major`), German and Scandinavian names (`fis-Moll`, `B-Dur`, `h-moll`,
/// where B is B flat beside a word such as Dur and H is B), syllables (`La mineur`, `si bemolle maggiore`,
/// `Fá sustenido menor`), Camelot numbers (`8A`) and Open Key numbers (`1m`). Letter case and accents do not matter, but
/// for a single capital M after a note, which some mean as major and some as minor: that is no name. Names that say the
/// same twice, such as `8A / Am` or `F#/Gb minor`, count as one.
public struct KeyName: Sendable, Hashable {
  public let tonic: PitchClass
  /// Nil where only the tonic is named, which by custom means major.
  public let mode: Mode?

  /// Nil for what is no name of a key.
  public init?(_ text: String) {
    let parts = text.split(whereSeparator: { "/|()[]{},;=".contains($0) })
      .filter { !$0.allSatisfy(\.isWhitespace) }.map { KeyName(single: String($0)) }
    guard let first = parts.first, let tonic = first?.tonic, parts.allSatisfy({ $0?.tonic == tonic }) else {
      return nil
    }
    let modes = Set(parts.compactMap { $0?.mode })
    guard modes.count < 2 else { return nil }
    (self.tonic, mode) = (tonic, modes.first)
  }

  /// The key, major where no mode is named.
  public var key: Key { Key(tonic, mode ?? .major) }

  private init(tonic: PitchClass, mode: Mode?) { (self.tonic, self.mode) = (tonic, mode) }

  private init?(single text: String) {
    let words = KeyName.words(of: text)
    // "A-" is A minor in charts of chords, and in names of files it is A.
    guard let end = text.last(where: { !$0.isWhitespace }), !"-–—+".contains(end) else { return nil }
    if let key = Key(wheel: words.joined()) {
      self.init(tonic: key.tonic, mode: key.mode)
      return
    }
    guard let first = words.first,
      let found = KeyName.tonics(in: first, words.dropFirst().first).first(where: {
        Mode.isNamed(by: $0.glued + words.dropFirst($0.words).joined())
      })
    else { return nil }
    let modeName = found.glued + words.dropFirst(found.words).joined()
    // "AM" and "F#M": shouted, or major?
    guard !(modeName == "m" && text.last(where: \.isLetter) == "M") else { return nil }
    guard let mode = Mode.named[modeName] else {
      // "fis" and "h" alone are minor to those who write so, and major to others.
      let isLower = text.first(where: \.isLetter)?.isLowercase == true
      guard !(isLower && TonicName.all[found.name]?.isGerman == true) else { return nil }
      self.init(tonic: found.tonic(beside: nil), mode: nil)
      return
    }
    self.init(tonic: found.tonic(beside: mode), mode: mode.mode)
  }

  /// The words in lower case, without accents, hyphens, and what may stand around a key ("in the key of").
  private static func words(of text: String) -> [String] {
    let folded = text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    var plain = ""
    for character in folded.unicodeScalars {
      switch character {
      case "♯", "#":
        while plain.last == " " { plain.removeLast() }
        plain += "#"
      case "♭" where plain.contains(where: \.isLetter):
        while plain.last == " " { plain.removeLast() }
        plain += "b"
      case "♮", ".", "'", "\"": continue
      case "-", "‐", "‑", "–", "—", "_", ":": plain += " "
      default: plain.unicodeScalars.append(character)
      }
    }
    var words = plain.split(whereSeparator: \.isWhitespace).map(String.init)
    while let first = words.first, leadingWords.contains(first), words.count > 1 { words.removeFirst() }
    while let last = words.last, ["key", "scale"].contains(last), words.count > 1 { words.removeLast() }
    return words
  }

  private static let leadingWords: Set<String> = [
    "in", "en", "the", "key", "of", "is", "de", "di", "camelot", "open", "tonart", "tonalite", "tonalita", "tonalidad",
    "tonalidade",
  ]

  /// The ways to read a tonic at the beginning of `first`, the longest first.
  private static func tonics(in first: String, _ second: String?) -> [TonicMatch] {
    let prefixes = (1...max(1, min(first.count, TonicName.longest))).reversed().map { String(first.prefix($0)) }
    return prefixes.flatMap { name -> [TonicMatch] in
      guard let tonic = TonicName.all[name] else { return [] }
      let glued = String(first.dropFirst(name.count))
      let plain = TonicMatch(name: name, accidental: 0, glued: glued, words: 1)
      guard glued.isEmpty, !tonic.hasAccidental, !tonic.isGerman, let second,
        let accidental = TonicName.accidentals[second],
        second != "b"
      else { return [plain] }
      return [TonicMatch(name: name, accidental: accidental, glued: "", words: 2), plain]
    }
  }

  private struct TonicMatch {
    let name: String
    /// Semitones that a second word adds.
    let accidental: Int
    /// The letters written together with the tonic.
    let glued: String
    /// The number of words in the tonic: 1, or 2 with an accidental apart.
    let words: Int

    func tonic(beside mode: ModeName?) -> PitchClass {
      let index = TonicName.all[name]?.index ?? 0
      // B is B flat to those who say H.
      let isFlat = name == "b" && accidental == 0 && mode?.isGerman == true
      return PitchClass(index + accidental - (isFlat ? 1 : 0))
    }
  }
}

extension Key {
  /// A key in any of the notations of `KeyName`, major where no mode is named; nil for anything else.
  public init?(_ text: String) {
    guard let name = KeyName(text) else { return nil }
    self = name.key
  }
}
