import Audio
import Genres
import Music
import Planning
import Testing

@testable import Composition

/// How players follow the chords: inside of bars, and ahead of them.
@Suite struct ChordChangesTests {
  private static let genres = ["pop", "jazz", "soul", "folk", "rock", "cinematic", "choir", "solo-piano", "bossa-nova"]

  @Test(arguments: genres, 0..<4 as Range<UInt64>)
  func `what accompanies plays each chord's own notes when it comes inside of a bar`(genre: String, seed: UInt64) throws
  {
    let plan = try Songs.plan(genre, seed: seed)
    let parts = Composer().compose(plan).parts.filter { [.chords, .pad, .arpeggio].contains($0.role) }
    for span in plan.chords where span.bars == 0 {
      let (start, length) = (span.onset(in: plan.meter), span.length(in: plan.meter))
      let tones = span.chord.pitchClasses + [span.chord.lowest]
      let notes = parts.flatMap(\.notes).filter {
        $0.onset.ticks >= start.ticks - 20 && $0.onset.ticks < start.ticks + length.ticks / 2 - 60
      }
      let right = notes.count { tones.contains($0.pitch.pitchClass) }
      // A two-handed part has a melody as well.
      #expect(Double(right) >= 0.6 * Double(notes.count), "bar \(span.bar): \(span.chord)")
    }
  }

  @Test(arguments: genres) func `a bass plays the lowest note of a chord when it comes`(genre: String) throws {
    var (right, all) = (0, 0)
    for seed in 0..<4 as Range<UInt64> {
      let plan = try Songs.plan(genre, seed: seed)
      guard let bass = Composer().compose(plan).parts.first(where: { $0.role == .bass }) else { continue }
      for span in plan.chords {
        let start = span.onset(in: plan.meter).ticks
        guard let note = bass.notes.first(where: { abs($0.onset.ticks - start) < 100 }) else { continue }
        all += 1
        right += note.pitch.pitchClass == span.chord.lowest ? 1 : 0
      }
    }
    #expect(all == 0 || Double(right) >= 0.7 * Double(all), "\(right) of \(all)")
  }

  @Test(arguments: [("funk", true), ("samba", true), ("techno", false), ("house", false), ("waltz", false)])
  func `new chords come an eighth ahead where the style pushes`(genre: String, isPushed: Bool) throws {
    var pushed = 0
    for seed in 0..<6 as Range<UInt64> {
      let plan = try Songs.plan(genre, seed: seed)
      let stem = try #require(plan.stems.first { [.chords, .bass, .pad].contains($0.role) })
      let definition = try #require(GenreCatalogue.standard.genre(named: genre))
      let hit = StepPattern.Hit(step: 0, length: 4, symbol: "x")
      for index in stem.sections {
        let span = SectionSpan(index: index, stem: stem, plan: plan)
        let changes = ChordChanges(plan: plan, genre: definition, span: span)
        for bar in span.barRange.dropLast() {
          let last = changes.placed([hit], inBar: bar, before: [hit]).last
          guard let last, last.hit.step == plan.meter.steps - 2 else { continue }
          pushed += 1
          #expect(last.chord == plan.chord(inBar: bar + 1) && last.hit.length == 6)
          #expect(!changes.placed([hit], inBar: bar + 1, before: []).contains { $0.hit.step == 0 })
        }
      }
    }
    #expect((pushed > 0) == isPushed)
  }
}
