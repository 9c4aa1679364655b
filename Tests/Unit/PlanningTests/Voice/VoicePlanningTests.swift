import Audio
import Diagnostics
import Foundation
import Genres
import Music
import Prompt
import Testing

@testable import Planning

@Suite struct VoicePlanningTests {
  private static func plan(_ voice: VoiceWish?, lyrics: String? = "hold the light", in genre: String = "pop") throws
    -> SongPlan
  {
    var brief = Brief()
    brief.genre = genre
    brief.vocals = true
    brief.voice = voice
    brief.lyrics = lyrics
    let planner = Planner(
      defaults: .init(genre: "house", duration: .s(60), loudness: .LUFS(-14), truePeak: .dBTP(-1)))
    return try planner.plan(title: "test", brief: brief, style: nil, seed: Seed(1))
  }

  private static func vocals(_ plan: SongPlan) throws -> StemPlan {
    try #require(plan.stems.first { $0.role == .vocals })
  }

  @Test(
    arguments: [
      (VoiceWish(singer: .male, register: .deep), [VoiceType.bass], 47), (VoiceWish(singer: .male), [.baritone], 52),
      (VoiceWish(singer: .male, register: .high), [.tenor], 57), (VoiceWish(register: .deep), [.bass], 47),
      (VoiceWish(singer: .female), [.mezzoSoprano], 64), (VoiceWish(singer: .female, register: .high), [.soprano], 70),
      (VoiceWish(singer: .female, register: .low), [.contralto], 59), (VoiceWish(singer: .child), [.treble], 67),
      (VoiceWish(singer: .choir), [.mezzoSoprano, .contralto, .tenor, .baritone], 64),
      (VoiceWish(singer: .duet), [.mezzoSoprano, .baritone], 64), (VoiceWish(manner: .rap), [.baritone], 45),
      (VoiceWish(singer: .female, manner: .rap), [.mezzoSoprano], 55),
    ] as [(VoiceWish, [VoiceType], Int)])
  func `who sings has a voice type, and the middle of its tessitura`(
    wish: VoiceWish, types: [VoiceType], register: Int
  ) throws {
    let stem = try Self.vocals(Self.plan(wish))
    #expect(stem.voice?.types == types)
    #expect(stem.register == register)
  }

  @Test(arguments: VoiceType.allCases) func `a melody and a speaking voice lie within what a voice can do`(
    type: VoiceType
  ) {
    #expect(type.range.contains(type.middle))
    #expect(type.speakingPitch < type.middle)
    // Speech may go a third below the sung range, and no further.
    #expect(type.speakingPitch > type.range.lowerBound + -5)
    #expect((type.formantRatio > 1.08) == !type.isMale)
  }

  @Test func `where nothing was said of the voice the genre's own sings`() throws {
    for wish in [nil, VoiceWish(manner: .sung)] as [VoiceWish?] {
      let plan = try Self.plan(wish)
      let stem = try Self.vocals(plan)
      #expect(stem.voice == nil && stem.register == 67 && stem.sound == "vocal-chop")
      let text = String(decoding: try JSONEncoder().encode(plan), as: UTF8.self)
      #expect(!text.contains("\"voice\""))
    }
  }

  @Test func `words are sung on a melody where the genre's voice is a choir on chords`() throws {
    #expect(try Self.vocals(Self.plan(nil, lyrics: nil, in: "ambient")).sound.hasPrefix("choir"))
    #expect(try Self.vocals(Self.plan(nil, in: "ambient")).sound == "vocal-solo")
  }

  @Test(
    arguments: [
      (VoiceWish.Manner.rap, PlannedVoice.Manner.rap), (.spoken, .spoken), (.whisper, .whisper), (.robot, .robot),
      (.hum, .hum),
    ])
  func `a manner is followed where there are words`(wish: VoiceWish.Manner, manner: PlannedVoice.Manner) throws {
    let plan = try Self.plan(VoiceWish(manner: wish))
    #expect(try Self.vocals(plan).voice?.manner == manner)
    #expect(!plan.notes.contains { $0.contains("voice") })
  }

  @Test(arguments: [VoiceWish.Manner.rap, .spoken, .whisper, .robot, .scream])
  func `a manner that cannot be is said`(manner: VoiceWish.Manner) throws {
    let plan = try Self.plan(VoiceWish(singer: .male, manner: manner), lyrics: nil)
    #expect(try Self.vocals(plan).voice?.manner == .sung)
    #expect(plan.notes.contains { $0.contains(manner.rawValue) && $0.contains("voice sings") })
  }

  @Test(
    arguments: [
      (VoiceWish(singer: .male), "house", "vocal-low"), (VoiceWish(singer: .female), "house", "vocal-chop"),
      (VoiceWish(singer: .male), "ambient", "vocal-solo-low"), (VoiceWish(singer: .child), "ambient", "vocal-solo"),
      (VoiceWish(singer: .choir, register: .deep), "house", "choir-low"),
      (VoiceWish(singer: .choir), "house", "choir-aah"), (VoiceWish(manner: .hum), "house", "vocal-hum"),
    ])
  func `without words a patch near the voice sings`(wish: VoiceWish, genre: String, sound: String) throws {
    #expect(try Self.vocals(Self.plan(wish, lyrics: nil, in: genre)).sound == sound)
  }

  @Test func `the mix lets the lowest notes of a deep voice pass`() throws {
    let stem = try Self.vocals(Self.plan(VoiceWish(singer: .male, register: .deep)))
    #expect(stem.mix.highPassHz < VoiceType.bass.range.lowerBound.frequency)
  }

  @Test func `a choir that plays in the song sings its words`() throws {
    var brief = Brief()
    brief.genre = "gospel"
    brief.vocals = true
    brief.lyrics = "hold the light"
    brief.instruments = ["choir"]
    brief.voice = VoiceWish(singer: .child)
    let stem = StemPlan(recorded: "vocals", role: .vocals, number: 1, genre: "gospel", sections: [0])
    var notes: [String] = []
    let voiced = VoicePlanning(brief: brief).voiced([stem], notes: &notes)
    #expect(voiced[0].voice == PlannedVoice([.treble, .treble, .treble]))
    brief.voice = VoiceWish(singer: .male)
    #expect(VoicePlanning(brief: brief).voiced([stem], notes: &notes)[0].voice == PlannedVoice([.baritone]))
  }

  @Test func `a planned voice is the same after coding`() throws {
    let plan = try Self.plan(VoiceWish(singer: .duet, manner: .sung))
    let decoded = try JSONDecoder().decode(SongPlan.self, from: JSONEncoder().encode(plan))
    #expect(decoded == plan)
    #expect(plan.notes.contains { $0.contains("duet") && $0.contains("octave") })
  }
}
