import Audio
import QualityControl
import TestSupport

extension Defect {
  static let ofStereo = [
    Defect("a right channel that is 8 dB too quiet", finds: "balance") { clean in
      clean.change { sound in for i in sound.right.indices { sound.right[i] *= 0.4 } }
      clean.expected.loudness = nil
    },
    Defect("a bass that is inverted in one channel", finds: "mono") { clean in
      clean.change { sound in
        // Twice a first-order low-pass taken away is an all-pass: all stays as loud as it was.
        let turn: Float = 0.04
        var low: Float = 0
        for i in sound.right.indices {
          low += turn * (sound.right[i] - low)
          sound.right[i] -= 2 * low
        }
      }
      (clean.expected.loudness, clean.expected.truePeak) = (nil, .dBTP(9))
    },
    Defect("an inverted channel", finds: "mono") { clean in
      clean.change { sound in for i in sound.right.indices { sound.right[i] = -sound.right[i] } }
      // With nothing in the middle there is no pitch left to hear.
      clean.expected.key = .notGiven
    },
    Defect("a channel that is inverted for four seconds", finds: "phase") { clean in
      clean.change { sound in
        for i in 288_000..<480_000 {
          let edge = Float(min(i - 288_000, 480_000 - i, 4800)) / 4800
          sound.right[i] *= 1 - 2 * edge
        }
      }
    },
    Defect("treble that is inverted in one channel", finds: "phase") { clean in
      clean.change { sound in
        let treble = sound.right.filtered(.highPass(.Hz(2500)))
        for i in treble.indices { sound.right[i] -= 2 * treble[i] }
      }
      (clean.expected.loudness, clean.expected.truePeak) = (nil, .dBTP(9))
    },
  ]
}

extension [Float] {
  /// Filtered forwards and backwards, so that nothing is delayed.
  fileprivate func filtered(_ coefficients: BiquadCoefficients) -> [Float] {
    var samples = self
    for _ in 0..<2 {
      var filter = Biquad(coefficients)
      filter.process(&samples)
      samples.reverse()
    }
    return samples
  }
}
