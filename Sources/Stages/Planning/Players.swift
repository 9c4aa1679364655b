import Genres
import Music

/// Who plays a role for which several instruments were asked: the first that has a sound of its own.
struct Players {
  let role: StemRole
  /// The instruments by name, in the order in which they were asked for.
  let asked: [String]

  /// The instrument that plays; nil where none was asked for that differs from what the role plays anyway.
  var chosen: String? { asked.first(where: Self.hasSound) }

  /// What is said about those that do not play; a kit plays all drums.
  var notes: [String] {
    guard let chosen, ![.drums, .percussion].contains(role) else { return [] }
    let others = asked.filter { $0 != chosen && Self.hasSound($0) && !Self.alike($0, chosen) }
    guard let last = others.last else { return [] }
    let names = others.count == 1 ? last : others.dropLast().joined(separator: ", ") + " and " + last
    let verb = others.count == 1 ? "does" : "do"
    return ["A part has one instrument: \(chosen) plays the \(role.rawValue), \(names) \(verb) not."]
  }

  private static func hasSound(_ name: String) -> Bool {
    Instrument.sound(of: name) != nil || GeneralMIDI.program(of: name) != nil
  }

  /// Whether both names come to the same sound.
  private static func alike(_ one: String, _ other: String) -> Bool {
    Instrument.sound(of: one) == Instrument.sound(of: other)
      && GeneralMIDI.program(of: one) == GeneralMIDI.program(of: other)
  }
}
