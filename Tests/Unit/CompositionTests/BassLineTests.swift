import Audio
import Genres
import Music
import Planning
import Testing

@testable import Composition

@Suite struct BassLineTests {
  private static func pitch(_ symbol: Character, in plan: SongPlan, bar: Int = 0, register: Int = 40) -> Pitch {
    var line = BassLine(plan: plan, register: Pitch(register), seed: Seed(1))
    let hit = StepPattern.Hit(step: 0, length: 1, symbol: symbol)
    return line.pitch(of: hit, over: plan.chord(inBar: bar), inBar: bar, isLast: false)
  }

  /// Root, third, fifth, octave and octave below, by the symbols of genre files.
  @Test(arguments: Songs.genres) func `symbols are intervals of the chord`(genre: String) throws {
    let plan = try Songs.plan(genre, seed: 1)
    for bar in stride(from: 0, to: plan.bars, by: 3) {
      let chord = plan.chord(inBar: bar)
      let root = Self.pitch("r", in: plan, bar: bar)
      #expect(root.pitchClass == chord.lowest && abs(root.note - 40) <= 6)
      #expect(Self.pitch("R", in: plan, bar: bar) == root)
      for (symbol, number) in [("t", 1), ("f", 2)] as [(Character, Int)] {
        let pitch = Self.pitch(symbol, in: plan, bar: bar)
        #expect(pitch.pitchClass == chord.pitchClasses[number] && (1...12).contains(pitch.note - root.note))
        if chord.bass == nil { #expect(pitch == root + chord.quality.intervals[number]) }
      }
      #expect(Self.pitch("o", in: plan, bar: bar) == root + 12 && Self.pitch("g", in: plan, bar: bar) == root + 12)
      let below = Self.pitch("u", in: plan, bar: bar)
      #expect(below == (root.note >= 36 ? root + -12 : root))
    }
  }

  @Test(arguments: Songs.genres) func `a seventh is of the key, or the octave stands for it`(genre: String) throws {
    let plan = try Songs.plan(genre, seed: 4)
    for bar in 0..<plan.bars {
      let seventh = Self.pitch("s", in: plan, bar: bar)
      let root = Self.pitch("r", in: plan, bar: bar)
      #expect(plan.key(inBar: bar).contains(seventh.pitchClass) || seventh == root + 12)
      if plan.chord(inBar: bar).bass == nil { #expect((9...12).contains(seventh.note - root.note)) }
    }
  }

  @Test(arguments: Songs.genres) func `an approach is a step of the scale to the next root`(genre: String) throws {
    let plan = try Songs.plan(genre, seed: 4)
    guard GenreCatalogue.standard.genre(named: genre)?.chromatic != true else { return }
    for bar in 0..<plan.bars - 1 {
      let approach = Self.pitch("a", in: plan, bar: bar)
      let next = Self.pitch("r", in: plan, bar: bar + 1)
      #expect((1...2).contains(abs(approach.note - next.note)), "bar \(bar)")
      // A foreign chord may be reached by a foreign step.
      let key = plan.key(inBar: bar)
      let isOfScale = [key, Key(key.tonic, key.mode == .harmonicMinor ? .minor : key.mode)].contains {
        $0.contains(approach.pitchClass)
      }
      #expect(isOfScale || !key.contains(next.pitchClass))
    }
  }

  @Test(arguments: 0..<10 as Range<UInt64>) func `a walking line moves by a fourth at most and arrives by step`(
    seed: UInt64
  ) throws {
    let plan = try Songs.plan("jazz", seed: seed)
    var line = BassLine(plan: plan, register: Pitch(40), seed: Seed(seed))
    var previous: Pitch?
    for bar in 0..<plan.bars - 1 {
      for beat in 0..<4 {
        let hit = StepPattern.Hit(step: 4 * beat, length: 4, symbol: "w")
        let chord = plan.chord(at: plan.meter.bar * bar + Beats(beat))
        let pitch = line.pitch(of: hit, over: chord, inBar: bar, isLast: beat == 3)
        #expect(abs(pitch.note - 40) <= 13)
        let isNew = bar == 0 || plan.chord(at: plan.meter.bar * bar + Beats(ticks: -1)) != chord
        if beat == 0, isNew { #expect(pitch.pitchClass == chord.lowest) }
        if let previous, beat == 1 { #expect(abs(pitch.note - previous.note) <= 6) }
        if beat == 3 {
          let next = Pitch.nearest(plan.chord(inBar: bar + 1).lowest, to: Pitch(40))
          #expect((1...2).contains(abs(pitch.note - next.note)))
        }
        previous = pitch
      }
    }
  }

  @Test(arguments: Songs.genres) func `a bass that follows the kick plays on its hits`(genre: String) throws {
    let definition = try #require(GenreCatalogue.standard.genre(named: genre))
    guard definition.rhythms.bass == ["kick"] else { return }
    let plan = try Songs.plan(genre, seed: 1)
    let parts = Composer().compose(plan).parts
    let kicks = Set(
      parts.first { $0.role == .drums }?.notes.filter { $0.pitch == DrumNote.kick.pitch }.map {
        ($0.onset.ticks + 60) / 240
      }
        ?? [])
    let bass = try #require(parts.first { $0.role == .bass }).notes.filter { $0.onset < plan.meter.bar * plan.bars }
    let together = bass.count { kicks.contains(($0.onset.ticks + 60) / 240) }
    #expect(Double(together) >= 0.6 * Double(bass.count))
  }

  @Test(arguments: Songs.genres) func `every part keeps to notes that its instrument can play`(genre: String) throws {
    for seed in 0..<3 as Range<UInt64> {
      let plan = try Songs.plan(genre, seed: seed)
      for (stem, part) in zip(plan.stems, Composer().compose(plan).parts)
      where !part.isPercussion && part.role != .effects {
        for note in part.notes {
          #expect((21...108).contains(note.pitch.note), "\(part.name)")
          #expect(abs(note.pitch.note - stem.register) <= 36, "\(part.name): \(note.pitch.note)")
        }
      }
    }
  }

  @Test(arguments: Songs.genres) func `drum parts use the notes of the drum map alone, and no silenced ones`(
    genre: String
  )
    throws
  {
    let plan = try Songs.plan(genre, seed: 6)
    let known = Set(DrumNote.allCases.map(\.pitch))
    for part in Composer().compose(plan).parts where part.isPercussion {
      #expect(part.notes.allSatisfy { known.contains($0.pitch) })
    }
  }
}
