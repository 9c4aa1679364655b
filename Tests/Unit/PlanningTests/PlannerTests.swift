import Audio
import Diagnostics
import Genres
import Music
import Prompt
import Testing

@testable import Planning

@Suite struct PlannerTests {
  static let genres = GenreCatalogue.standard.genres.map(\.name)
  private let planner = Planner(
    defaults: .init(genre: "house", duration: .s(150), loudness: .LUFS(-14), truePeak: .dBTP(-1)))

  private func plan(seed: UInt64 = 1, _ change: (inout Brief) -> Void = { _ in }) throws -> SongPlan {
    var brief = Brief()
    brief.genre = "house"
    change(&brief)
    return try planner.plan(title: "test", brief: brief, style: nil, seed: Seed(seed))
  }

  @Test(arguments: [5.0, 7.3, 12, 30, 61, 90, 137, 240, 600])
  func `an asked duration is met to the frame, the music in whole bars and the tail short`(seconds: Double) throws {
    for genre in Self.genres {
      let plan = try plan {
        $0.genre = genre; $0.duration = .s(seconds)
      }
      #expect(plan.frames == Int(seconds * 48_000))
      let tail = seconds - plan.barTime.value * Double(plan.bars)
      #expect(tail >= 0 || plan.bars == 1, "\(genre)")
      #expect(tail < 1.2 + plan.barTime.value, "\(genre)")
    }
  }

  @Test func `what the brief says is taken as it stands`() throws {
    let plan = try plan {
      $0.bpm = Tempo(bpm: 127.5)
      $0.key = Key("F# minor")
      $0.loudness = .LUFS(-9)
      $0.truePeak = .dBTP(-2)
    }
    #expect(plan.bpm.bpm == 127.5)
    #expect(plan.key.description == "F# minor")
    #expect(plan.loudness == .LUFS(-9) && plan.truePeak == .dBTP(-2))
  }

  @Test(arguments: genres) func `chords cover every beat of every section once`(genre: String) throws {
    for (seed, meter) in zip(0..<8 as Range<UInt64>, Meter.known) {
      let plan = try plan(seed: seed) { ($0.genre, $0.meter) = (genre, meter) }
      var next = Beats.zero
      for span in plan.chords {
        #expect(span.onset(in: meter) == next && span.length(in: meter) > .zero, "\(span)")
        next += span.length(in: meter)
      }
      #expect(next == meter.bar * plan.bars && plan.chords.reduce(0) { $0 + $1.bars } == plan.bars)
    }
  }

  @Test(arguments: genres) func `every section has something to play`(genre: String) throws {
    let plan = try plan { $0.genre = genre }
    for index in plan.sections.indices {
      #expect(plan.stems.contains { $0.sections.contains(index) && $0.role != .effects })
    }
  }

  @Test func `excluded instruments are not there, and asked ones are`() throws {
    let plan = try plan {
      $0.exclude = ["drums"]
      $0.instrumentRoles = [InstrumentRole("arpeggio", role: .arpeggio)]
    }
    #expect(!plan.stems.contains { $0.role == .drums || $0.role == .percussion })
    #expect(plan.stems.contains { $0.role == .arpeggio })
    #expect(!plan.expectations.tempo)
  }

  @Test func `where nothing else shall play, nothing else plays`() throws {
    let plan = try plan {
      $0.instrumentRoles = [InstrumentRole("drums", role: .drums), InstrumentRole("bass", role: .bass)]
      $0.onlyInstruments = true
    }
    #expect(plan.stems.map(\.role) == [.drums, .bass])
  }

  @Test func `a borrowed style changes only its instrument`() throws {
    let plain = try plan()
    let blend = try plan { $0.instrumentStyles = [InstrumentStyle(.bass, genre: "dubstep")] }
    #expect(blend.stems.first { $0.role == .bass }?.sound.hasPrefix("bass-wobble") == true)
    #expect(blend.stems.first { $0.role == .bass }?.genre == "dubstep")
    #expect(plain.stems.filter { $0.role != .bass } == blend.stems.filter { $0.role != .bass })
  }

  @Test func `a blend keeps the drums of the larger share and takes what the other is known for`() throws {
    let plan = try plan {
      $0.genres = [WeightedGenre("house", weight: 0.6), WeightedGenre("drum-and-bass", weight: 0.4)]
    }
    #expect(plan.stems.first { $0.role == .drums }?.genre == "house")
    #expect(plan.stems.first { $0.role == .bass }?.genre == "drum-and-bass")
    #expect(plan.stems.first { $0.role == .chords }?.genre == "house")
  }

  @Test func `a small share of a blend lends no stem`() throws {
    let plan = try plan {
      $0.genres = [WeightedGenre("house", weight: 0.9), WeightedGenre("drum-and-bass", weight: 0.1)]
    }
    #expect(plan.stems.allSatisfy { $0.genre == "house" })
  }

  @Test func `of several instruments for one part each has a stem, the first with the melody`() throws {
    let lead = try plan {
      $0.instrumentRoles = ["trumpet", "flute", "violin"].map { InstrumentRole($0, role: .lead) }
    }
    let roles = ["trumpet", "flute", "violin"].map { name in lead.stems.first { $0.instrument == name }?.role }
    #expect(roles[0] == .lead && roles[1] == .counter && roles[2] != nil && lead.notes.isEmpty)
    let kit = try plan { $0.instrumentRoles = ["kick", "snare", "cymbals"].map { InstrumentRole($0, role: .drums) } }
    #expect(kit.notes.isEmpty)
    let one = try plan { $0.instrumentRoles = [InstrumentRole("trumpet", role: .lead)] }
    #expect(one.notes.isEmpty)
  }

