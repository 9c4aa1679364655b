import Genres
import Music

extension StemDefinition {
  /// The level of a melody that others accompany, in LU below the mix.
  private static let frontLevel = -7.5

  /// The same no quieter than a soloist is.
  var inFront: StemDefinition {
    guard levelLu < Self.frontLevel else { return self }
    return played(
      by: name, role: role, sounds: sounds, program: program, description: description, register: register,
      quieter: levelLu - Self.frontLevel, pan: 0)
  }
}

/// The stems of instruments that were asked for by name: their sound, register, level and position.
struct InstrumentStems {
  let catalogue: GenreCatalogue
  let genre: Genre
  private var written: [StemCandidate] = []

  /// Positions of one player after the other, the first in the middle.
  private static let pans = [0, -0.22, 0.22, -0.36, 0.36, -0.12, 0.12, -0.3, 0.3]
  /// The level of a single voice of the harmony, in LU below the mix.
  private static let voiceLevel = -11.0

  init(catalogue: GenreCatalogue, genre: Genre) { (self.catalogue, self.genre) = (catalogue, genre) }

  /// The stem of `instrument` in `role`; nil where no genre has anything like it.
  mutating func stem(of instrument: String, as role: StemRole, named names: inout StemNames) -> StemCandidate? {
    let usual = role == .counter ? [StemRole.counter, .lead] : [role]
    guard let lender = usual.compactMap({ catalogue.lender(of: $0, to: genre) }).first else { return nil }
    let template = lender.stem
    let alike = written.filter { $0.role == role }.count
    let isVoice = [.pad, .chords].contains(role) && InstrumentNature.isLine(instrument)
    var quieter = alike > 0 ? 1.5 : 0
    if role == .counter, template.role == .lead { quieter = 2.5 }
    if isVoice { quieter = template.levelLu - Self.voiceLevel }
    let pan = role == .bass ? 0 : Self.pans[written.filter { $0.role != .bass }.count % Self.pans.count]
    let stem = template.played(
      by: names.unique(instrument), role: role,
      sounds: NamedInstrument.sound(of: instrument).map { [$0] } ?? template.sounds,
      program: GeneralMIDI.program(of: instrument), description: description(of: instrument, role),
      register: register(of: instrument, role, template), quieter: quieter, pan: pan)
    // Patterns are the song's own where it has any.
    let isOwn = [.pad, .arpeggio].contains(role) || !genre.rhythms(of: role, in: .fourFour).isEmpty
    let candidate = StemCandidate(stem: stem, genre: isOwn ? genre : lender.genre, instrument: instrument)
    written.append(candidate)
    return candidate
  }

  private func description(of instrument: String, _ role: StemRole) -> String {
    switch role {
    case .lead: "\(instrument), the melody"
    case .counter: "\(instrument), a counter-melody"
    case .chords where InstrumentNature.isLine(instrument): "\(instrument), a voice of the harmony"
    case .pad: "\(instrument), held harmony"
    case .arpeggio: "\(instrument), a running figure"
    default: "\(instrument), \(role.rawValue)"
    }
  }

  /// Single lines play where they are at home, chords where the genre has its chords; what is doubled is moved.
  private func register(of instrument: String, _ role: StemRole, _ template: StemDefinition) -> Int {
    let nature = InstrumentNature.of(instrument)
    let same = written.filter { $0.instrument == instrument }.count
    let others = written.filter { $0.role == role && $0.instrument != instrument }.count
    if let nature, nature.polyphony == .line {
      if role == .bass { return min(nature.register - 7, 48) }
      return nature.register - [0, 6, 11, 14][min(same, 3)]
    }
    switch role {
    case .lead, .counter: return min(template.register, (nature?.register ?? 64) + 10) - 7 * same
    case .arpeggio: return (nature?.register ?? template.register) + (same > 0 ? 7 : 0)
    case .chords: return template.register + [0, 10, -8, 5][min(same + others, 3)]
    case .pad: return template.register + [0, 8, -6, 12][min(same + others, 3)]
    case .bass: return template.register + 12 * min(1, same + others)
    default: return template.register
    }
  }
}
