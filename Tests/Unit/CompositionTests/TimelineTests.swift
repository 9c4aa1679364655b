import Composition
import Genres
import Music
import Planning
import Testing

/// The strokes and tones that dances and songs of the world are known by.
@Suite struct TimelineTests {
  private static func onsets(of drum: DrumNote, in plan: SongPlan) -> [(bar: Int, step: Int)] {
    let bar = plan.meter.bar.ticks
    return Composer().compose(plan).parts.filter(\.isPercussion).flatMap(\.notes)
      .filter { $0.pitch == drum.pitch && $0.onset.ticks + 80 < bar * plan.bars }
      .map { (($0.onset.ticks + 80) / bar, ($0.onset.ticks + 80) % bar / 240) }
  }

  @Test(arguments: 0..<6 as Range<UInt64>) func `reggae never has a kick on one`(seed: UInt64) throws {
    let kicks = Self.onsets(of: .kick, in: try Songs.plan("reggae", seed: seed))
    #expect(kicks.contains { $0.step == 4 } && !kicks.contains { $0.step == 0 })
  }

  @Test(arguments: 0..<6 as Range<UInt64>) func `a clave goes through a salsa unvaried and never turns round`(
    seed: UInt64
  ) throws {
    let strokes = Dictionary(grouping: Self.onsets(of: .claves, in: try Songs.plan("salsa", seed: seed)), by: \.bar)
    #expect(!strokes.isEmpty)
    for (bar, strokes) in strokes {
      #expect(strokes.count == 5 && strokes.count { $0.step < 8 } == 2, "bar \(bar)")
    }
  }

  /// The first, second, third, fifth and sixth degree; chords may have others.
  @Test(arguments: 0..<6 as Range<UInt64>) func `an East Asian melody has five tones`(seed: UInt64) throws {
    let plan = try Songs.plan("east-asian", seed: seed)
    let scale = Set([0, 1, 2, 4, 5].map { plan.key.pitchClass(ofDegree: $0) })
    let melody = Composer().compose(plan).parts.filter { $0.role == .lead }.flatMap(\.notes)
    #expect(!melody.isEmpty && melody.allSatisfy { scale.contains($0.pitch.pitchClass) })
  }

  @Test(arguments: 0..<4 as Range<UInt64>) func `a tumbao plays the next chord's root before its bar`(seed: UInt64)
    throws
  {
    let plan = try Songs.plan("salsa", seed: seed)
    let bass = try #require(Composer().compose(plan).parts.first { $0.role == .bass })
    let bar = plan.meter.bar.ticks
    let ahead = bass.notes.filter {
      ($0.onset.ticks + 80) % bar / 240 == 14 && ($0.onset.ticks + 80) / bar < plan.bars - 1
    }
    let right = ahead.count { $0.pitch.pitchClass == plan.chord(inBar: ($0.onset.ticks + 80) / bar + 1).lowest }
    #expect(ahead.count > 4 && 10 * right >= 9 * ahead.count, "\(right) of \(ahead.count)")
  }
}