  @Test func `an acoustic instrument has its General MIDI program, a synthesiser none`() throws {
    let jazz = try plan { $0.genre = "jazz" }
    #expect(jazz.stems.first { $0.role == .bass }?.program == 32)
    let trumpet = try plan { $0.instrumentRoles = [InstrumentRole("trumpet", role: .lead)] }
    #expect(trumpet.stems.first { $0.role == .lead }?.program == 56)
    let synthetic = try plan { $0.genre = "dubstep" }
    #expect(synthetic.stems.first { $0.role == .bass }?.program == nil)
  }

  @Test(arguments: genres) func `ten minutes have no section of more than 80 bars`(genre: String) throws {
    let plan = try plan {
      $0.genre = genre; $0.duration = .s(600)
    }
    #expect(plan.sections.allSatisfy { $0.bars <= 80 }, "\(plan.sections.map(\.bars))")
    #expect(plan.sections.count >= 5)
  }

  @Test func `a brief that excludes everything is refused in words`() {
    #expect(throws: Problems.self) {
      try plan { $0.exclude = StemRole.allCases.map(\.rawValue) }
    }
  }

  @Test func `leaving out the hats leaves the rest of the kit`() throws {
    let plan = try plan { $0.exclude = ["hi-hats"] }
    #expect(plan.stems.contains { $0.role == .drums })
    #expect(plan.silentDrums == [.closedHat, .openHat, .pedalHat])
  }

  @Test func `wishes for single sections bend the genre's form`() throws {
    let plan = try plan {
      var drops = SectionWish(.drop)
      drops.count = 3
      var outro = SectionWish(.outro)
      outro.count = 0
      $0.sectionWishes = [drops, outro]
    }
    #expect(plan.sections.filter { $0.kind == .drop }.count == 3)
    #expect(!plan.sections.contains { $0.kind == .outro })
  }

  @Test(arguments: [(EndingStyle.fade, 5.0, 12.0), (.abrupt, 0, 0.05)])
  func `the track ends as asked`(ending: EndingStyle, least: Double, most: Double) throws {
    let plan = try plan { $0.ending = ending }
    #expect((least...most).contains(plan.ending.fade.value))
    #expect(!plan.ending.chord)
  }

  static let feels: [(genre: String, style: String, swing: ClosedRange<Double>)] = [
    ("house", "swung", 0.6...0.667), ("techno", "heavy, swung", 0.6...0.667), ("deep-house", "swung", 0.605...0.667),
    ("trance", "swung", 0.6...0.667), ("house", "straight", 0.5...0.5), ("jazz", "straight, warm", 0.5...0.5),
    ("jazz", "swung", 0.63...0.667), ("boom-bap", "", 0.6...0.6),
  ]

  @Test(arguments: feels) func `a swung track swings more than its genre, and a straight one not at all`(
    genre: String, style: String, swing: ClosedRange<Double>
  ) throws {
    let plan = try plan {
      $0.genre = genre; $0.style = style
    }
    #expect(swing.contains(plan.swing), "\(plan.swing)")
  }

  @Test func `an asked structure is kept`() throws {
    let plan = try plan { $0.structure = [.init(.intro, bars: 8), .init(.drop, bars: 16), .init(.outro, bars: 4)] }
    #expect(plan.sections.map(\.kind) == [.intro, .drop, .outro])
    #expect(plan.sections.map(\.bars) == [8, 16, 4])
  }

  @Test(arguments: ["D dorian", "F lydian", "E phrygian", "G mixolydian"])
  func `a church mode has chords of its own notes, and none of them is diminished`(name: String) throws {
    // A chromatic genre leaves the key on purpose.
    for genre in GenreCatalogue.standard.genres.filter({ !$0.chromatic }).map(\.name) {
      for seed in 0..<6 as Range<UInt64> {
        let plan = try plan(seed: seed) { ($0.genre, $0.key) = (genre, Key(name)) }
        for chord in plan.chords.map(\.chord) {
          #expect(chord.pitchClasses.allSatisfy(plan.key.contains), "\(genre): \(chord) in \(name)")
          #expect(!chord.description.contains("dim") && !chord.description.contains("b5"), "\(chord) in \(name)")
        }
      }
    }
  }

  @Test(arguments: ["C major", "A minor", "C harmonic minor"])
  func `what is borrowed or applied passes: most of the time belongs to the key`(name: String) throws {
    for genre in GenreCatalogue.standard.genres.filter({ !$0.chromatic }).map(\.name) {
      for seed in 0..<6 as Range<UInt64> {
        let plan = try plan(seed: seed) { ($0.genre, $0.key) = (genre, Key(name)) }
        let beats = { (spans: [ChordSpan]) in spans.reduce(0) { $0 + $1.length(in: plan.meter).quarters } }
        // Minor is the natural scale with the raised seventh of its dominants.
        let scales = plan.key.mode.family == .minor ? [Mode.minor, .harmonicMinor] : [.major]
        let keys = scales.map { Key(plan.key.tonic, $0) }
        let inside = plan.chords.filter { span in
          keys.contains { span.chord.pitchClasses.allSatisfy($0.contains) }
        }
        #expect(beats(inside) >= 0.6 * beats(plan.chords), "\(genre), seed \(seed)")
      }
    }
  }

  @Test func `the same seed gives the same plan and another seed another key or chords`() throws {
    #expect(try plan(seed: 5) == plan(seed: 5))
    let variety = try Set((0..<10).map { try plan(seed: $0).key.description })
    #expect(variety.count > 3)
  }
}
