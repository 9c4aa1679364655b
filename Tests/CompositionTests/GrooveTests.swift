import Audio
import Genres
import Music
import Planning
import Testing

@testable import Composition

@Suite struct GrooveTests {
  private static func groove(_ genre: String, loosenessMs: Double = 0, voice: String = "none") throws -> (
    groove: Groove, plan: SongPlan
  ) {
    let plan = try Songs.plan(genre, seed: 1)
    let genre = try #require(GenreCatalogue.standard.genre(named: genre))
    return (Groove(plan: plan, genre: genre, seed: Seed(1), loosenessMs: loosenessMs, voice: voice), plan)
  }

  /// The second of a pair falls at the swing's share of it; the first, and the next pair, on the grid.
  @Test(arguments: Songs.genres) func `steps lie on the swung grid`(genre: String) throws {
    let (groove, plan) = try Self.groove(genre)
    let pair = plan.swingUnit == 8 ? 4 : 2
    for bar in [0, 5] {
      for step in 0..<16 {
        let exact = groove.grid(bar: bar, step: Double(step))
        let start = plan.meter.bar * bar + Beats.sixteenths(step - step % pair)
        let offset = Double(exact.ticks - start.ticks) / Double(Beats.sixteenths(pair).ticks)
        let phase = Double(step % pair) / Double(pair)
        let expected = phase < 0.5 ? 2 * phase * plan.swing : plan.swing + (2 * phase - 1) * (1 - plan.swing)
        #expect(abs(offset - expected) < 1e-3, "step \(step)")
      }
    }
  }

  @Test func `fractions of a step lie between their neighbours`() throws {
    let (groove, _) = try Self.groove("jazz")
    var last = -1
    for quarter in 0..<64 {
      let ticks = groove.grid(bar: 0, step: Double(quarter) / 4).ticks
      #expect(ticks > last)
      last = ticks
    }
  }

  @Test(arguments: [0.0, 2.5, 8]) func `hands are uneven within their looseness, and never early for a bar`(
    looseness: Double
  ) throws {
    var (groove, plan) = try Self.groove("house", loosenessMs: looseness)
    let ticks = looseness / 1000 * plan.bpm.quartersPerMinute / 60 * 960
    for bar in 0..<40 {
      for step in 0..<16 {
        let exact = groove.grid(bar: bar, step: Double(step))
        let onset = groove.onset(bar: bar, step: Double(step))
        #expect(abs(Double(onset.ticks - exact.ticks)) <= ticks + 1)
        #expect(onset >= plan.meter.bar * bar)
        if step == 0 { #expect(onset == exact) }
      }
    }
  }

  @Test(arguments: Songs.genres) func `accents are louder than hits and hits than ghost notes, in every bar`(
    genre: String
  ) throws {
    var (groove, _) = try Self.groove(genre)
    for energy in [0.0, 0.3, 0.6, 1] {
      for bar in 0..<8 {
        let (accent, hit, ghost) = (
          groove.velocity("X", energy: energy, bar: bar), groove.velocity("x", energy: energy, bar: bar),
          groove.velocity("o", energy: energy, bar: bar)
        )
        #expect(accent > hit && hit > ghost && accent <= 1 && ghost >= 0.05)
      }
    }
  }

  @Test func `more energy is louder`() throws {
    var (groove, _) = try Self.groove("house")
    let means = [0.2, 0.6, 1].map { energy in
      (0..<100).reduce(0.0) { $0 + groove.velocity("x", energy: energy, bar: $1) } / 100
    }
    #expect(means[0] < means[1] && means[1] < means[2])
  }

  /// A velocity is a level of about 30 log v: a verse at 0.6 lies some 3 dB below its chorus at 1, an intro at 0.3 about 5.
  @Test(arguments: [(0.6, 0.782), (0.3, 0.69), (1, 1)]) func `calm sections are played softer by usual dynamics`(
    energy: Double, force: Double
  ) throws {
    let genre = try #require(GenreCatalogue.standard.genres.first { $0.dynamics == 1 && $0.feel.isEmpty == false })
    let plan = try Songs.plan(genre.name, seed: 1)
    var groove = Groove(plan: plan, genre: genre, seed: Seed(1), loosenessMs: 0, voice: "none")
    let mean = (0..<400).reduce(0.0) { $0 + groove.velocity("x", energy: energy, bar: $1) } / 400
    #expect(abs(mean / 0.76 - force) < 0.02)
  }
}
