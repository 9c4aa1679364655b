import Audio
import Composition
import Genres
import Music
import Planning
import Prompt
import Testing

@Suite struct VocalPartTests {
  private static let genres = ["pop", "ambient", "house", "jazz", "metal", "waltz", "folk", "trap"]

  private static func plan(_ voice: VoiceWish?, in genre: String, seed: UInt64, lyrics: String? = "hold") throws
    -> SongPlan
  {
    var brief = Brief()
    brief.genre = genre
    brief.vocals = true
    brief.voice = voice
    brief.lyrics = lyrics
    brief.duration = .s(60)
    let defaults = Planner.Defaults(genre: "house", duration: .s(60), loudness: .LUFS(-14), truePeak: .dBTP(-1))
    return try Planner(defaults: defaults).plan(title: "test", brief: brief, style: nil, seed: Seed(seed))
  }

  private static func part(_ plan: SongPlan) throws -> Part {
    let stem = try #require(plan.stems.first { $0.role == .vocals })
    return Composer().part(for: stem, in: plan)
  }

  private static func median(_ notes: [Note]) -> Double {
    let pitches = notes.map(\.pitch.frequency).sorted()
    return pitches.isEmpty ? 0 : pitches[pitches.count / 2]
  }

  @Test(
    arguments: [
      // The voice, the bounds of its median in hertz, and those of all of its notes.
      (VoiceWish(singer: .male, register: .deep), 82.0...165.0, VoiceType.bass.range),
      (VoiceWish(singer: .male), 110...220, VoiceType.baritone.range),
      (VoiceWish(singer: .male, register: .high), 150...330, VoiceType.tenor.range),
      (VoiceWish(singer: .female), 196...440, VoiceType.mezzoSoprano.range),
      (VoiceWish(singer: .female, register: .low), 185...294, VoiceType.contralto.range),
      (VoiceWish(singer: .female, register: .high), 330...660, VoiceType.soprano.range),
      (VoiceWish(singer: .child), 255...600, VoiceType.treble.range),
    ] as [(VoiceWish, ClosedRange<Double>, ClosedRange<Pitch>)])
  func `a voice sings where such voices lie, in every genre`(
    wish: VoiceWish, hertz: ClosedRange<Double>, range: ClosedRange<Pitch>
  ) throws {
    for genre in Self.genres {
      for seed in 0..<3 as Range<UInt64> {
        let plan = try Self.plan(wish, in: genre, seed: seed)
        let notes = try Self.part(plan).notes
        #expect(!notes.isEmpty)
        #expect(hertz.contains(Self.median(notes)), "\(genre) \(seed): \(Self.median(notes)) Hz")
        #expect(notes.allSatisfy { range.contains($0.pitch) }, "\(genre) \(seed)")
      }
    }
  }

  @Test(
    arguments: [
      (VoiceWish(manner: .rap), 90.0...140.0), (VoiceWish(singer: .female, manner: .rap), 165...250),
      (VoiceWish(singer: .child, manner: .spoken), 220...320),
    ])
  func `speech stays near the pitch at which such people speak, and falls along a line`(
    wish: VoiceWish, hertz: ClosedRange<Double>
  ) throws {
    for genre in ["hip-hop", "pop", "waltz", "techno"] {
      let plan = try Self.plan(wish, in: genre, seed: 1)
      let notes = try Self.part(plan).notes
      #expect(hertz.contains(Self.median(notes)), "\(genre): \(Self.median(notes)) Hz")
      #expect(Set(notes.map(\.pitch)).count <= 5)
      // Between two and six syllables a second while a line lasts.
      let gaps = zip(notes, notes.dropFirst()).map {
        plan.clock.seconds(of: $1.onset) - plan.clock.seconds(of: $0.onset)
      }
      let usual = gaps.sorted()[gaps.count / 2]
      #expect((0.12...0.5).contains(usual), "\(genre): \(usual) s")
      let rising = zip(notes, notes.dropFirst()).count { $0.pitch < $1.pitch }
      let falling = zip(notes, notes.dropFirst()).count { $1.pitch < $0.pitch }
      #expect(falling >= rising)
    }
  }

  @Test func `a duet is written in octaves, and a choir of women and men too`() throws {
    for singer in [VoiceWish.Singer.duet, .choir] {
      let notes = try Self.part(Self.plan(VoiceWish(singer: singer), in: "pop", seed: 2)).notes
      for pair in stride(from: 0, to: notes.count, by: 2) {
        #expect(notes[pair].onset == notes[pair + 1].onset)
        #expect(notes[pair].pitch.pitchClass == notes[pair + 1].pitch.pitchClass)
      }
    }
  }

  @Test func `a wordless choir of children has no notes for men`() throws {
    let notes = try Self.part(Self.plan(VoiceWish(singer: .child), in: "ambient", seed: 1, lyrics: nil)).notes
    #expect(notes.allSatisfy { VoiceType.treble.range.contains($0.pitch) })
  }

  /// Chords make room below the voice's range.
  @Test func `drums and bass are the same whoever sings`() throws {
    let roles: Set<StemRole> = [.drums, .percussion, .bass]
    for genre in Self.genres {
      let scores = try [VoiceWish(singer: .male, register: .deep), VoiceWish(singer: .child)].map {
        try Composer().compose(Self.plan($0, in: genre, seed: 3)).parts.filter { roles.contains($0.role) }
      }
      #expect(scores[0] == scores[1])
    }
  }
}
