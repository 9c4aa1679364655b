import Music
import Prompt

/// The sections of a song, with what was asked of each besides its kind and length.
struct ArrangedForm {
  var sections: [Section]
  /// The wishes for each section, in the order of `sections`.
  var rules: [SectionRules]

  init(_ sections: [Section], rules: [SectionRules]? = nil) {
    self.sections = sections
    self.rules = rules ?? sections.map { _ in SectionRules() }
  }
}

/// The wishes for one section, the later ones on top of the earlier ones.
struct SectionRules: Equatable {
  /// The only ones that play; nil where others may.
  var only: [String]?
  var with: [String] = []
  var without: [String] = []
  /// The instrument or role in front.
  var solo: String?
  var level: SectionLevel?
  var transposition: Int?
  var timeFeel: TimeFeel?
  var label: String?

  /// The names of all who shall play.
  var names: [String] { (only ?? []) + with + [solo].compactMap(\.self) }

  /// Adds what was said later.
  mutating func add(_ arrangement: SectionArrangement) {
    if arrangement.only {
      (only, with, without) = (arrangement.instruments, [], [])
      if let solo = arrangement.solo, arrangement.instruments.isEmpty { only = [solo] }
    } else {
      with += arrangement.instruments.filter { !with.contains($0) }
      without.removeAll(where: arrangement.instruments.contains)
    }
    without += arrangement.without.filter { !without.contains($0) }
    with.removeAll(where: arrangement.without.contains)
    only?.removeAll(where: arrangement.without.contains)
    solo = arrangement.solo ?? solo
    level = arrangement.level ?? level
    transposition = arrangement.transposition ?? transposition
    timeFeel = arrangement.timeFeel ?? timeFeel
    label = arrangement.label ?? label
  }

  /// `section` at the asked level and pitch, with the asked name.
  func applied(to section: Section) -> Section {
    var energy = section.energy
    switch level {
    case .quiet: energy = min(energy, 0.36)
    case .soft: energy = min(energy, 0.46)
    case .loud: energy = max(energy, 0.95)
    case nil: break
    }
    var applied = Section(section.kind, bars: section.bars, energy: energy)
    applied.levelDb = level?.gain ?? section.levelDb
    applied.transposition = transposition == 0 ? nil : transposition ?? section.transposition
    applied.timeFeel = timeFeel ?? section.timeFeel
    applied.label = label ?? section.label
    applied.drums = drums
    return applied
  }

  /// The pieces of the kit that play, where single ones were named; nil for all.
  private var drums: [DrumNote]? {
    let named = (only ?? []).flatMap(NamedInstrument.drums)
    let silent = without.flatMap(NamedInstrument.drums)
    let isWhole = only?.contains { StemRole(rawValue: $0).map { [.drums, .percussion].contains($0) } ?? false } ?? true
    guard !silent.isEmpty || (!named.isEmpty && !isWhole) else { return nil }
    return (isWhole ? DrumNote.allCases : named).filter { !silent.contains($0) }
  }
}

extension SectionLevel {
  /// The change of level against the balance of the song, in dB.
  fileprivate var gain: Double {
    switch self {
    case .quiet: -8
    case .soft: -5
    case .loud: 1.5
    }
  }
}
