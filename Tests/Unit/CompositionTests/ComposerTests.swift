import Audio
import Genres
import Music
import Planning
import Prompt
import Testing

@testable import Composition

@Suite struct ComposerTests {
  static let genres = GenreCatalogue.standard.genres.map(\.name)

  private func plan(_ genre: String, seed: UInt64 = 3, duration: Double = 90) throws -> SongPlan {
    var brief = Brief()
    brief.genre = genre
    brief.duration = .s(duration)
    let defaults = Planner.Defaults(genre: "house", duration: .s(150), loudness: .LUFS(-14), truePeak: .dBTP(-1))
    return try Planner(defaults: defaults).plan(title: "test", brief: brief, style: nil, seed: Seed(seed))
  }

  @Test(arguments: genres) func `every stem has notes, and they lie within the track`(genre: String) throws {
    let plan = try plan(genre)
    for part in Composer().compose(plan).parts {
      #expect(!part.notes.isEmpty, "\(part.name)")
      for note in part.notes {
        #expect(note.onset >= .zero && plan.bpm.frame(of: note.onset, rate: 48_000) < plan.frames)
        #expect((0...1).contains(note.velocity) && note.length > .zero)
      }
    }
  }

  @Test(arguments: genres) func `a stem plays only in its sections and in the ending`(genre: String) throws {
    let plan = try plan(genre)
    for (stem, part) in zip(plan.stems, Composer().compose(plan).parts) {
      let bars = Set(stem.sections.flatMap { plan.sectionStarts[$0]..<plan.sectionStarts[$0] + plan.sections[$0].bars })
      for note in part.notes {
        // A note may lie a few milliseconds before its bar.
        let bar = (note.onset.ticks + 30) / plan.meter.bar.ticks
        #expect(bars.contains(bar) || bar == plan.bars, "\(part.name) in bar \(bar)")
      }
    }
  }

  @Test(arguments: Meter.known) func `every stem plays in every meter`(meter: Meter) throws {
    for genre in ["house", "jazz", "pop", "trap", "ambient", "hip-hop"] {
      let plan = try Songs.plan(genre, seed: 5, duration: 60, meter: meter)
      #expect(plan.meter == meter)
      for (stem, part) in zip(plan.stems, Composer().compose(plan).parts) {
        #expect(!part.notes.isEmpty, "\(part.name) of \(genre) in \(meter)")
        let bars = stem.sections.flatMap { plan.sectionStarts[$0]..<plan.sectionStarts[$0] + plan.sections[$0].bars }
        for note in part.notes {
          let bar = (note.onset.ticks + 30) / meter.bar.ticks
          #expect(bars.contains(bar) || bar == plan.bars, "\(part.name) of \(genre) in \(meter)")
        }
      }
    }
  }

  @Test func `changing one stem leaves the notes of the others as they were`() throws {
    let plan = try plan("house")
    let whole = Composer().compose(plan)
    for stem in plan.stems {
      #expect(Composer().part(for: stem, in: plan) == whole.parts.first { $0.name == stem.name })
    }
  }

  @Test(arguments: [("x--.X...o", [0, 4, 8], [3, 1, 1]), ("................", [], []), ("-x", [1], [1])])
  func `a step pattern holds its hits as long as the dashes say`(text: String, steps: [Int], lengths: [Int]) {
    let hits = StepPattern(text, meter: .fourFour).hits(inBar: 0)
    #expect(hits.map(\.step) == steps)
    #expect(hits.map(\.length) == lengths)
  }

  @Test func `voices move by small steps from chord to chord`() throws {
    var previous = Voicing(try #require(Chord("Am7")), near: Pitch(60))
    for symbol in ["Fmaj7", "C", "G", "Em7", "Am7"] {
      let next = Voicing(try #require(Chord(symbol)), near: Pitch(60), after: previous)
      for pitch in next.pitches {
        #expect((previous.pitches.map { abs($0.note - pitch.note) }.min() ?? 99) <= 4, "\(symbol)")
      }
      previous = next
    }
  }
}
