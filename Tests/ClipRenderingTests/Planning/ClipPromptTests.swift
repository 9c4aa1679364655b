import Audio
import Genres
import Music
import Planning
import Prompt
import Testing

@testable import ClipRendering

@Suite struct ClipPromptTests {
  private static func plan(_ genre: String, meter: Meter? = nil) throws -> (SongPlan, Brief) {
    var brief = Brief()
    brief.genre = genre
    brief.bpm = Tempo(bpm: 125.5)
    brief.key = Key("F# minor")
    brief.moods = ["dark", "hypnotic"]
    brief.meter = meter
    brief.structure = [StructureItem(.intro, bars: 4), StructureItem(.drop, bars: 8)]
    let defaults = Planner.Defaults(genre: "house", duration: .s(20), loudness: .LUFS(-14), truePeak: .dBTP(-1))
    return (
      try Planner(catalogue: .standard, defaults: defaults).plan(title: "t", brief: brief, style: nil, seed: Seed(1)),
      brief
    )
  }

  @Test(arguments: [
    ("drums", ["drum loop, ", "house", "dark, hypnotic"], ["chords"]),
    ("bass", ["bass line, ", "house", "dark, hypnotic", "chords "], []),
    ("chords", ["chords, ", "house", "dark, hypnotic", "chords F#m"], []),
  ])
  func `words name role, sound, genre and mood, and chords where there are any`(
    name: String, wanted: [String], unwanted: [String]
  ) throws {
    let (plan, brief) = try Self.plan("house")
    let stem = try #require(plan.stems.first { $0.name == name })
    let words = ClipPrompt(plan: plan, brief: brief, fields: []).words(for: stem, in: stem.sections)
    for part in wanted { #expect(words.contains(part), "\(words)") }
    for part in unwanted { #expect(!words.contains(part), "\(words)") }
    #expect(words.contains(stem.description))
    #expect(words.count <= 400)
    #expect(words == ClipPrompt(plan: plan, brief: brief, fields: []).words(for: stem, in: stem.sections))
  }

  @Test(arguments: [
    (0.0, "very calm and sparse"), (0.3, "calm"), (0.6, "steady medium energy"), (1, "full energy"),
  ])
  func `energy is said in words`(energy: Double, words: String) { #expect(ClipPrompt.energy(energy) == words) }

  @Test func `the energy of several sections is their mean over time`() throws {
    let (plan, brief) = try Self.plan("house")
    let (a, b) = (plan.sections[0], plan.sections[1])
    let mean = (a.energy * Double(a.bars) + b.energy * Double(b.bars)) / Double(a.bars + b.bars)
    #expect(abs(ClipPrompt(plan: plan, brief: brief, fields: []).energy(of: [0, 1]) - mean) < 1e-9)
  }

  @Test func `the prompt spells out tempo and key where the service has no fields for them`() throws {
    let (plan, brief) = try Self.plan("house")
    let can = ClipCapabilities(lengths: .s(1)...(.s(30)), licence: ClipLicence("MIT", isCommercial: true))
    let clips = try ClipPlan(plan, brief, ClipPlan.Settings(name: "test", can: can))
    let chords = try #require(clips.orders.first { $0.stem == "chords" })
    let drums = try #require(clips.orders.first { $0.stem == "drums" })
    let request = chords.request(try: 0, seed: plan.seed)
    #expect(request.prompt(besides: []).contains("125.5 BPM") && request.prompt(besides: []).contains("in F# minor"))
    #expect(!request.words.contains("BPM") && !request.words.contains("F# minor"))
    // A drum has no key.
    #expect(!drums.request(try: 0, seed: plan.seed).prompt(besides: []).contains("minor"))
  }

  @Test func `another meter than common time is said unless there is a field for it`() throws {
    let (plan, brief) = try Self.plan("house", meter: .threeFour)
    let stem = plan.stems[0]
    let asked = ClipPrompt(plan: plan, brief: brief, fields: []).words(for: stem, in: stem.sections)
    let known = ClipPrompt(plan: plan, brief: brief, fields: [.meter]).words(for: stem, in: stem.sections)
    #expect(asked.contains("in 3/4 time") == (plan.meter == .threeFour))
    #expect(!known.contains("in 3/4 time"))
  }

  @Test func `a song's words tell its form`() throws {
    let (plan, brief) = try Self.plan("house")
    let words = ClipPrompt(plan: plan, brief: brief, fields: []).words(forSongWith: plan.stems)
    #expect(words.hasPrefix("house, dark, hypnotic"))
    #expect(words.count <= 400)
  }

  @Test func `each try has a seed of its own, and the later ones insist on tempo and key`() throws {
    let (plan, brief) = try Self.plan("house")
    let can = ClipCapabilities(lengths: .s(1)...(.s(30)), licence: ClipLicence("MIT", isCommercial: true))
    let clips = try ClipPlan(plan, brief, ClipPlan.Settings(name: "test", can: can))
    let requests = clips.orders.flatMap { order in (0..<3).map { order.request(try: $0, seed: Seed(7)) } }
    #expect(Set(requests.map(\.seed)).count == requests.count)
    #expect(requests == clips.orders.flatMap { order in (0..<3).map { order.request(try: $0, seed: Seed(7)) } })
    let bass = try #require(clips.orders.first { $0.stem == "bass" })
    #expect(bass.request(try: 1, seed: Seed(7)).words.hasSuffix("exactly 125.5 beats per minute, strictly in F# minor"))
    #expect(!bass.request(try: 0, seed: Seed(7)).words.contains("exactly"))
  }
}
