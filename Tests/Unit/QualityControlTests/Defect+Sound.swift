import Analysis
import Audio
import Foundation
import QualityControl
import TestSupport

extension Defect {
  static let ofSound = [
    Defect("a peak above the ceiling", finds: "true_peak") { clean in
      clean.change { $0.swell(to: 0.92, at: 200_000) }
    },
    Defect("a codec that reaches beyond full scale", finds: "codec_peak") { $0.decodedPeak = 0.4 },
    Defect("three samples at full scale", finds: "clipping") { clean in
      clean.expected.truePeak = .dBTP(9)
      clean.change { sound in for i in 0..<3 { sound.right[100_000 + i] = 1 } }
    },
    Defect("a frame too many", finds: "format") { $0.expected.frames = $0.facts.frames - 1 },
    Defect("16 bits", finds: "format") { $0.facts.bits = 16 },
    Defect("44.1 kHz", finds: "format") { $0.facts.rate = SampleRate(value: 44_100) },
    Defect("a stem that is too short", finds: "format") { clean in
      // The last frame is silent, so the sum is still right.
      clean.stems[1].samples.block.left.removeLast()
      clean.stems[1].samples.block.right.removeLast()
    },
    Defect("a click of one sample", finds: "clicks") { clean in clean.change { $0.left[306_123] += 0.15 } },
    Defect("a step in the waveform", finds: "clicks") { clean in
      clean.change { sound in
        for i in 0..<400 {
          let step = 0.2 * Float(400 - i) / 400
          sound.left[500_077 + i] += step
          sound.right[500_077 + i] += step
        }
      }
    },
    Defect("a buffer of 5 ms that ran empty", finds: "dropouts") { clean in
      clean.change { $0.mute(400_000..<400_240) }
    },
    Defect("a buffer of 3 ms that ran empty", finds: "dropouts") { clean in
      clean.change { $0.mute(400_000..<400_144) }
    },
    Defect("a hole of 0.2 s", finds: "dropouts") { clean in clean.change { $0.mute(400_000..<409_600) } },
    Defect("a dropout of 0.7 s", finds: "silence") { clean in clean.change { $0.mute(400_000..<433_600) } },
    Defect("a second of silence before the music", finds: "silence") { clean in
      clean.change { $0 = StereoBuffer(frames: 48_000).followed(by: $0) }
      clean.expected.frames = clean.facts.frames
    },
    Defect("an offset of 0.2 %", finds: "dc") { clean in
      clean.change { sound in for i in sound.left.indices { sound.left[i] += 0.002 } }
    },
    Defect("a missing band", finds: "holes") { clean in
      clean.change { sound in
        for _ in 0..<2 {
          var filters = [1, 2].map { _ in Biquad(.peak(.Hz(1000), gain: .dB(-30), q: 4)) }
          filters[0].process(&sound.left)
          filters[1].process(&sound.right)
        }
      }
      (clean.expected.loudness, clean.expected.key) = (nil, .notGiven)
    },
  ]
}

extension StereoBuffer {
  mutating func mute(_ frames: Range<Int>) {
    for i in frames { (left[i], right[i]) = (0, 0) }
  }

  /// Adds a tone of 10 ms without any edge, so high that the left channel reaches `height` at `frame`.
  mutating func swell(to height: Float, at frame: Int) {
    let gain = height - left[frame]
    for i in -240..<240 {
      left[frame + i] += gain * (0.5 + 0.5 * cos(.pi * Float(i) / 240)) * cos(2 * .pi * Float(i) / 120)
    }
  }
}
