import Audio
import Foundation

/// Risers, downlifters and sweeps: noise through a moving band-pass, wide, with a tone that moves along.
struct SweepVoice: Voice {
  struct Settings: Sendable {
    /// The centre of the band at the start, in hertz.
    var from: Double
    /// The centre of the band at the end, in hertz.
    var to: Double
    /// The level at the start, in dB.
    var fromDb: Double
    /// The level at the end, in dB.
    var toDb: Double
    /// The level of the tone, linear; 0 has none.
    var tone = 0.0
    /// The glide of the tone over the whole effect, in semitones from 110 Hz.
    var toneSemitones = 12.0
    /// The number of gates per quarter note, deepest at the end; 0 has none.
    var pulses = 0.0
    /// True if it fades in and out instead of ending abruptly.
    var swells = false
    /// The level of the effect, linear.
    var level = 1.0
  }

  /// Faded in and out over this many frames, 20 ms.
  private static let fade: Float = 960

  private let settings: Settings
  private let note: NoteOn
  private var noise: SeededRandom
  private var filter = StateVariableFilter(.bandPass)
  private var tone = Oscillator(phase: 0)
  private var frame = 0
  private var gain: Float = 0

  init(_ settings: Settings, _ note: NoteOn) {
    self.settings = settings
    self.note = note
    noise = SeededRandom(note.seed)
  }

  var isFinished: Bool { frame >= note.held }

  mutating func next() -> StereoChunk {
    let progress = Double(frame) / Double(note.held)
    let cutoff = settings.from * pow(settings.to / settings.from, progress)
    filter.glide(to: cutoff, resonance: 0.35 + 0.35 * progress, over: MonoChunk.frames)
    var chunk = StereoChunk()
    if settings.tone > 0 {
      let pitch = 110 * exp2(settings.toneSemitones * progress / 12)
      tone.add(
        OscillatorWaveform.saw.table, to: &chunk, step: pitch / SampleRate.standard.value,
        gains: SIMD2(repeating: Float(settings.tone)))
    }
    var (noise, filter) = (noise, filter)
    chunk.update { filter.next($0 + noise.stereo()) }
    (self.noise, self.filter) = (noise, filter)
    frame += MonoChunk.frames
    let target = level(at: min(frame, note.held))
    chunk.scale(by: Ramp(from: gain, to: target))
    gain = target
    return chunk
  }

  /// The gain `frame` frames after the start.
  private func level(at frame: Int) -> Float {
    let progress = Double(frame) / Double(note.held)
    let decibels = settings.fromDb + (settings.toDb - settings.fromDb) * progress
    let edge =
      settings.swells
      ? max(0, sine(0.5 * Float(min(1, progress)))) : min(1, Float(min(frame, note.held - frame)) / Self.fade)
    return Float(settings.level * note.velocity * Decibels.dB(decibels).factor) * edge * pulse(at: frame, progress)
  }

  /// The gain of the cutting, which grows deeper along the way.
  private func pulse(at frame: Int, _ progress: Double) -> Float {
    guard settings.pulses > 0 else { return 1 }
    let quarters = Double(frame) / SampleRate.standard.value * note.quartersPerSecond
    let wave = 0.5 + 0.5 * cos(2 * Double.pi * quarters * settings.pulses)
    return Float(1 - progress * (1 - wave))
  }
}
