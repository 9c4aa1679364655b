import Music
import Planning
import Prompt

/// Describes what a clip shall sound like; tempo and key are the request's own fields.
struct ClipPrompt {
  let plan: SongPlan
  let brief: Brief
  /// The parts of a request that the service has fields for, and words need not say.
  let fields: Set<ClipField>

  /// Longer prompts make models forget their beginning.
  private static let mostLetters = 400

  /// For a clip of `stem` that plays in `sections`.
  func words(for stem: StemPlan, in sections: [Int]) -> String {
    let genre = Self.spelled(stem.genre)
    let isTuned = ![.drums, .percussion, .effects].contains(stem.role)
    return line(
      [Self.kind(of: stem), stem.description, genre] + brief.moods.prefix(3) + [Self.energy(energy(of: sections))]
        + meter
        + (isTuned ? [chords(in: sections)] : []))
  }

  /// For the whole song, its form section by section.
  func words(forSongWith stems: [StemPlan]) -> String {
    let form = plan.sections.map { "\($0.bars) bars \($0.kind.rawValue) (\(Self.energy($0.energy)))" }
    return line(
      [Self.spelled(plan.genre)] + brief.moods.prefix(3) + stems.map(\.description) + meter
        + ["form: " + form.joined(separator: " then ")])
  }

  /// The mean energy of sections, each as long as it lasts.
  func energy(of sections: [Int]) -> Double {
    let parts = sections.map { plan.sections[$0] }
    let bars = parts.reduce(0) { $0 + $1.bars }
    return bars == 0 ? 0.5 : parts.reduce(0) { $0 + $1.energy * Double($1.bars) } / Double(bars)
  }

  /// An energy of 0…1 in words.
  static func energy(_ energy: Double) -> String {
    switch energy {
    case ..<0.25: "very calm and sparse"
    case ..<0.5: "calm"
    case ..<0.75: "steady medium energy"
    default: "full energy"
    }
  }

  /// Without a fraction where there is none.
  static func plain(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\((value * 100).rounded() / 100)"
  }

  private var meter: [String] {
    let isUsual = [.fourFour, .threeFour, .sixEight].contains(plan.meter)
    return plan.meter == .fourFour || isUsual && fields.contains(.meter) ? [] : ["in \(plan.meter) time"]
  }

  /// The chords of the first of `sections`, each once where it stays.
  private func chords(in sections: [Int]) -> String {
    guard let first = sections.first else { return "" }
    let start = plan.sectionStarts[first]
    let bars = start..<start + min(8, plan.sections[first].bars)
    var names: [String] = []
    for chord in bars.flatMap({ plan.chords(inBar: $0).map(\.chord) }) {
      let name = chord.symbol(in: plan.key)
      if names.last != name { names.append(name) }
    }
    return "chords " + names.joined(separator: " ")
  }

  private static func kind(of stem: StemPlan) -> String {
    switch stem.role {
    case .drums: "drum loop"
    case .percussion: "percussion loop"
    case .bass: "bass line"
    case .chords: "chords"
    case .pad: "pad"
    case .lead: "lead melody"
    case .counter: "counter-melody"
    case .arpeggio: "arpeggio"
    case .vocals: "vocals"
    case .effects: "sound effects"
    }
  }

  private static func spelled(_ name: String) -> String { name.replacing("-", with: " ") }

  /// Parts that say something, each once, as far as there is room for them.
  private func line(_ parts: [String]) -> String {
    var line = ""
    for part in parts where !part.isEmpty && !line.contains(part) {
      let longer = line.isEmpty ? part : "\(line), \(part)"
      guard longer.count <= Self.mostLetters else { break }
      line = longer
    }
    return line
  }
}
