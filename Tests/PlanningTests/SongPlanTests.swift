import Audio
import Genres
import Music
import Prompt
import Testing

@testable import Planning

@Suite struct SongPlanTests {
  private static func plan(_ change: (inout Brief) -> Void = { _ in }) throws -> SongPlan {
    var brief = Brief()
    brief.genre = "house"
    brief.bpm = Tempo(bpm: 120)
    brief.duration = .s(66)
    change(&brief)
    let defaults = Planner.Defaults(genre: "house", duration: .s(150), loudness: .LUFS(-14), truePeak: .dBTP(-1))
    return try Planner(defaults: defaults).plan(title: "test", brief: brief, style: nil, seed: Seed(4))
  }

  @Test(arguments: [(0, 0), (1, 96_000), (16, 1_536_000)]) func `bars begin on whole frames`(bar: Int, frame: Int)
    throws
  {
    let plan = try Self.plan()
    #expect(plan.frame(ofBar: bar) == frame)
    #expect(plan.barTime == .s(2) && plan.bars == 32)
  }

  @Test func `sections begin where the ones before have ended`() throws {
    let plan = try Self.plan()
    var bar = 0
    for (start, section) in zip(plan.sectionStarts, plan.sections) {
      #expect(start == bar)
      bar += section.bars
    }
    #expect(plan.sectionStarts.count == plan.sections.count && bar == plan.bars)
  }

  @Test func `each bar has the chord that covers it, and what follows the last keeps it`() throws {
    let plan = try Self.plan()
    for span in plan.chords {
      for bar in span.bar..<span.bar + span.bars { #expect(plan.chord(inBar: bar) == span.chord) }
    }
    #expect(plan.chord(inBar: 10_000) == plan.chords.last?.chord)
  }

  @Test func `a stem made anew draws on a seed of its own, and the others keep theirs`() throws {
    let plan = try Self.plan()
    let varied = plan.varied([plan.stems[0].name: 1])
    #expect(varied.seeded(for: varied.stems[0]).seed != plan.seed)
    #expect(varied.seeded(for: varied.stems[1]).seed == plan.seed)
    let again = plan.varied([plan.stems[0].name: 2])
    #expect(again.seeded(for: again.stems[0]).seed != varied.seeded(for: varied.stems[0]).seed)
    #expect(plan.varied([:]) == plan)
  }

  @Test func `a plan alone with a stem does not change when the others do`() throws {
    let plan = try Self.plan()
    let other = plan.varied([plan.stems[1].name: 3])
    #expect(plan.alone(with: plan.stems[0]) == other.alone(with: other.stems[0]))
    #expect(plan.alone(with: plan.stems[0]).stems.map(\.name) == [plan.stems[0].name])
  }

  @Test func `a description that spells tempo and key out says them once`() throws {
    let plan = try Self.plan { $0.key = Key("A minor") }
    let name = plan.stems[0].name
    let spelt = plan.varied([:], spellingOut: [name])
    #expect(spelt.stems[0].description == plan.stems[0].description + ", in A minor, at exactly 120.0 BPM")
    #expect(spelt.stems[1].description == plan.stems[1].description)
  }

  @Test(arguments: [(1, "01-drums"), (9, "09-drums"), (10, "10-drums"), (123, "123-drums")])
  func `files are numbered with two digits`(number: Int, name: String) {
    let stem = StemPlan(recorded: "drums", role: .drums, number: number, genre: "house", sections: [0])
    #expect(stem.fileName == name)
    #expect(stem.numbered(7).fileName == "07-drums" && stem.numbered(7).sound == "recording")
  }

  @Test func `what is mixed already is mixed as it is`() {
    let mix = StemPlan(recorded: "song", role: .effects, number: 1, genre: "house", sections: []).mix
    #expect(mix.levelLu == 0 && mix.highPassHz == 0 && mix.width == 1 && mix.pan == 0 && mix.duckDb == 0)
  }

  @Test func `another patch takes the acoustic instrument away unless one is given`() throws {
    let stem = try Self.plan { $0.genre = "jazz" }.stems[0]
    #expect(stem.playing("lead-saw").program == nil && stem.playing("lead-saw").sound == "lead-saw")
    #expect(stem.playing("lead-saw", program: 56).program == 56)
    #expect(stem.playing("x").sections == stem.sections && stem.playing("x").mix == stem.mix)
  }

  @Test func `other stems leave the song as it is`() throws {
    let plan = try Self.plan()
    let fewer = plan.replacing(stems: [plan.stems[0]])
    #expect(fewer.stems.count == 1 && fewer.sections == plan.sections && fewer.chords == plan.chords)
    #expect(fewer.seed == plan.seed && fewer.frames == plan.frames)
  }

  /// A fifth of the track, 12 s at most.
  @Test(arguments: [(20.0, 4.0), (60, 12), (300, 12)]) func `a fade lasts a fifth of the track, and 12 s at most`(
    seconds: Double, fade: Double
  ) throws {
    let plan = try Self.plan {
      $0.duration = .s(seconds)
      $0.ending = .fade
    }
    #expect(abs(plan.ending.fade.value - fade) < 1e-6 && !plan.ending.chord)
    #expect(try Self.plan().ending == PlannedEnding(fade: .ms(400), chord: true))
  }

  @Test func `an asked tempo outside of the genre's shifts the range of the checks`() throws {
    let plan = try Self.plan { $0.bpm = Tempo(bpm: 70) }
    #expect(plan.expectations.tempoRange[0] <= 63 && plan.expectations.tempoRange[1] >= 77)
    #expect(plan.expectations.tempo && plan.expectations.key)
    #expect(try !Self.plan { $0.exclude = ["drums"] }.expectations.tempo)
  }

  @Test func `only drums have no key to measure`() throws {
    let plan = try Self.plan {
      $0.instrumentRoles = [InstrumentRole("drums", role: .drums)]
      $0.onlyInstruments = true
    }
    #expect(!plan.expectations.key && !plan.expectations.hasMeasurableKey)
  }

  @Test func `vocals without words are said, and words are not`() throws {
    let sentence = "No lyrics were given, so the voice sings without words."
    #expect(try Self.plan { $0.vocals = true }.notes.contains(sentence))
    let sung = try Self.plan {
      $0.vocals = true
      $0.lyrics = "la"
    }
    #expect(!sung.notes.contains(sentence))
  }

  @Test(arguments: ["major", "minor"]) func `a mode without a tonic is one of the genre's of that kind`(name: String)
    throws
  {
    let mode = try #require(Mode(rawValue: name))
    for genre in GenreCatalogue.standard.genres {
      let key = try Self.plan {
        $0.genre = genre.name
        $0.mode = mode
      }.key
      #expect(key.mode.family == mode, "\(genre.name): \(key)")
    }
  }
}
