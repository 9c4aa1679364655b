import Analysis
import Audio
import Composition
import Genres
import Music
import Planning
import Prompt
import QualityControl
import Testing

@testable import Production

/// The wishes of briefs, with the words that asked for them and their targets, without a sound.
@Suite struct WishListTests {
  private static func list(_ brief: Brief, duration: Double = 40) throws -> WishList {
    let planner = Planner(
      defaults: .init(genre: "house", duration: .s(duration), loudness: .LUFS(-14), truePeak: .dBTP(-1)))
    let plan = try planner.plan(title: "test", brief: brief, style: nil, seed: Seed(1))
    return WishList(brief, plan, Composer(catalogue: .standard).compose(plan))
  }

  private static func list(_ prompt: String) throws -> WishList {
    let names = GenreCatalogue.standard.genres.map { GenreName($0.name, tempo: $0.tempo.low...$0.tempo.high) }
    return try list(RuleParser(lexicon: try Lexicon.builtIn(), genres: names).brief(for: Ticket(prompt: prompt)))
  }

  @Test func `a prompt's wishes have the user's own words`() throws {
    let wishes = try Self.list("dark techno at 132 BPM in A minor with bass, no vocals, 40 seconds").wishes
    let asked = Dictionary(wishes.map { ($0.kind, $0.asked) }) { first, _ in first }
    #expect(asked["style"] == "techno" && asked["character"] == "dark" && asked["key"] == "A minor")
    #expect(asked["tempo"]?.contains("132") == true && asked["absence"] == "vocals")
    #expect(asked["duration"]?.contains("40") == true && asked["instrument"] == "bass")
    #expect(wishes.first { $0.kind == "tempo" }?.target.number == 132)
  }

  @Test func `a prompt without a wish has none`() throws {
    #expect(try Self.list(Brief()).wishes.isEmpty)
  }

  @Test func `what a name brought along is no wish`() throws {
    var brief = Brief()
    brief.genre = "house"
    brief.bpm = Tempo(bpm: 124)
    brief.evidence = [Evidence("bpm", words: "Daft Punk", confidence: 0.4)]
    #expect(try Self.list(brief).wishes.isEmpty)
  }

  @Test func `an instrument that was asked for has its stem as a target, a missing one none`() throws {
    var brief = Brief()
    brief.genre = "house"
    brief.instruments = ["bass", "bagpipes"]
    brief.instrumentRoles = [InstrumentRole("bass", role: .bass), InstrumentRole("bagpipes", role: .drums)]
    brief.evidence = [
      Evidence("instruments", words: "a fat bass", confidence: 0.9),
      Evidence("instruments", words: "bagpipes", confidence: 0.9),
    ]
    let list = try Self.list(brief)
    let wishes = list.wishes.filter { $0.kind == "instrument" }
    #expect(wishes.map(\.asked) == ["a fat bass", "bagpipes"])
    let bass = try #require(list.plan.stems.first { $0.role == .bass })
    #expect(wishes[0].target.stems == [bass.fileName] && wishes[0].target.times == nil)
    #expect(wishes[0].planned == "\(bass.name) in the whole song")
  }

  @Test func `words about a place are measured in that place`() throws {
    var brief = Brief()
    brief.genre = "house"
    brief.structure = [StructureItem(.intro, bars: 8), StructureItem(.drop, bars: 8), StructureItem(.outro, bars: 4)]
    var without = SectionArrangement()
    without.without = ["drums"]
    var quiet = SectionArrangement()
    quiet.level = .quiet
    var solo = SectionArrangement()
    solo.solo = "bass"
    brief.sectionDetails = [
      SectionDetail(SectionPlace(.until, .drop), without, words: "no drums until the drop"),
      SectionDetail(.start, quiet, words: "quiet intro"),
      SectionDetail(SectionPlace(.in, .drop, occurrence: -1), solo, words: "bass solo in the drop"),
      SectionDetail(SectionPlace(.in, .drop, occurrence: 3), quiet, words: "quiet third drop"),
    ]
    let list = try Self.list(brief)
    let bar = list.plan.barTime.value
    let found = { (asked: String) in list.wishes.filter { $0.asked == asked } }
    let absence = try #require(found("no drums until the drop").first)
    #expect(absence.kind == "absence" && absence.target.times?.count == 1)
    #expect(abs((absence.target.times?[0].end ?? 0) - 8 * bar) < 0.001)
    #expect(absence.target.stems?.contains { $0.hasSuffix("drums") } == true)
    let level = try #require(found("quiet intro").first)
    #expect(level.kind == "level" && level.target.low == -2)
    let front = try #require(found("bass solo in the drop").first)
    #expect(front.kind == "solo" && abs((front.target.times?[0].start ?? 0) - 8 * bar) < 0.001)
    #expect(front.target.others?.contains { $0.hasSuffix("drums") } == false)
    // A place that the form does not have is not kept, and says so.
    let absent = try #require(found("quiet third drop").first)
    #expect(absent.kind == "planned" && absent.target.isFollowed == false && absent.obstacle != nil)
  }

