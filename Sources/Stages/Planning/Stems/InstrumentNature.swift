import Music

/// The nature of an instrument that people name: how many notes it plays at once, how long, and where.
///
/// Registers: the middle of the range in which it is written for, after N. Rimsky-Korsakov, *Principles of Orchestration*.
struct InstrumentNature {
  enum Polyphony {
    /// One note at a time.
    case line
    /// Chords that last, as of an organ or a section.
    case held
    /// Chords that die away, as of a piano or a guitar.
    case struck
  }

  let polyphony: Polyphony
  /// The middle of its range, as a MIDI note number.
  let register: Int

  /// The nature of `instrument`; nil where nothing special is known of it.
  static func of(_ instrument: String) -> InstrumentNature? { all[instrument] }

  /// True if it can play melody and accompaniment at once.
  static func hasTwoHands(_ instrument: String) -> Bool {
    guard let nature = all[instrument] else { return false }
    return nature.polyphony == .struck || ["organ", "church organ", "accordion"].contains(instrument)
  }

  static func isLine(_ instrument: String) -> Bool { all[instrument]?.polyphony == .line }

  private static let all: [String: InstrumentNature] = {
    var all: [String: InstrumentNature] = [:]
    for (names, polyphony) in [(lines, Polyphony.line), (held, .held), (struck, .struck)] {
      for (name, register) in names { all[name] = InstrumentNature(polyphony: polyphony, register: register) }
    }
    return all
  }()

  private static let lines: [String: Int] = [
    "violin": 74, "fiddle": 74, "viola": 64, "cello": 52, "erhu": 72, "trumpet": 70, "flugelhorn": 66, "cornet": 70,
    "trombone": 55, "french horn": 57, "tuba": 38, "saxophone": 64, "soprano saxophone": 72, "alto saxophone": 66,
    "tenor saxophone": 60, "baritone saxophone": 52, "clarinet": 67, "oboe": 72, "english horn": 65, "bassoon": 48,
    "flute": 78, "piccolo": 86, "pan flute": 76, "recorder": 76, "shakuhachi": 72, "whistle": 82, "tin whistle": 79,
    "harmonica": 72, "theremin": 72, "kazoo": 67, "bagpipes": 69, "duduk": 64, "ney": 72, "bansuri": 72,
  ]

  private static let held: [String: Int] = [
    "organ": 60, "church organ": 60, "accordion": 64, "bandoneon": 62, "strings": 62, "brass": 60, "choir": 62,
    "woodwinds": 67, "mellotron": 60, "synth brass": 58, "pad": 60,
  ]

  private static let struck: [String: Int] = [
    "piano": 60, "electric piano": 60, "toy piano": 72, "harpsichord": 62, "clavinet": 58, "celesta": 76,
    "vibraphone": 67, "marimba": 62, "xylophone": 76, "kalimba": 70, "music box": 78, "harp": 64, "koto": 66,
    "guitar": 57, "acoustic guitar": 57, "nylon guitar": 57, "electric guitar": 62, "funk guitar": 60, "ukulele": 66,
    "banjo": 64, "mandolin": 69, "lute": 60, "dulcimer": 66, "sitar": 62, "steel drums": 70, "hang drum": 60,
  ]
}
