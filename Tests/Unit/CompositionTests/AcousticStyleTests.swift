import Composition
import Genres
import Music
import Planning
import Testing

/// What a dancer or a player would miss first.
@Suite struct AcousticStyleTests {
  private static let seeds: Range<UInt64> = 0..<4

  private static func parts(_ genre: String, seed: UInt64) throws -> (plan: SongPlan, parts: [Part]) {
    let plan = try Songs.plan(genre, seed: seed)
    return (plan, Composer().compose(plan).parts)
  }

  /// The sixteenth of its bar that each note of a role begins on.
  private static func steps(of role: StemRole, in song: (plan: SongPlan, parts: [Part])) -> [Int] {
    let bar = song.plan.meter.bar.ticks
    return song.parts.filter { $0.role == role }.flatMap(\.notes).filter { $0.onset.ticks < song.plan.bars * bar }
      .map { ($0.onset.ticks % bar + 80) / 240 }
  }

  @Test(arguments: seeds) func `a waltz has its bass on one and its chords after it`(seed: UInt64) throws {
    let song = try Self.parts("waltz", seed: seed)
    #expect(song.plan.meter == .threeFour)
    let bass = Self.steps(of: .bass, in: song)
    let chords = Self.steps(of: .chords, in: song)
    #expect(Double(bass.count { $0 == 0 }) >= 0.5 * Double(bass.count) && !bass.isEmpty)
    #expect(chords.count { $0 == 0 } == 0 && !chords.isEmpty)
  }

  @Test(arguments: ["march", "polka"], seeds) func `it goes in two, with the bass on the beat`(
    genre: String, seed: UInt64
  ) throws {
    let song = try Self.parts(genre, seed: seed)
    #expect(song.plan.meter == .twoFour)
    let bass = Self.steps(of: .bass, in: song)
    #expect(Double(bass.count { $0 % 4 == 0 }) >= 0.6 * Double(bass.count) && bass.contains(0))
  }

  @Test(arguments: seeds) func `a blues goes through whole choruses of twelve bars`(seed: UInt64) throws {
    let plan = try Songs.plan("blues", seed: seed)
    for (start, section) in zip(plan.sectionStarts, plan.sections)
    where section.kind != .intro && section.kind != .outro {
      #expect(section.bars == 12)
      let subdominant = plan.key.pitchClass(ofDegree: 3)
      #expect(plan.chord(inBar: start).root == plan.key.tonic && plan.chord(inBar: start + 4).root == subdominant)
      #expect(plan.chord(inBar: start + 6).root == plan.key.tonic)
    }
  }

  @Test(arguments: ["waltz", "march", "swing", "celtic"], [31.0, 64, 140])
  func `sections between intro and outro are whole strains`(genre: String, seconds: Double) throws {
    let strain = try #require(GenreCatalogue.standard.genre(named: genre)?.strain)
    let plan = try Songs.plan(genre, seed: 1, duration: seconds)
    let middle = plan.sections.filter { $0.kind != .intro && $0.kind != .outro }
    #expect(middle.allSatisfy { $0.bars == strain } && plan.bars - middle.count * strain < strain)
  }

  @Test(arguments: ["solo-piano", "chamber", "choir", "lullaby"]) func `nobody drums`(genre: String) throws {
    let song = try Self.parts(genre, seed: 2)
    #expect(song.parts.allSatisfy { !$0.isPercussion && !$0.notes.isEmpty })
  }

  @Test(arguments: ["celtic", "flamenco"]) func `there is no cymbal where nobody has one`(genre: String) throws {
    for seed in Self.seeds {
      let drums = try Self.parts(genre, seed: seed).parts.filter(\.isPercussion).flatMap(\.notes)
      #expect(!drums.isEmpty && !drums.contains { $0.pitch == DrumNote.crash.pitch })
    }
  }

  @Test(arguments: seeds) func `metal is played in fifths`(seed: UInt64) throws {
    let song = try Self.parts("metal", seed: seed)
    let guitars = try #require(song.parts.first { $0.role == .chords }).notes
    for (_, chord) in Dictionary(grouping: guitars, by: \.onset) {
      let classes = Set(chord.map(\.pitch.pitchClass))
      #expect(classes.count <= 2)
    }
  }
}
