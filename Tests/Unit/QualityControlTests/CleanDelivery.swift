import Analysis
import Audio
import Foundation
import Music
import QualityControl
import TestSupport

/// Drums, bass and chords at 120 BPM in A minor, −18 LUFS, 20 s, written and planned without a fault.
struct CleanDelivery {
  var master: MemoryPCM
  var stems: [(name: String, samples: MemoryPCM)]
  var facts: FileFacts
  var expected = Expectations()
  /// How high the master comes back from codecs, in dBTP; nil where there are none.
  var decodedPeak: Double? = -0.8
  /// A phrase of eight quarters that comes five times, over a bed below it.
  var notes: [String: [Note]] = [
    "chords": (0..<40).map { i in
      Note(Pitch([76, 74, 72, 74, 76, 77, 76, 72][i % 8]), velocity: 0.8, at: Beats(i), for: Beats(1))
    },
    "pad": [Note(Pitch(60), velocity: 0.5, at: .zero, for: Beats(40))],
  ]

  static let perfect = CleanDelivery()

  private static let chords = [[57, 60, 64], [53, 57, 60], [48, 52, 55], [55, 59, 62]]

  /// A band without the offset that its kick has.
  static func play(_ band: TinyBand) -> StereoBuffer {
    var samples = band.samples
    var filter = Biquad(.highPass(.Hz(20)))
    filter.process(&samples)
    return StereoBuffer(mono: samples)
  }

  /// The same song at 100 BPM.
  static let slower = play(TinyBand(bpm: 100, chords: chords, bars: 10))

  private init() {
    let play = { (players: Set<TinyBand.Player>) in
      Self.play(TinyBand(bpm: 120, chords: Self.chords, bars: 10, players: players))
    }
    var parts = [play([.kick, .snare, .hat]), play([.bass]), play([.chords])]
    // Chords a little to both sides, as they would be panned.
    for i in 0..<parts[2].frames where i >= 15 {
      parts[2].right[i] = 0.8 * parts[2].left[i] + 0.2 * parts[2].left[i - 15]
    }
    let meter = LoudnessMeter(modes: .integrated)
    var mix = parts[0]
    for part in parts.dropFirst() { mix.add(part) }
    meter.add(mix)
    let gain = Float((Loudness.LUFS(-18) - (meter.integrated ?? .LUFS(-18))).factor)
    for i in parts.indices { parts[i].scale(by: gain) }
    stems = zip(["01-drums", "02-bass", "03-chords"], parts).map { ($0, MemoryPCM($1)) }
    master = MemoryPCM(sumOf: stems.map(\.samples))
    facts = FileFacts(name: "master", bits: 24, rate: .standard, channels: 2, frames: master.frameCount)
    expected.tempo = .value(Tempo(bpm: 120))
    expected.tempoRange = 110...130
    expected.key = .value(Key(PitchClass(9), .minor))
    expected.loudness = .LUFS(-18)
    expected.truePeak = .dBTP(-1)
    expected.frames = master.frameCount
    expected.bar = 2
    expected.loudnessRange = 0...6
    expected.sections = [
      PlannedSection(name: "verse", time: TimeRange(start: 0, end: 10), energy: 0.5),
      PlannedSection(name: "chorus", time: TimeRange(start: 10, end: 20), energy: 0.6),
    ]
    expected.stems = Dictionary(
      uniqueKeysWithValues: stems.map {
        ($0.name, PlannedStem(sounding: [TimeRange(start: 0, end: 20)], ringing: 2))
      })
    expected.song = Self.song
    // Whatever weighs less in reports shall not be overheard here.
    expected.severities = Severities(
      Dictionary(uniqueKeysWithValues: CheckDefinition.all.map { ($0.id, Severity.fail) }))
  }

  private static let song: PlannedSong = {
    var song = PlannedSong(
      meter: .fourFour, sections: [Section(.verse, bars: 5, energy: 0.5), Section(.chorus, bars: 5, energy: 0.6)],
      bars: (0...10).map { 2 * Double($0) })
    (song.tune, song.bed, song.tuneStems) = (["chords"], ["pad"], ["03-chords"])
    song.arrivals = [TimeRange(start: 1, end: 4), TimeRange(start: 5, end: 8)]
    return song
  }()

  /// The chosen master, with stems that still sum to it: what is added goes to the stems too.
  mutating func change(_ edit: (inout StereoBuffer) -> Void) {
    var sound = master.sound
    edit(&sound)
    replace(with: sound)
  }

  /// Puts another master in, whose stems are its two halves.
  mutating func replace(with sound: StereoBuffer) {
    master = MemoryPCM(sound)
    var (half, rest) = (master, master)
    half.block.left = master.block.left.map { $0 / 2 }
    half.block.right = master.block.right.map { $0 / 2 }
    rest.block.left = zip(master.block.left, half.block.left).map { $0 - $1 }
    rest.block.right = zip(master.block.right, half.block.right).map { $0 - $1 }
    stems = [("01-half", half), ("02-rest", rest)]
    facts.frames = master.frameCount
  }

  var delivery: Delivery {
    var delivery = Delivery(
      facts: facts, sound: MemorySource(master.sound), samples: master,
      stems: stems.map { name, samples in
        var facts = facts
        facts.name = name
        facts.frames = samples.frameCount
        return DeliveredStem(facts: facts, samples: samples)
      })
    delivery.notes = notes
    if let decodedPeak {
      delivery.codecs = { _ in [CodecPeak(codec: "MP3", peak: .dBTP(decodedPeak))] }
    }
    return delivery
  }

  func report() throws -> QualityReport { try QualityControl.check(delivery, against: expected) }
}

extension QualityReport {
  subscript(_ id: String) -> CheckResult? { checks.first { $0.id == id } }

  /// The names of the checks that found something.
  var raised: [String] { checks.filter { [.fail, .warn].contains($0.status) }.map(\.id) }

  /// The names of the checks that failed.
  var failed: [String] { checks.filter { $0.status == .fail }.map(\.id) }
}
