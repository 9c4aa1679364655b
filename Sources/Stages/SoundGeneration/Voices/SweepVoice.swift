import Foundation
import Signal

/// Risers, downlifters and sweeps: noise through a moving band-pass, wide, with a tone that moves along.
struct SweepVoice: Voice {
  struct Settings: Sendable {
    /// The centre of the band at the start and at the end, in hertz.
    var from: Double
    var to: Double
    /// The level at the start and at the end, in dB.
    var fromDb: Double
    var toDb: Double
    /// The level of the tone, and how many semitones it moves.
    var tone = 0.0
    var toneSemitones = 12.0
    /// How often a quarter note is cut at the end of the way; 0 leaves it whole.
    var pulses = 0.0
    var level = 1.0
  }

  private static let controlFrames = 64
  /// Faded in and out over this many frames, 20 ms.
  private static let fade = 960

  private let settings: Settings
  private let note: NoteOn
  private var noise: SeededRandom
  private var filter = StateVariableFilter(.bandPass)
  private var tone = Oscillator(phase: 0)
  private var frame = 0

  init(_ settings: Settings, _ note: NoteOn) {
    self.settings = settings
    self.note = note
    noise = SeededRandom(note.seed)
  }

  var isFinished: Bool { frame >= note.held }

  mutating func render(left: inout [Float], right: inout [Float], from offset: Int) {
    var start = offset
    while start < left.count, !isFinished {
      let end = min(left.count, start + Self.controlFrames, start + note.held - frame)
      let progress = Double(frame) / Double(note.held)
      let cutoff = settings.from * pow(settings.to / settings.from, progress)
      filter.glide(to: cutoff, resonance: 0.35 + 0.35 * progress, over: end - start)
      run(&left, &right, start..<end, progress)
      frame += end - start
      start = end
    }
  }

  private mutating func run(_ left: inout [Float], _ right: inout [Float], _ range: Range<Int>, _ progress: Double) {
    let decibels = settings.fromDb + (settings.toDb - settings.fromDb) * progress
    let gain = Float(settings.level * note.velocity * Decibels.dB(decibels).factor) * pulse(at: progress)
    let pitch = 110 * pow(2, settings.toneSemitones * progress / 12)
    var tonal = Chunk(repeating: 0)
    if settings.tone > 0 {
      tone.add(
        Waveform.saw.table, to: &tonal, count: range.count, step: pitch / SampleRate.standard.value,
        gain: Float(settings.tone))
    }
    for i in range {
      let step = i - range.lowerBound
      let x = filter.next(SIMD2(noise.noise() + tonal[step], noise.noise() + tonal[step]))
      let edge = min(1, Float(min(frame + step, note.held - frame - step)) / Float(Self.fade))
      left[i] += gain * edge * x.x
      right[i] += gain * edge * x.y
    }
  }

  /// The gain of the cutting, which grows deeper along the way.
  private func pulse(at progress: Double) -> Float {
    guard settings.pulses > 0 else { return 1 }
    let quarters = Double(frame) / SampleRate.standard.value * note.quartersPerSecond
    let wave = 0.5 + 0.5 * cos(2 * Double.pi * quarters * settings.pulses)
    return Float(1 - progress * (1 - wave))
  }
}
