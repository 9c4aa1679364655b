import Analysis
import Audio
import Music
import QualityControl
import TestSupport

extension Defect {
  static let ofMusic = [
    Defect("a wrong tempo", finds: "tempo") { $0.expected.tempo = .value(Tempo(bpm: 123)) },
    Defect("music that is slower than planned", finds: "tempo") {
      $0.replace(with: CleanDelivery.slower)
      ($0.expected.frames, $0.expected.loudness, $0.expected.truePeak) = (nil, nil, .dBTP(9))
    },
    Defect("a tempo that drifts by 4 %", finds: "drift") { clean in
      clean.change { $0 = $0.followed(by: $0, from: 960_000).followed(by: $0, from: 1_920_000).warped(by: 0.04) }
      (clean.expected.loudnessRange, clean.expected.bar) = (nil, nil)
      clean.expected.frames = clean.facts.frames
    },
    Defect("the relative key", finds: "key") { $0.expected.key = .value(Key(PitchClass(0), .major)) },
    Defect("another tonic", finds: "key") { $0.expected.key = .value(Key(PitchClass(10), .minor)) },
    Defect("0.8 LU too loud", finds: "loudness") { $0.expected.loudness = .LUFS(-18.8) },
    Defect("0.8 LU too quiet", finds: "loudness") { $0.expected.loudness = .LUFS(-17.2) },
    Defect("passages that are all alike", finds: "loudness_range") { clean in
      clean.change { $0 = $0.followed(by: $0, from: 960_000).followed(by: $0, from: 1_920_000) }
      clean.expected.frames = clean.facts.frames
      clean.expected.loudnessRange = 4...10
    },
    Defect("a drop that is quieter than what leads to it", finds: "sections") { clean in
      clean.change { sound in
        for i in 480_000..<sound.frames {
          (sound.left[i], sound.right[i]) = (0.6 * sound.left[i], 0.6 * sound.right[i])
        }
      }
      clean.expected.loudness = nil
      clean.expected.sections[1].energy = 1
    },
    Defect("a bar played ten times", finds: "repetition") { clean in
      clean.change { sound in
        for i in 96_000..<960_000 {
          (sound.left[i], sound.right[i]) = (sound.left[i % 96_000], sound.right[i % 96_000])
        }
      }
      clean.expected.key = .notGiven
      clean.expected.loudness = nil
    },
    Defect("a tune that never returns", finds: "hook") { clean in
      var random = SeededRandom(Seed(1))
      clean.notes["chords"] = (0..<40).map { i in
        Note(Pitch(Int.random(in: 67...79, using: &random)), velocity: 0.8, at: Beats(i), for: Beats(1))
      }
    },
    Defect("a bed above the tune", finds: "tune") {
      $0.notes["pad"] = [Note(Pitch(84), velocity: 0.5, at: .zero, for: Beats(40))]
    },
    Defect("a tune that covers the rest", finds: "tune_level") {
      $0.expected.song?.tuneStems = ["01-drums", "02-bass"]
    },
    Defect("a last chorus that is quieter than the first", finds: "arrival") { clean in
      clean.change { sound in
        for i in 240_000..<384_000 {
          (sound.left[i], sound.right[i]) = (0.6 * sound.left[i], 0.6 * sound.right[i])
        }
      }
      clean.expected.loudness = nil
    },
    Defect("another tone than the reference's", finds: "similarity") { clean in
      clean.expected.reference = try? SpectralFingerprint.measure(
        MemorySource(CleanDelivery.perfect.master.sound.tilted))
    },
  ]
}

extension StereoBuffer {
  func followed(by other: StereoBuffer) -> StereoBuffer {
    StereoBuffer(left: left + other.left, right: right + other.right)
  }

  /// The sound with another over its end.
  func followed(by other: StereoBuffer, from frame: Int) -> StereoBuffer {
    self[frames: 0..<frame].followed(by: other[frames: 0..<960_000 + 24_000])
  }

  /// The sound, played by a share of `drift` faster at the end than at the beginning.
  fileprivate func warped(by drift: Double) -> StereoBuffer {
    let count = Double(frames - 2)
    let places = (0..<frames - 2).map { i in
      let share = Double(i) / count
      return count * (share + drift / 2 * (share * share - share))
    }
    let read = { (samples: [Float]) in
      places.map { location in
        let (i, rest) = (Int(location), Float(location - location.rounded(.down)))
        return samples[i] + rest * (samples[i + 1] - samples[i])
      }
    }
    return StereoBuffer(left: read(left), right: read(right))
  }

  /// The same with other treble.
  fileprivate var tilted: StereoBuffer {
    var (low, sound) = (Biquad(.highShelf(.Hz(500), gain: .dB(18))), self)
    low.process(&sound.left)
    sound.right = sound.left
    return sound
  }
}
