import Foundation

/// The keys of SFZ: MIDI note numbers, or names of which C4 is 60.
enum SFZKey {
  /// The number in `text`; nil for anything else.
  static func number(_ text: some StringProtocol) -> Int? {
    if let number = Double(text), number.isFinite, abs(number) < 1_000 { return Int(number) }
    let letters: [Character: Int] = ["c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11]
    var rest = text.lowercased()[...]
    guard let letter = rest.popFirst(), var note = letters[letter] else { return nil }
    if let sign = rest.first, "#♯b♭".contains(sign) {
      note += "#♯".contains(sign) ? 1 : -1
      rest.removeFirst()
    }
    guard let octave = Int(rest), (-2...9).contains(octave) else { return nil }
    return note + 12 * (octave + 1)
  }
}
