import Music
import Planning

/// The kind of player behind a stem, by what the instrument lets one do with a note that sounds.
enum PlayerKind {
  /// Keys and mallets: a chord may be rolled.
  case keys
  /// Harps and their like, whose chords are mostly rolled.
  case harp
  /// Fretted strings: strums, bends, slides, a vibrato of the hand.
  case guitar
  case bass
  /// A single bowed string.
  case bowed
  /// Several players of one kind who begin a little apart.
  case ensemble
  case brass
  case reed
  case flute
  /// A synthesiser with a pitch wheel beside its keys.
  case synthesiser
  /// Whoever has a way of his own that is made elsewhere: drums, singers, effects.
  case other

  init(of stem: StemPlan) {
    let named = stem.instrument.flatMap(GeneralMIDI.program)
    self =
      switch stem.role {
      case .drums, .percussion, .effects, .vocals: .other
      default: Self.kind(ofProgram: named ?? stem.program, sound: stem.sound, of: stem.role)
      }
  }

  /// True for single lines whose tone lasts as long as the player wants.
  var sustains: Bool {
    switch self {
    case .bowed, .brass, .reed, .flute, .synthesiser: true
    case .keys, .harp, .guitar, .bass, .ensemble, .other: false
    }
  }

  /// True for players who have to breathe.
  var breathes: Bool {
    switch self {
    case .brass, .reed, .flute: true
    default: false
    }
  }

  /// The families of General MIDI; what has no program is told by its sound.
  private static func kind(ofProgram program: Int?, sound: String, of role: StemRole) -> PlayerKind {
    guard let program else { return kind(ofSound: sound, role) }
    return switch program {
    case 0...15, 108, 112...114: .keys
    case 24...31, 104...107: .guitar
    case 32...37: .bass
    case 40...43, 110: .bowed
    case 46: .harp
    case 44, 48...55, 61...63: .ensemble
    case 56...60: .brass
    case 22, 64...71, 109, 111: .reed
    case 72...79: .flute
    case 38, 39, 80...87: .synthesiser
    default: .other
    }
  }

  private static let sounds: [(beginning: String, kind: PlayerKind)] = [
    ("keys", .keys), ("piano", .keys), ("mallet", .keys), ("bell", .keys), ("guitar", .guitar), ("bass-upright", .bass),
    ("bass-finger", .bass), ("bass-slap", .bass), ("strings", .ensemble), ("pad-strings", .ensemble),
    ("brass", .ensemble), ("choir", .ensemble), ("saxophone", .reed), ("clarinet", .reed), ("oboe", .reed),
    ("trumpet", .brass), ("trombone", .brass), ("flute", .flute), ("violin", .bowed), ("cello", .bowed),
    ("lead", .synthesiser), ("harp", .harp),
  ]

  private static func kind(ofSound sound: String, _ role: StemRole) -> PlayerKind {
    sounds.first { sound.hasPrefix($0.beginning) }?.kind ?? (role == .lead ? .synthesiser : .other)
  }
}
