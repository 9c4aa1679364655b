import Genres
import Music

/// A stem that may play, before its sections are known.
struct StemCandidate {
  var stem: StemDefinition
  /// The genre that its patterns come from.
  var genre: Genre
  /// The instrument by name, if it was asked for or the stem is called after one.
  var instrument: String?
  /// True if it was asked for by name.
  var isAsked = false
  /// True if it plays in single places only.
  var isLocal = false
  /// True if it was asked for and nothing else plays.
  var isBand = false
  var bothHands = false
  var harmonyVoice: Int?
  /// The pieces of its kit that were asked for by name.
  var pieces: [String] = []

  var role: StemRole { stem.role }

  var isPitched: Bool { PlayerRoles.pitched.contains(role) }

  /// True if `name` means it: a role, the stem, its instrument or a family of instruments, or a piece of its kit.
  func isMeant(by name: String) -> Bool {
    if name == role.rawValue || name == stem.name { return true }
    if name == "drums", role == .percussion { return true }
    if name == "melody", role == .lead { return true }
    if pieces.contains(name) { return true }
    let drums = NamedInstrument.drums(of: name)
    if let drum = drums.first { return role == (NamedInstrument.isKitPiece(drum) ? .drums : .percussion) }
    guard let instrument else { return false }
    if instrument == name || instrument.hasSuffix(" " + name) { return true }
    return Self.families[name]?.contains(instrument) ?? false
  }

  private static let families: [String: Set<String>] = [
    "strings": ["violin", "viola", "cello", "staccato strings", "pizzicato"],
    "brass": ["trumpet", "trombone", "french horn", "tuba", "flugelhorn"],
    "woodwinds": ["flute", "clarinet", "oboe", "bassoon", "saxophone", "recorder"],
    "guitar": ["acoustic guitar", "electric guitar", "distorted guitar", "funk guitar", "nylon guitar"],
    "keys": ["piano", "electric piano", "organ"], "synth": ["supersaw", "pluck", "acid lead", "chip lead"],
  ]
}

/// The names of stems, each of which must be another.
struct StemNames {
  private var used: Set<String> = []

  /// `name` in lower case with hyphens, and with a number where it was given before: `electric-guitar`, `violin-2`.
  mutating func unique(_ name: String) -> String {
    let plain = String(name.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" })
    var (candidate, number) = (plain, 1)
    while !used.insert(candidate).inserted {
      number += 1
      candidate = "\(plain)-\(number)"
    }
    return candidate
  }

  /// The instrument that a stem with this name is called after: `violin` of `violin-2`; nil if it is none that is known.
  static func instrument(in name: String) -> String? {
    var words = name.split(separator: "-").map(String.init)
    if let last = words.last, Int(last) != nil { words.removeLast() }
    let plain = words.joined(separator: " ")
    let isKnown = InstrumentNature.of(plain) != nil || NamedInstrument.sound(of: plain) != nil
    return isKnown ? plain : nil
  }
}
