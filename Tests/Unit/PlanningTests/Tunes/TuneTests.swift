import Audio
import Genres
import Music
import Prompt
import Testing

@testable import Planning

/// The tunes of a plan: what they are made of, and that they fit their chords.
@Suite struct TuneTests {
  static let genres = [
    "house", "pop", "rock", "jazz", "folk", "trance", "lo-fi", "waltz", "blues", "ambient", "celtic",
  ]

  static func plan(_ genre: String, seed: UInt64 = 3, _ change: (inout Brief) -> Void = { _ in }) throws -> SongPlan {
    var brief = Brief()
    brief.genre = genre
    brief.duration = .s(120)
    change(&brief)
    let defaults = Planner.Defaults(genre: "house", duration: .s(120), loudness: .LUFS(-14), truePeak: .dBTP(-1))
    return try Planner(defaults: defaults).plan(title: "test", brief: brief, style: nil, seed: Seed(seed))
  }

  private static func harmony(_ plan: SongPlan) throws -> TuneHarmony {
    let main = try #require(plan.tunes?.main)
    let index = try #require(plan.sections.firstIndex { $0.kind == main })
    let carrier = plan.tunePlayer(inSection: index) ?? plan.stems[0]
    let genre = try #require(GenreCatalogue.standard.genre(named: carrier.genre))
    return TuneHarmony(plan: plan, genre: genre, firstBar: plan.sectionStarts[index], bars: 16)
  }

  @Test(arguments: genres)
  func `a song with a melody has a hook of four to sixteen bars and at least ten notes`(genre: String) throws {
    let hook = try #require(Self.plan(genre).tunes?.hook)
    #expect((4...16).contains(hook.bars))
    #expect(hook.tones.count >= 10)
  }

  @Test(arguments: genres)
  func `the tones of a tune follow each other without overlap`(genre: String) throws {
    let tunes = try #require(Self.plan(genre).tunes)
    for tune in [tunes.hook, tunes.verse, tunes.rise, tunes.bridge] {
      for (tone, next) in zip(tune.tones, tune.tones.dropFirst()) { #expect(tone.step + tone.length <= next.step) }
      #expect(tune.tones.allSatisfy { $0.length > 0 && $0.step >= 0 })
    }
  }

  @Test(arguments: genres)
  func `a hook agrees with its chords already`(genre: String) throws {
    let plan = try Self.plan(genre)
    let hook = try #require(plan.tunes?.hook)
    #expect(try Self.harmony(plan).fitted(hook.tones) == hook.tones)
  }

  @Test(arguments: genres)
  func `a hook spans a sixth at least and a twelfth at most`(genre: String) throws {
    let notes = try #require(Self.plan(genre).tunes?.hook.tones.map(\.pitch.note))
    #expect((9...19).contains(try #require(notes.max()) - #require(notes.min())))
  }

  @Test(arguments: ["pop", "rock", "folk", "trance", "house"])
  func `phrases last six beats or more, with a long note at their end`(genre: String) throws {
    let plan = try Self.plan(genre)
    let hook = try #require(plan.tunes?.hook)
    let steps = plan.meter.steps
    for first in stride(from: 0, to: hook.bars, by: hook.phraseBars) {
      let phrase = hook.tones(ofBars: first..<first + hook.phraseBars, steps: steps)
      let (start, end) = (try #require(phrase.first), try #require(phrase.last))
      #expect(end.step + end.length - start.step >= 22, "sixteenths of the phrase from bar \(first) on")
      #expect(end.length >= 3)
    }
  }

  @Test func `some strong notes are dissonances that resolve by step, in the mean of twenty songs`() throws {
    var (strong, tense) = (0, 0)
    for seed in 1...20 as ClosedRange<UInt64> {
      let plan = try Self.plan("pop", seed: seed)
      let harmony = try Self.harmony(plan)
      let onBeat = try #require(plan.tunes?.hook.tones).filter { harmony.isBeat($0.step) }
      strong += onBeat.count
      tense += onBeat.count { !harmony.restful(at: $0.step).contains($0.pitch.pitchClass) }
    }
    #expect((0.05...0.25).contains(Double(tense) / Double(strong)))
  }

  @Test func `the same seed gives the same tunes, another seed others`() throws {
    let tunes = try Self.plan("pop", seed: 8).tunes
    #expect(try tunes == Self.plan("pop", seed: 8).tunes)
    #expect(try tunes != Self.plan("pop", seed: 9).tunes)
  }

  @Test func `another take rewrites the tunes and nothing else`() throws {
    let plan = try Self.plan("pop")
    let defaults = Planner.Defaults(genre: "house", duration: .s(120), loudness: .LUFS(-14), truePeak: .dBTP(-1))
    var other = Planner(defaults: defaults).withTunes(plan, take: 1)
    #expect(other.tunes?.hook != plan.tunes?.hook)
    other.tunes = plan.tunes
    #expect(other == plan)
  }

  @Test func `the verse begins lower than the hook and shares a figure with it`() throws {
    let tunes = try #require(Self.plan("pop").tunes)
    #expect(tunes.verse.middle < tunes.hook.middle)
  }

  @Test func `a song of drums alone has no tunes`() throws {
    let plan = try Self.plan("techno") {
      $0.instruments = ["drums"]
      $0.instrumentRoles = [.init("drums", role: .drums)]
      $0.onlyInstruments = true
    }
    #expect(plan.tunes == nil)
  }

  @Test func `the better of two tunes by score has the arch, the single peak and the closing tonic`() throws {
    let plan = try Self.plan("pop") { $0.key = Key(PitchClass(0), .major) }
    let pop = try #require(GenreCatalogue.standard.genre(named: "pop"))
    let harmony = TuneHarmony(plan: plan, genre: pop, firstBar: 0, bars: 2)
    let tune = { (notes: [Int]) in
      Tune(
        bars: 2, phraseBars: 2,
        tones: notes.enumerated().map { .init(step: 4 * $0.offset, length: 4, pitch: Pitch($0.element)) })
    }
    let arch = TuneScore(tune([60, 64, 67, 72, 71, 69, 64, 60]), over: harmony, in: .fourFour)
    let flat = TuneScore(tune([67, 67, 67, 67, 67, 67, 67, 67]), over: harmony, in: .fourFour)
    #expect(arch.contour > flat.contour && arch.climax > flat.climax && arch.endings > flat.endings)
    #expect(arch.total > flat.total)
  }
}
