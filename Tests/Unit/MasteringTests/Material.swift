import Audio
import Foundation
import Mastering
import TestSupport

/// Stems to master, and what became of them.
enum Material: String, CaseIterable {
  case drums, dense, tonal, onesided, offset

  static let seconds = 6.0

  var stems: [MemorySource] { sounds.map { MemorySource($0) } }

  private var sounds: [StereoBuffer] {
    switch self {
    case .drums: [kick, hats, bass]
    case .dense: [TestTone.noise(amplitude: 0.1, seconds: Self.seconds, seed: 5), bass, pad(220), pad(331)]
    case .tonal: [pad(110), pad(277.2), pad(330)]
    case .onesided: [kick, bass].map { StereoBuffer(left: $0.left, right: $0.right.map { _ in 0 }) }
    case .offset: [kick, bass, StereoBuffer(mono: [Float](repeating: 0.2, count: kick.frames))]
    }
  }

  private var kick: StereoBuffer {
    TestTone.strokes(of: TestTone.sine(.Hz(60), amplitude: 0.35, seconds: Self.seconds), every: 0.5, decay: 0.12)
  }

  private var hats: StereoBuffer {
    TestTone.strokes(of: TestTone.noise(amplitude: 0.15, seconds: Self.seconds, seed: 3), every: 0.25, decay: 0.05)
  }

  private var bass: StereoBuffer {
    TestTone.strokes(of: TestTone.sine(.Hz(82.4), amplitude: 0.15, seconds: Self.seconds), every: 1, decay: 0.8)
  }

  private func pad(_ frequency: Double) -> StereoBuffer {
    var sound = TestTone.sine(.Hz(frequency), amplitude: 0.06, seconds: Self.seconds)
    for harmonic in 2...6 {
      let amplitude = 0.06 / Double(harmonic)
      sound.add(TestTone.sine(.Hz(frequency * Double(harmonic)), amplitude: amplitude, seconds: Self.seconds))
    }
    return sound
  }
}

struct Mastered {
  let report: MasterReport
  let master: PCMBlock
  let stems: [PCMBlock]

  init(_ stems: [any AudioSource], _ settings: MasterSettings) throws {
    let (whole, sinks) = (MemoryPCMSink(), stems.map { _ in MemoryPCMSink() })
    let output = MasterOutput(master: whole, stems: sinks)
    report = try StemMastering.master(stems, settings, into: output) { MemorySink() }
    master = whole.block
    self.stems = sinks.map(\.block)
  }

  /// The stems added up, without any limit.
  var sum: (left: [Int], right: [Int]) {
    var (left, right) = ([Int](repeating: 0, count: master.frames), [Int](repeating: 0, count: master.frames))
    for stem in stems {
      for i in left.indices {
        left[i] += Int(stem.left[i])
        right[i] += Int(stem.right[i])
      }
    }
    return (left, right)
  }
}
