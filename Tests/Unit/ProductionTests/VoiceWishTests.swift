import Audio
import Composition
import Music
import Planning
import Prompt
import QualityControl
import Testing

@testable import Production

@Suite struct VoiceWishTests {
  private static func list(_ voice: VoiceWish, lyrics: String?, genre: String = "pop") throws -> WishList {
    var brief = Brief()
    brief.genre = genre
    brief.vocals = true
    brief.voice = voice
    brief.lyrics = lyrics
    brief.evidence = [Evidence("voice", words: "a voice", confidence: 0.9)]
    let defaults = Planner.Defaults(genre: "house", duration: .s(40), loudness: .LUFS(-14), truePeak: .dBTP(-1))
    let plan = try Planner(defaults: defaults).plan(title: "test", brief: brief, style: nil, seed: Seed(1))
    return WishList(brief, plan, Composer().compose(plan))
  }

  private static let all: [VoiceWish] =
    ([nil] + VoiceWish.Singer.allCases).flatMap { singer in
      ([nil] + VoiceWish.Register.allCases).flatMap { register in
        [VoiceWish.Manner.sung, .rap].map { VoiceWish(singer: singer, register: register, manner: $0) }
      }
    }

  @Test(arguments: all) func `what is planned and composed for a voice is what its wish is measured against`(
    voice: VoiceWish
  ) throws {
    for genre in ["pop", "folk", "techno"] {
      let list = try Self.list(voice, lyrics: "hold the light", genre: genre)
      let wish = try #require(list.wishes.first { $0.kind == "voice" })
      let stem = try #require(list.plan.stems.first { $0.role == .vocals })
      let notes = list.score.parts.first { $0.name == stem.name }?.notes ?? []
      let pitches = notes.map(\.pitch.frequency).sorted()
      let median = try #require(pitches.isEmpty ? nil : pitches[pitches.count / 2])
      #expect(median >= wish.target.low ?? 0 && median <= wish.target.high ?? 9_999, "\(genre): \(median) Hz")
    }
  }

  @Test func `a whisper has no pitch to be measured`() throws {
    let voice = VoiceWish(singer: .female, manner: .whisper)
    let wishes = try Self.list(voice, lyrics: "hold").wishes
    let wish = try #require(wishes.first { $0.kind == "voice" })
    #expect(wish.target.low == nil && wish.target.high == nil)
    #expect(wishes.contains { $0.planned == "whisper" && $0.target.isFollowed == true })
  }

  @Test(arguments: [VoiceWish.Manner.scream, .rap, .whisper, .robot, .spoken])
  func `a manner that cannot be is not kept, for the reason in the plan's notes`(manner: VoiceWish.Manner) throws {
    let wishes = try Self.list(VoiceWish(singer: .male, manner: manner), lyrics: nil).wishes
    let wish = try #require(wishes.first { $0.kind == "planned" && $0.target.isFollowed == false })
    #expect(wish.planned == "sung" && wish.obstacle?.contains(manner.rawValue) == true)
  }
}
