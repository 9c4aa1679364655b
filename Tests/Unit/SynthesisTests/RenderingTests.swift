import Audio
import Composition
import Foundation
import Genres
import Music
import Prompt
import Testing

@testable import Planning
@testable import Synthesis

@Suite struct RenderingTests {
  static let genres = GenreCatalogue.standard.genres

  private static func plan(_ genre: String, duration: Double) throws -> SongPlan {
    var brief = Brief()
    brief.genre = genre
    brief.duration = .s(duration)
    let defaults = Planner.Defaults(genre: "house", duration: .s(60), loudness: .LUFS(-14), truePeak: .dBTP(-1))
    return try Planner(defaults: defaults).plan(title: "test", brief: brief, style: nil, seed: Seed(3))
  }

  private static func render(_ stem: StemPlan, of plan: SongPlan) async throws -> StereoBuffer {
    let sink = MemorySink()
    let request = StemRequest(plan: plan, stem: stem, score: Composer().compose(plan))
    try await EmbeddedGenerator().generate(request, into: sink)
    return sink.buffer
  }

  @Test(arguments: genres.flatMap { genre in genre.stems.flatMap(\.sounds) })
  func `every sound that a genre names is in the library`(sound: String) {
    #expect(PatchLibrary.names.contains(sound))
  }

  @Test func `every sound that an instrument's name asks for is in the library`() {
    for (instrument, sound) in NamedInstrument.sounds {
      #expect(PatchLibrary.names.contains(sound), "\(instrument)")
    }
  }

  @Test(arguments: genres.map(\.name))
  func `each stem has the planned length, is finite and not silent`(genre: String) async throws {
    let plan = try Self.plan(genre, duration: 8)
    for stem in plan.stems {
      let sound = try await Self.render(stem, of: plan)
      #expect(sound.frames == plan.frames)
      #expect(sound.left.allSatisfy(\.isFinite) && sound.right.allSatisfy(\.isFinite))
      #expect((sound.left.map(abs).max() ?? 0) > 0.01, "\(stem.name)")
      #expect((sound.left.map(abs).max() ?? 0) < 8, "\(stem.name)")
    }
  }

  @Test func `the same request gives the same samples`() async throws {
    let plan = try Self.plan("dubstep", duration: 12)
    for stem in plan.stems {
      let first = try await Self.render(stem, of: plan)
      let second = try await Self.render(stem, of: plan)
      #expect(first == second, "\(stem.name)")
    }
  }

  @Test(arguments: genres.map(\.name)) func `a track ends in silence without a click`(genre: String) async throws {
    let plan = try Self.plan(genre, duration: 5)
    for stem in plan.stems {
      let end = try await Self.render(stem, of: plan).left.suffix(48)
      #expect((end.map(abs).max() ?? 0) < 0.001, "\(stem.name)")
    }
  }
}
