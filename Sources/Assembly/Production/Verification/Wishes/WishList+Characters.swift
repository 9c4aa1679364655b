import Music
import Planning
import Prompt
import QualityControl

/// Adjectives: moods, the words of the style line, density and articulation.
extension WishList {
  var characters: [Wish] {
    var wishes = brief.moods.compactMap { name in
      words(for: "moods", about: name).map { character(name, asked: $0) }
    }
    let said = brief.evidence.filter { $0.field == "style" }.map(\.words)
    let names = brief.styleWords.filter { $0 != "swung" && $0 != "straight" }
    for (index, name) in names.enumerated() where !said.isEmpty {
      let own = said.count == names.count ? said[index] : words(for: "style", about: name) ?? name
      wishes.append(character(name, asked: own))
    }
    if let density = brief.density, abs(density - 0.5) >= 0.15, let asked = words(for: "density") {
      wishes.append(
        adjective(asked, planned: planned([.onsets]), [(.onsets, density > 0.5)]))
    }
    return wishes + articulations
  }

  /// The measures that an adjective speaks of, and whether they should be high: of its directions the clear ones.
  private static func scales(of name: String) -> [(CharacterMeasure, Bool)] {
    SongCharacter.directions(of: name).filter { abs($0.value) >= 0.5 }.compactMap { axis, value in
      axis.measure.map { ($0, value > 0) }
    }
  }

  private func character(_ name: String, asked: String) -> Wish {
    let scales = Self.scales(of: name)
    if !scales.isEmpty { return adjective(asked, planned: planned(scales.map(\.0)), scales) }
    let moved = SongCharacter.directions(of: name).map(\.axis).filter { abs(plan.character($0)) >= 0.05 }
    if !moved.isEmpty, figure(name) == nil {
      let words = moved.map { $0.comparative(isHigh: plan.character($0) > 0) }.joined(separator: ", ")
      return followed(asked, as: "\(words) than \(plan.genre) usually is", true)
    }
    if let figure = figure(name) { return followed(asked, as: figure.planned, figure.isFollowed) }
    // The words that nothing measures are kept where the plan follows them: in its mode, or in its genre.
    let leans = words(forModeOf: name)
    let hasVote = brief.styleVotes.contains { vote in
      vote.genre == plan.genre && [.mood, .era, .place].contains(vote.source) && vote.words.contains(asked)
    }
    let isFollowed = leans || hasVote
    let planned = leans ? plan.key.mode.rawValue : hasVote ? plan.genre : "nothing of its own"
    return followed(asked, as: planned, isFollowed, obstacle(mentioning: name, asked))
  }

  /// The figure of the score or the mix that a word names, and whether it is there; nil for words that name none.
  private func figure(_ name: String) -> (planned: String, isFollowed: Bool)? {
    switch name {
    case "four-on-the-floor":
      let share = kickedBeats
      return ("a kick on \(Int((100 * share).rounded())) % of the beats of its bars", share >= 0.8)
    case "sidechained":
      let ducked = plan.stems.filter { $0.mix.duckDb > 0 }.map(\.name)
      return (ducked.isEmpty ? "nothing ducks" : "\(ducked.joined(separator: ", ")) duck for the kick", !ducked.isEmpty)
    default: return nil
    }
  }

  /// The share of the beats with a kick, of the bars that have one.
  private var kickedBeats: Double {
    let kicks = score.parts.filter { $0.role == .drums }.flatMap(\.notes).filter { $0.pitch == DrumNote.kick.pitch }
    let beat = plan.meter.beat.ticks
    let beats = Set(kicks.map { Int((Double($0.onset.ticks) / Double(beat)).rounded()) })
    let bars = Set(kicks.map { $0.onset.ticks / plan.meter.bar.ticks })
    return bars.isEmpty ? 0 : min(1, Double(beats.count) / Double(bars.count * plan.meter.bar.ticks / beat))
  }

  /// "Darker than the genre, with softer strokes", by the plan's character.
  private func planned(_ measures: [CharacterMeasure]) -> String {
    let axes = SongCharacter.Axis.allCases.filter { axis in
      axis.measure.map(measures.contains) == true && abs(plan.character(axis)) >= 0.05
    }
    let words = axes.map { $0.comparative(isHigh: plan.character($0) > 0) }
    return words.isEmpty
      ? "as \(plan.genre) usually is" : "\(words.joined(separator: ", ")) than \(plan.genre) usually is"
  }

  /// True if the plan's mode is the one that the mood leans to.
  private func words(forModeOf mood: String) -> Bool {
    guard let mode = brief.mode, brief.key == nil else { return false }
    let leads = brief.evidence.contains { $0.field == "mode" && $0.words.contains(mood) }
    return leads && plan.key.mode.family == mode.family
  }

  private func adjective(_ asked: String, planned: String, _ scales: [(CharacterMeasure, Bool)]) -> Wish {
    Wish(
      .character, asked: asked, planned: planned,
      target: .with { target in
        target.scales = scales.compactMap { measures.scale($0.0, isHigh: $0.1, in: plan.genre) }
      })
  }

  private var articulations: [Wish] {
    guard let articulation = brief.articulation else { return [] }
    let share = playedShare
    return [
      Wish(
        .articulation, asked: words(for: "articulation") ?? articulation.rawValue,
        planned: articulation.rawValue,
        target: .with { ($0.names, $0.number) = ([articulation.rawValue], share) },
        obstacle: obstacle(mentioning: articulation.rawValue))
    ]
  }

  /// The median share of the time to the next onset for which notes of melodies and chords last; nil without such notes.
  private var playedShare: Double? {
    let shares = score.parts.filter { [.lead, .counter, .chords, .arpeggio].contains($0.role) }.flatMap { part in
      let next = part.notes.nextOnsets
      return part.notes.compactMap { note in
        next[note.onset].map { min(1, note.length.quarters / max(0.01, ($0 - note.onset).quarters)) }
      }
    }.sorted()
    return shares.isEmpty ? nil : shares[shares.count / 2]
  }
}

extension SongCharacter.Axis {
  /// The measure of a delivered track that lies along the axis; nil for those that only the plan shows.
  fileprivate var measure: CharacterMeasure? {
    switch self {
    case .brightness: .brightness
    case .attack: .attack
    case .density: .onsets
    case .width: .width
    case .range: .range
    case .drive, .space, .swing, .colour, .tune: nil
    }
  }

  fileprivate func comparative(isHigh: Bool) -> String {
    switch self {
    case .brightness: isHigh ? "brighter" : "darker"
    case .attack: isHigh ? "harder" : "softer"
    case .density: isHigh ? "denser" : "sparser"
    case .width: isHigh ? "wider" : "narrower"
    case .range: isHigh ? "more dynamic" : "steadier"
    case .drive: isHigh ? "more distorted" : "cleaner"
    case .space: isHigh ? "more spacious" : "drier"
    case .swing: isHigh ? "more swung" : "straighter"
    case .colour: isHigh ? "richer in harmony" : "plainer in harmony"
    case .tune: isHigh ? "more melodic" : "less melodic"
    }
  }
}
