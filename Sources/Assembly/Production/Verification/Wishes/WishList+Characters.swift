import Music
import Planning
import Prompt
import QualityControl

/// Adjectives: moods, the words of the style line, density and articulation.
extension WishList {
  var characters: [Wish] {
    var wishes = brief.moods.compactMap { name in
      words(for: "moods", about: name).map { character(name, asked: $0, field: "moods") }
    }
    let said = brief.evidence.filter { $0.field == "style" }.map(\.words)
    let names = styleNames.filter { $0 != "swung" && $0 != "straight" }
    for (index, name) in names.enumerated() where !said.isEmpty {
      let own = said.count == names.count ? said[index] : words(for: "style", about: name) ?? name
      wishes.append(character(name, asked: own, field: "style"))
    }
    if let density = brief.density, abs(density - 0.5) >= 0.15, let asked = words(for: "density") {
      wishes.append(
        adjective(asked, planned: density < 0.5 ? "few notes" : "many notes", [(.onsets, density > 0.5)]))
    }
    return wishes + articulations
  }

  /// The measures that an adjective speaks of, and whether they should be high.
  private static let scales: [String: [(CharacterMeasure, Bool)]] = [
    "dark": [(.brightness, false)], "dull": [(.brightness, false)], "warm": [(.brightness, false)],
    "bright": [(.brightness, true)], "wide": [(.width, true)], "narrow": [(.width, false)],
    "soft": [(.attack, false)], "hard": [(.attack, true)], "punchy": [(.attack, true)],
    "minimal": [(.onsets, false)], "busy": [(.onsets, true)], "dynamic": [(.range, true)], "steady": [(.range, false)],
    "compressed": [(.range, false)], "calm": [(.onsets, false), (.attack, false)],
    "relaxed": [(.onsets, false), (.attack, false)], "energetic": [(.onsets, true), (.attack, true)],
    "aggressive": [(.attack, true), (.brightness, true)], "driving": [(.onsets, true), (.attack, true)],
  ]

  private func character(_ name: String, asked: String, field: String) -> Wish {
    if let scales = Self.scales[name] { return adjective(asked, planned: "a \(plan.genre) track", scales) }
    // The words that nothing measures are kept where the plan follows them: in its mode, or in its genre.
    let leans = words(forModeOf: name)
    let hasVote = brief.styleVotes.contains { vote in
      vote.genre == plan.genre && [.mood, .era, .place].contains(vote.source) && vote.words.contains(asked)
    }
    let isFollowed = leans || hasVote
    let planned = leans ? plan.key.mode.rawValue : hasVote ? plan.genre : "nothing of its own"
    return followed(asked, as: planned, isFollowed, obstacle(mentioning: name, asked))
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
      let onsets = Array(Set(part.notes.map(\.onset))).sorted()
      let next = Dictionary(uniqueKeysWithValues: zip(onsets, onsets.dropFirst()))
      return part.notes.compactMap { note in
        next[note.onset].map { min(1, note.length.quarters / max(0.01, ($0 - note.onset).quarters)) }
      }
    }.sorted()
    return shares.isEmpty ? nil : shares[shares.count / 2]
  }
}
