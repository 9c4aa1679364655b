import Audio
import Genres
import Music
import Planning
import Testing

@testable import Composition

/// What players make of written notes.
@Suite struct PerformanceTests {
  private let plan: SongPlan
  private let genre: Genre

  init() throws {
    plan = try Songs.plan("jazz", seed: 4)
    genre = try #require(GenreCatalogue.standard.genre(named: "jazz"))
  }

  private func spread(_ kind: PlayerKind, _ notes: [Note]) -> [Note] {
    ChordSpread(plan: plan, kind: kind, seed: Seed(1)).played(notes)
  }

  private func shaped(_ kind: PlayerKind, _ notes: [Note], seed: UInt64 = 1) throws -> [Note] {
    let stem = try #require(plan.stems.first { $0.role == .lead })
    return LineShaping(plan: plan, genre: genre, stem: stem, kind: kind, seed: Seed(seed)).shaped(notes)
  }

  private func seconds(_ note: Note) -> Double { plan.clock.seconds(of: note.onset) }

  private static func chord(at onset: Beats, for length: Beats = Beats(2)) -> [Note] {
    [52, 56, 59, 64].map { Note(Pitch($0), velocity: 0.8, at: onset, for: length) }
  }

  @Test(arguments: [(Beats(4), true), (Beats(ticks: 4 * 960 + 480), true), (Beats(ticks: 4 * 960 + 240), false)])
  func `a guitar strums down on beats and eighths, up between them, within 80 ms`(onset: Beats, isDown: Bool) {
    let played = spread(.guitar, Self.chord(at: onset)).sorted { $0.pitch < $1.pitch }
    let times = played.map(seconds)
    #expect(times == times.sorted(by: isDown ? (<) : (>)))
    #expect(Set(times).count == 4 && (times.max() ?? 1) - (times.min() ?? 0) < 0.08)
    #expect(played.allSatisfy { $0.end == onset + Beats(2) && $0.onset >= onset })
  }

  @Test func `a harp rolls most long chords from below, a piano few loud ones`() {
    let chords = (0..<40).map { Self.chord(at: Beats(4 * $0), for: Beats(3)) }
    let rolled = { (kind: PlayerKind) in
      chords.count { chord in
        let played = self.spread(kind, chords.flatMap(\.self)).filter { $0.end == chord[0].end }
        return (played.map(self.seconds).max() ?? 0) - self.seconds(chord[0]) > 0.04
      }
    }
    #expect(rolled(.harp) > 25)
    #expect(rolled(.keys) < rolled(.harp))
  }

  @Test func `the players of a section do not begin on one tick`() {
    let played = spread(.ensemble, Self.chord(at: Beats(4)))
    #expect(Set(played.map(\.onset)).count >= 3)
    #expect(played.allSatisfy { seconds($0) - plan.clock.seconds(of: Beats(4)) < 0.05 })
  }

  @Test(arguments: [PlayerKind.bowed, .reed, .brass, .flute])
  func `who sustains swells on long notes and trembles 5 to 6 times a second, and on short ones neither`(
    kind: PlayerKind
  ) throws {
    let long = Note(Pitch(65), velocity: 0.8, at: Beats(8), for: Beats(3))
    let short = Note(Pitch(65), velocity: 0.8, at: Beats(16), for: Beats(ticks: 240))
    let played = try shaped(kind, [long, short])
    let expression = try #require(played[0].expression)
    #expect(expression.gain(after: .zero) < 0.8 && expression.gain(after: Beats(1)) > 0.95)
    let vibrato = try #require(expression.vibrato)
    #expect(5...6 ~= vibrato.rate && 0.05...0.35 ~= vibrato.depth && vibrato.after > .zero)
    #expect(played[1].expression?.swell.isEmpty ?? true && played[1].expression?.vibrato == nil)
  }

  @Test func `every slide, scoop and bend comes to the written pitch within a quarter of a second`() throws {
    let notes = (0..<256).map { Note(Pitch(60 + [0, 2, 7, 5][$0 % 4]), velocity: 0.8, at: Beats($0), for: Beats(1)) }
    for kind in [PlayerKind.bowed, .reed, .guitar, .synthesiser] {
      // The last note of a phrase may fall off.
      let bent = try shaped(kind, notes).dropLast().filter { $0.expression?.bend.isEmpty == false }
      #expect(bent.count > 3 && bent.count < 128, "\(kind)")
      for note in bent {
        let after = Beats(ticks: Int(0.25 * plan.bpm.quartersPerMinute / 60 * 960))
        #expect(note.expression?.semitones(after: min(after, Beats(ticks: 600))) == 0)
      }
    }
  }

  @Test func `winds breathe at least every 8 s`() throws {
    let line = (0..<64).map { Note(Pitch(60), velocity: 0.8, at: Beats(2 * $0), for: Beats(2)) }
    let stem = try #require(plan.stems.first { $0.role == .lead })
    let played = LineShaping(plan: plan, genre: genre, stem: stem, kind: .reed, seed: Seed(1)).breathing(line)
    var last = 0.0
    for (note, next) in zip(played, played.dropFirst()) {
      let gap = seconds(next) - plan.clock.seconds(of: note.end)
      if gap > 0.12 { last = seconds(next) }
      #expect(plan.clock.seconds(of: note.end) - last < 8)
    }
    #expect(last > 0)
  }

  @Test(arguments: ["techno", "house", "chiptune"]) func `machines play on their grid`(genre: String) throws {
    let plan = try Songs.plan(genre, seed: 2)
    for part in Composer().compose(plan).parts where part.role == .arpeggio || part.isPercussion {
      #expect(part.notes.allSatisfy { $0.expression == nil }, "\(part.name)")
    }
  }
}
