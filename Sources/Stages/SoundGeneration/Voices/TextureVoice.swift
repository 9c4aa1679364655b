import Foundation
import Signal

/// The surface of an old record: hiss, and crackles at random.
struct TextureVoice: Voice {
  struct Settings: Sendable {
    /// In dB below full scale.
    var hissDb = -46.0
    /// Crackles per second.
    var crackles = 6.0
    var crackleDb = -24.0
  }

  private static let fade = 4800

  private let settings: Settings
  private let note: NoteOn
  private var random: SeededRandom
  private var tone: [2 of Biquad]
  private var crackle: Float = 0
  private var frame = 0

  init(_ settings: Settings, _ note: NoteOn) {
    self.settings = settings
    self.note = note
    random = SeededRandom(note.seed)
    tone = .init(repeating: Biquad(.bandPass(.Hz(2600), q: 0.4)))
  }

  var isFinished: Bool { frame >= note.held }

  mutating func render(left: inout [Float], right: inout [Float], from offset: Int) {
    let hiss = Float(Decibels.dB(settings.hissDb).factor)
    let loudest = Float(Decibels.dB(settings.crackleDb).factor)
    let chance = settings.crackles / SampleRate.standard.value
    for i in offset..<left.count where frame < note.held {
      if random.chance(chance) { crackle = loudest * Float(random.unit() - 0.5) * 4 }
      let edge = min(1, Float(min(frame, note.held - frame)) / Float(Self.fade))
      left[i] += edge * (tone[0](3 * hiss * random.noise()) + crackle)
      right[i] += edge * (tone[1](3 * hiss * random.noise()) + 0.7 * crackle)
      crackle *= -0.6
      frame += 1
    }
  }
}
