import Audio
import Composition
import Genres
import Music
import Planning
import Prompt

/// Plans and scores of all genres, and what a reader of scores looks for in them.
enum Songs {
  static let genres = GenreCatalogue.standard.genres.map(\.name)

  static func plan(_ genre: String, seed: UInt64, duration: Double = 100, meter: Meter? = nil) throws -> SongPlan {
    var brief = Brief()
    brief.genre = genre
    brief.duration = .s(duration)
    brief.meter = meter
    let defaults = Planner.Defaults(genre: "house", duration: .s(150), loudness: .LUFS(-14), truePeak: .dBTP(-1))
    return try Planner(defaults: defaults).plan(title: "test", brief: brief, style: nil, seed: Seed(seed))
  }

  /// The groups of eight bars of `parts` within whole sections: for each the steps and pitches of its notes.
  static func groups(of parts: [Part], in plan: SongPlan) -> [[Set<Event>]] {
    zip(plan.sectionStarts, plan.sections).map { start, section in
      stride(from: 0, to: section.bars - 7, by: 8).map { offset in
        events(of: parts, from: start + offset, in: plan)
      }
    }
  }

  /// The notes of each bar.
  static func bars(of parts: [Part], in plan: SongPlan) -> [Set<Event>] {
    let bar = plan.meter.bar.ticks
    var bars = [Set<Event>](repeating: [], count: plan.bars)
    for part in parts {
      for note in part.notes {
        let location = note.onset.ticks + 80
        guard location / bar < plan.bars else { continue }
        bars[location / bar].insert(Event(part: part.name, step: location % bar / 240, note: note.pitch.note))
      }
    }
    return bars
  }

  /// The notes of eight bars by their sixteenth and pitch, without the unevenness of hands.
  private static func events(of parts: [Part], from bar: Int, in plan: SongPlan) -> Set<Event> {
    let start = plan.meter.bar.ticks * bar
    let end = start + plan.meter.bar.ticks * 8
    let notes = parts.flatMap { part in part.notes.map { (part.name, $0) } }
    return Set(
      notes.filter { start..<end ~= $0.1.onset.ticks }.map {
        Event(part: $0.0, step: ($0.1.onset.ticks - start + 80) / 240, note: $0.1.pitch.note)
      })
  }

  struct Event: Hashable {
    let part: String
    let step: Int
    let note: Int
  }
}