  @Test(
    arguments: [
      (SectionPlace.start, [0..<8]), (.end, [28..<32]), (SectionPlace(.in, nil, occurrence: 1, bars: 16), [0..<16]),
      (SectionPlace(.in, nil, occurrence: -1, bars: 2), [30..<32]), (SectionPlace(.in, .drop), [8..<16, 20..<28]),
      (SectionPlace(.in, .drop, occurrence: 2), [20..<28]),
      (SectionPlace(.in, .drop, occurrence: -1, bars: 4), [20..<24]),
      (SectionPlace(.until, .drop), [0..<8]), (SectionPlace(.from, .breakdown), [16..<32]),
      (SectionPlace(.after, .drop, occurrence: 1), [16..<32]), (SectionPlace(.before, .breakdown), [8..<16]),
      (SectionPlace(.before, .drop, occurrence: 2, bars: 2), [18..<20]), (SectionPlace(.in, .bridge), []),
      (SectionPlace(.in, .drop, occurrence: 3), []), (SectionPlace(.until, .intro), []),
    ] as [(SectionPlace, [Range<Int>])])
  func `a place is the bars that it names`(place: SectionPlace, bars: [Range<Int>]) throws {
    var brief = Brief()
    brief.genre = "house"
    brief.structure = [(.intro, 8), (.drop, 8), (.breakdown, 4), (.drop, 8), (.outro, 4)].map {
      StructureItem($0, bars: $1)
    }
    let plan = try Self.list(brief).plan
    #expect(WishedPlace(place, in: plan).bars == bars)
  }

  @Test func `a prompt of which nothing was understood is a wish that is not kept`() throws {
    let wish = try #require(try Self.list("the boiler in the cellar leaks").wishes.first)
    #expect(wish.target.isFollowed == false && wish.planned.hasSuffix("a guess") && wish.obstacle != nil)
    #expect(try !Self.list("sad piano song").wishes.contains { $0.planned.hasSuffix("a guess") })
  }

  @Test(arguments: [("house, four on the floor, sidechained", true), ("drum and bass, four on the floor", false)])
  func `a figure is looked for in the score`(prompt: String, isKept: Bool) throws {
    let wishes = try Self.list(prompt).wishes
    let floor = try #require(wishes.first { $0.asked == "four on the floor" })
    #expect(floor.kind == "planned" && floor.target.isFollowed == isKept, "\(floor.planned)")
    if let ducking = wishes.first(where: { $0.asked == "sidechained" }) { #expect(ducking.target.isFollowed == true) }
  }

  @Test func `an adjective is measured among the planned genre's tracks, or followed by the plan`() throws {
    let wishes = try Self.list("memorable bright jazz").wishes
    let bright = try #require(wishes.first { $0.asked == "bright" })
    #expect(bright.kind == "character" && bright.target.scales?.map(\.measure) == [.brightness])
    #expect(bright.target.scales?.first?.isHigh == true)
    #expect(bright.planned == "brighter than jazz usually is")
    let memorable = try #require(wishes.first { $0.asked == "memorable" })
    #expect(memorable.kind == "planned" && memorable.target.isFollowed == true)
    #expect(memorable.planned == "more melodic than jazz usually is")
  }

  @Test(
    arguments: [
      (VoiceWish(singer: .male, register: .deep), nil, 170.0), (VoiceWish(singer: .female), 165.0, nil),
      (VoiceWish(singer: .child), 220, nil), (VoiceWish(singer: .choir), nil, nil),
      (VoiceWish(register: .high), 220, nil),
    ] as [(VoiceWish, Double?, Double?)])
  func `a voice is wanted in its register`(voice: VoiceWish, low: Double?, high: Double?) throws {
    var brief = Brief()
    brief.genre = "pop"
    brief.vocals = true
    brief.voice = voice
    brief.evidence = [Evidence("vocals", words: "a voice", confidence: 0.9)]
    let wish = try #require(try Self.list(brief).wishes.first { $0.kind == "voice" })
    #expect(wish.target.low == low && wish.target.high == high)
  }
}
