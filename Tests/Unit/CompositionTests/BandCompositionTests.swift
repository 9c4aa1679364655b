import Audio
import Genres
import Music
import Planning
import Prompt
import Testing

@testable import Composition

/// The lines of several players beside each other.
@Suite struct BandCompositionTests {
  private static func plan(
    _ genre: String, seed: UInt64 = 3, duration: Double = 90, _ change: (inout Brief) -> Void
  ) throws -> SongPlan {
    var brief = Brief()
    brief.genre = genre
    brief.duration = .s(duration)
    change(&brief)
    let defaults = Planner.Defaults(genre: "house", duration: .s(120), loudness: .LUFS(-14), truePeak: .dBTP(-1))
    return try Planner(defaults: defaults).plan(title: "test", brief: brief, style: nil, seed: Seed(seed))
  }

  private static func ask(_ brief: inout Brief, _ players: [(String, StemRole)], only: Bool) {
    brief.instruments = players.map(\.0)
    brief.instrumentRoles = players.map { InstrumentRole($0.0, role: $0.1) }
    brief.onlyInstruments = only
  }

  private static let quartet: [(String, StemRole)] = [
    ("violin", .lead), ("violin", .lead), ("viola", .lead), ("cello", .pad),
  ]

  @Test(arguments: ["chamber", "pop", "cinematic"]) func `a string quartet has four lines in four registers`(
    genre: String
  )
    throws
  {
    let plan = try Self.plan(genre) { Self.ask(&$0, Self.quartet, only: true) }
    let score = Composer().compose(plan)
    let heights = ["violin", "violin-2", "viola", "cello"].compactMap { name -> Double? in
      let notes = score.parts.first { $0.name == name }?.notes ?? []
      return notes.isEmpty ? nil : Double(notes.reduce(0) { $0 + $1.pitch.note }) / Double(notes.count)
    }
    #expect(heights.count == 4)
    for (upper, lower) in zip(heights, heights.dropFirst()) { #expect(upper > lower + 2, "\(heights)") }
  }

  @Test(arguments: ["pop", "jazz", "rock", "house"]) func `a counter-melody is another line than the melody`(
    genre: String
  )
    throws
  {
    let plan = try Self.plan(genre) {
      Self.ask(&$0, [("trumpet", .lead), ("saxophone", .lead)], only: false)
    }
    let score = Composer().compose(plan)
    let lead = try #require(score.parts.first { $0.name == "trumpet" }).notes
    let counter = try #require(score.parts.first { $0.name == "saxophone" }).notes
    #expect(counter.count >= 8)
    let unisons = counter.count { note in
      lead.contains { $0.pitch == note.pitch && abs($0.onset.ticks - note.onset.ticks) < 120 }
    }
    #expect(Double(unisons) <= 0.2 * Double(counter.count), "\(unisons) of \(counter.count)")
  }

  @Test func `a lead beside a singer answers instead of singing another tune`() throws {
    let plan = try Self.plan("pop") { $0.vocals = true }
    let score = Composer().compose(plan)
    let voice = try #require(score.parts.first { $0.role == .vocals }).notes
    let lead = score.parts.first { $0.role == .lead }?.notes ?? []
    let unisons = lead.count { note in
      voice.contains { $0.pitch == note.pitch && abs($0.onset.ticks - note.onset.ticks) < 120 }
    }
    #expect(Double(unisons) <= 0.2 * Double(max(1, lead.count)))
  }

  @Test(arguments: ["pop", "jazz", "waltz"]) func `two hands play low and high, each most of the time`(genre: String)
    throws
  {
    let plan = try Self.plan(genre) { Self.ask(&$0, [("piano", .chords)], only: true) }
    let notes = try #require(Composer().compose(plan).parts.first).notes
    let low = notes.filter { $0.pitch.note < 60 }
    let high = notes.filter { $0.pitch.note >= 62 }
    #expect(Double(low.count) > 0.25 * Double(notes.count) && Double(high.count) > 0.12 * Double(notes.count))
    let bars = Set(notes.map { $0.onset.ticks / plan.meter.bar.ticks })
    #expect(bars.count >= plan.bars * 9 / 10)
  }

  @Test(arguments: ["rock", "funk", "pop"]) func `a second chord instrument has another rhythm`(genre: String) throws {
    let plan = try Self.plan(genre) { Self.ask(&$0, [("guitar", .chords), ("guitar", .chords)], only: false) }
    let score = Composer().compose(plan)
    let onsets = ["guitar", "guitar-2"].map { name in
      Set((score.parts.first { $0.name == name }?.notes ?? []).map { ($0.onset.ticks + 80) / 240 })
    }
    #expect(!onsets[0].isEmpty && !onsets[1].isEmpty)
    #expect(onsets[0].intersection(onsets[1]).count < onsets[1].count * 3 / 4)
  }

  @Test func `a stem has no notes in a place where it was told to be silent`() throws {
    var arrangement = SectionArrangement()
    arrangement.without = ["drums", "bass"]
    let plan = try Self.plan("house", duration: 120) {
      $0.sectionDetails = [SectionDetail(SectionPlace(.in, nil, occurrence: 1, bars: 8), arrangement, words: "words")]
    }
    for part in Composer().compose(plan).parts where [.drums, .percussion, .bass].contains(part.role) {
      #expect(part.notes.allSatisfy { $0.onset >= plan.meter.bar * 8 }, "\(part.name)")
      #expect(!part.notes.isEmpty)
    }
  }

  @Test func `a soloist has a line of single notes while others accompany`() throws {
    var arrangement = SectionArrangement()
    arrangement.solo = "guitar"
    let plan = try Self.plan("rock", duration: 150) {
      $0.sectionDetails = [SectionDetail(SectionPlace(.before, .chorus, occurrence: -1), arrangement, words: "words")]
      Self.ask(&$0, [("guitar", .chords)], only: false)
    }
    let solo = try #require(plan.sections.firstIndex { $0.kind == .solo })
    let range = plan.sectionStarts[solo]..<plan.sectionStarts[solo] + plan.sections[solo].bars
    let part = try #require(Composer().compose(plan).parts.first { $0.name == "guitar" })
    let notes = part.notes.filter { range.contains($0.onset.ticks / plan.meter.bar.ticks) }
    #expect(notes.count >= plan.sections[solo].bars)
    #expect(Set(notes.map(\.onset)).count == notes.count)
  }

  @Test func `the same plan gives the same score`() throws {
    let plan = try Self.plan("jazz") { Self.ask(&$0, Self.quartet, only: true) }
    #expect(Composer().compose(plan) == Composer().compose(plan))
  }

  @Test func `after a key change the notes belong to the new key`() throws {
    var arrangement = SectionArrangement()
    arrangement.transposition = 2
    let plan = try Self.plan("pop", duration: 150) {
      $0.sectionDetails = [SectionDetail(SectionPlace(.in, .chorus, occurrence: -1), arrangement, words: "words")]
    }
    let last = try #require(plan.sections.lastIndex { $0.kind == .chorus })
    let start = plan.meter.bar * plan.sectionStarts[last]
    let notes = Composer().compose(plan).parts.filter { ![.drums, .percussion, .effects].contains($0.role) }
      .flatMap(\.notes).filter { $0.onset >= start }
    let key = plan.key(inBar: plan.bars - 1)
    let inside = notes.count { key.contains($0.pitch.pitchClass) }
    #expect(key != plan.key && Double(inside) >= 0.9 * Double(notes.count))
  }
}

@Suite struct VoiceLeadingTests {
  @Test func `four voices keep their order and avoid parallel fifths`() {
    let chords = [
      Chord(PitchClass(0), .major), Chord(PitchClass(9), .minor), Chord(PitchClass(5), .major),
      Chord(PitchClass(7), .major),
    ]
    let led = VoiceLeading(registers: [72, 66, 60, 50]).voices(for: chords + chords)
    for pitches in led {
      #expect(pitches == pitches.sorted(by: >) && Set(pitches.map(\.pitchClass)).count >= 3)
    }
    var parallels = 0
    for (before, after) in zip(led, led.dropFirst()) {
      for upper in 0..<4 {
        for lower in upper + 1..<4 where after[upper] != before[upper] && after[lower] != before[lower] {
          let (was, now) = (before[upper].note - before[lower].note, after[upper].note - after[lower].note)
          if was % 12 == now % 12, [0, 7].contains(now % 12) { parallels += 1 }
        }
      }
    }
    #expect(parallels == 0)
  }
}
