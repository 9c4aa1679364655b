import Music

/// The keys of a kit that stand for drums: a drum's own key in General MIDI, or that of the nearest drum that the kit has.
///
/// Kits are taken to be laid out after General MIDI's percussion key map (RP-003), as SFZ kits are by convention.
struct DrumSubstitution {
  private let keys: Set<Int>

  /// For a kit that sounds on `keys`.
  init(keys: Set<Int>) { self.keys = keys }

  /// The key for a drum's note; nil where nothing in the kit comes near.
  func key(for note: Int) -> Int? {
    if keys.contains(note) { return note }
    return Self.nearest[note]?.first(where: keys.contains)
  }

  /// The drums among `notes` that something else plays, or nothing.
  func lacking(_ notes: Set<Int>) -> (replaced: [DrumNote], silent: [DrumNote]) {
    let drums = notes.sorted().compactMap(DrumNote.init(rawValue:)).filter { !keys.contains($0.rawValue) }
    return (drums.filter { key(for: $0.rawValue) != nil }, drums.filter { key(for: $0.rawValue) == nil })
  }

  /// The likest sounds first, by what a drummer would reach for.
  private static let nearest: [Int: [Int]] = [
    36: [35, 33, 24], 37: [31, 33, 76, 75, 38, 40], 38: [40, 37, 39], 39: [40, 38, 37], 42: [44, 22, 46, 70, 54, 51],
    44: [42, 21, 22, 46, 70], 45: [43, 41, 47, 48, 50, 64], 46: [26, 23, 44, 42, 54, 51], 47: [48, 45, 43, 50, 41, 63],
    49: [57, 55, 52, 59, 51, 46], 50: [48, 47, 45, 43, 60, 63], 51: [59, 53, 42, 44, 22], 54: [70, 82, 69, 42, 44],
    56: [53, 76, 37, 75], 60: [61, 62, 63, 50, 48], 61: [60, 64, 63, 45, 47], 62: [63, 60, 64, 48],
    63: [64, 62, 61, 47],
    64: [63, 61, 45, 43], 65: [66, 60, 50, 38], 66: [65, 61, 47, 38], 67: [68, 56, 76, 53], 68: [67, 56, 77, 53],
    70: [82, 69, 54, 42, 44], 73: [74, 70, 69], 75: [76, 37, 31], 76: [75, 77, 37], 77: [76, 75, 37],
    81: [80, 53, 67], 83: [54, 70, 82, 42], 85: [75, 76, 37], 86: [87, 43, 41, 36], 87: [86, 41, 43, 36],
  ]
}

extension DrumNote {
  /// The drum in words: "closed hat".
  var inWords: String {
    "\(self)".reduce(into: "") { $0 += $1.isUppercase ? " \($1.lowercased())" : String($1) }
  }
}
