import Audio
import Foundation

/// The surface of an old record: hiss, and crackles at random.
struct TextureVoice: Voice {
  struct Settings: Sendable {
    /// In dB below full scale.
    var hissDb = -46.0
    /// Crackles per second.
    var crackles = 6.0
    /// The level of the loudest crackles, in dB below full scale.
    var crackleDb = -24.0
  }

  private static let fade: Float = 4800

  private let settings: Settings
  private let note: NoteOn
  private var random: SeededRandom
  private var tone = StereoBiquad(.bandPass(.Hz(1800), q: 0.5))
  /// Dust is rounded off by needle and vinyl: bare impulses would be faults.
  private var needle = StereoBiquad(.lowPass(.Hz(3000), q: 0.9))
  private var frame = 0

  init(_ settings: Settings, _ note: NoteOn) {
    self.settings = settings
    self.note = note
    random = SeededRandom(note.seed)
  }

  var isFinished: Bool { frame >= note.held }

  mutating func next() -> StereoChunk {
    let hiss = 3 * Float(Decibels.dB(settings.hissDb).factor)
    let loudest = Float(Decibels.dB(settings.crackleDb).factor)
    let chance = settings.crackles / SampleRate.standard.value
    let held = note.held
    var (random, tone, needle, frame) = (random, tone, needle, frame)
    var chunk = StereoChunk()
    chunk.update { _ in
      let crackle = random.chance(chance) ? loudest * Float(random.unit() - 0.5) * 8 : 0
      let edge = max(0, min(1, Float(min(frame, held - frame)) / Self.fade))
      let x = edge * (tone(hiss * random.stereo()) + needle(crackle * SIMD2(1, 0.7)))
      frame += 1
      return x
    }
    (self.random, self.tone, self.needle, self.frame) = (random, tone, needle, frame)
    return chunk
  }
}
