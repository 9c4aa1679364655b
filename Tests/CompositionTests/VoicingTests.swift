import Audio
import Genres
import Music
import Testing

@testable import Composition

@Suite struct VoicingTests {
  private static let chords = (0..<12).flatMap { root in
    ChordQuality.allCases.map { Chord(PitchClass(root), $0) }
  }

  @Test(arguments: [48, 55, 60, 67]) func `a voicing has three or four notes of its chord, upwards and near its centre`(
    centre: Int
  ) {
    for chord in Self.chords {
      let voicing = Voicing(chord, near: Pitch(centre))
      let notes = voicing.pitches.map(\.note)
      #expect((3...4).contains(notes.count) && notes == Set(notes).sorted(), "\(chord)")
      #expect(voicing.pitches.allSatisfy { chord.pitchClasses.contains($0.pitchClass) })
      // In close position, but for ninths, which may lie on top of the next root.
      let most = chord.quality.intervals.contains(14) ? 22 : 12
      #expect((notes.last ?? 0) - (notes.first ?? 0) <= most)
      let mean = Double(notes.reduce(0, +)) / Double(notes.count)
      #expect(abs(mean - Double(centre)) <= 6.5, "\(chord) at \(mean)")
    }
  }

  @Test func `root and third are always there, and the seventh or ninth tells the quality`() {
    for chord in Self.chords {
      let classes = Voicing(chord, near: Pitch(60)).pitches.map(\.pitchClass)
      #expect(classes.contains(chord.root) && classes.contains(chord.pitchClasses[1]))
      if chord.quality.intervals.count > 3 {
        #expect(classes.contains(chord.pitchClasses[chord.quality.intervals.count - 1]))
      }
    }
  }

  @Test func `on the tonic the triad is whole, elsewhere the fifth of a ninth chord is left out`() {
    let chord = Chord(PitchClass(9), .minor9)
    let home = Voicing(chord, near: Pitch(60), tonic: PitchClass(9)).pitches.map(\.pitchClass.index)
    #expect(Set(home) == [9, 0, 4, 11])
    let away = Voicing(chord, near: Pitch(60), tonic: PitchClass(0)).pitches.map(\.pitchClass.index)
    #expect(Set(away) == [9, 0, 7, 11])
  }

  /// Any triad or seventh chord after any other: no voice is farther than a fifth from where one was.
  @Test func `voices move little from any chord to any other`() {
    var random = SeededRandom(Seed(3))
    let chords = Self.chords.filter { !$0.quality.intervals.contains(14) }
    var previous = Voicing(chords[0], near: Pitch(60))
    for _ in 0..<500 {
      let chord = chords[Int(random.unit() * Double(chords.count))]
      let next = Voicing(chord, near: Pitch(60), after: previous)
      for pitch in next.pitches {
        #expect((previous.pitches.map { abs($0.note - pitch.note) }.min() ?? 99) <= 7, "\(chord)")
      }
      let mean = Double(next.pitches.reduce(0) { $0 + $1.note }) / Double(next.pitches.count)
      #expect(abs(mean - 60) < 8)
      previous = next
    }
  }

  @Test(arguments: VoicingStyle.allCases) func `a spread voicing is in order, of the chord and not muddy`(
    style: VoicingStyle
  ) {
    for chord in Self.chords {
      let spread = Voicing(chord, near: Pitch(55)).spread(style)
      let notes = spread.map(\.note)
      #expect(notes == Set(notes).sorted() && !notes.isEmpty, "\(chord)")
      #expect(spread.allSatisfy { chord.pitchClasses.contains($0.pitchClass) })
      for (low, high) in zip(notes, notes.dropFirst()) where high < 48 {
        #expect(high - low >= 5, "\(chord): \(notes)")
      }
    }
  }

  @Test func `each style spreads in its way`() {
    let voicing = Voicing(Chord(PitchClass(0), .major7), near: Pitch(64), tonic: PitchClass(5))
    #expect(voicing.spread(.close) == voicing.pitches)
    #expect(voicing.spread(.power).map(\.pitchClass.index) == [0, 7, 0])
    #expect(!voicing.spread(.rootless).contains { $0.pitchClass.index == 0 })
    #expect(voicing.spread(.wide).count == voicing.pitches.count + 1)
    let open = voicing.spread(.open)
    #expect((open.last?.note ?? 0) - (open.first?.note ?? 0) > 12)
    let tonic = Voicing(Chord(PitchClass(0), .major7), near: Pitch(64), tonic: PitchClass(0))
    #expect(tonic.spread(.rootless).contains { $0.pitchClass.index == 0 })
  }

  @Test(arguments: ChordQuality.allCases) func `a triad is the first three notes of its chord, with its third`(
    quality: ChordQuality
  ) {
    let (chord, triad) = (Chord(PitchClass(2), quality), Chord(PitchClass(2), quality).triad)
    #expect(triad.pitchClasses.count == 3 && triad.root == chord.root)
    #expect(triad.pitchClasses == Array(chord.pitchClasses.prefix(3)))
  }
}
