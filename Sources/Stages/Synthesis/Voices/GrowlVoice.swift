import Audio
import Foundation

/// A growling or talking bass: a frequency-modulated tone through moving formants, folded, with a clean sub.
///
/// Source of the recipe: frequency modulation, then a vocal filter, then distortion, then filtering again, as brostep
/// producers describe it; the vowel table is in `Vowel`.
struct GrowlVoice: Voice {
  struct Settings: Sendable {
    /// The two vowels that a note moves between, there and back with each period of the modulation.
    var from = Vowel.Name.o
    /// The vowel in the middle of a period.
    var to = Vowel.Name.a
    /// Periods per quarter note; each quarter takes the next of them.
    var rates: [Double] = [1, 2, 3, 4]
    /// Modulator to carrier, and the greatest deviation in radians.
    var modulatorRatio = 1.0
    /// The peak deviation of the phase, in radians.
    var index = 4.0
    /// In dB.
    var drive = 16.0
    /// The share of the formant filter in the sound, 0…1.
    var formantMix = 0.75
    /// The level of the clean sine below, linear.
    var sub = 0.8
    /// Semitones by which a note dips at its start.
    var dip = 0.0
    /// The envelope of the amplitude.
    var amplitude = Envelope(attack: 0.004, decay: 0.3, sustain: 0.9, release: 0.05)
  }

  private let settings: Settings
  private let note: NoteOn
  private var level: NoteLevel
  private var carrier = PhaseAccumulator()
  private var modulator = PhaseAccumulator()
  private var sub = Oscillator(phase: 0)
  private var formants = FormantFilter()
  private var highPass: Biquad
  private var oversampler = Oversampler()
  private let shaper: Waveshaper
  private let firstRate: Int
  private let from: Vowel
  private let to: Vowel

  init(_ settings: Settings, _ note: NoteOn) {
    self.settings = settings
    self.note = note
    level = NoteLevel(settings.amplitude, note, scale: 0.25)
    var random = SeededRandom(note.seed)
    firstRate = Int.random(in: settings.rates.indices, using: &random)
    highPass = Biquad(.highPass(.Hz(105), q: 0.8))
    shaper = Waveshaper(.fold, drive: settings.drive, bias: 0.25)
    from = .of(.bass, settings.from)
    to = .of(.bass, settings.to)
  }

  var isFinished: Bool { level.isOver }

  mutating func next() -> StereoChunk {
    let step = step(at: level.time)
    var sound = tone(step: 2 * step, vowelPosition: vowelPosition(at: level.time))
    let shaper = shaper
    oversampler.process(&sound) { shaper($0) }
    var highPass = highPass
    sound.update { 1.2 * highPass($0) }
    self.highPass = highPass
    sub.add(OscillatorWaveform.sine.table, to: &sound, step: step, gain: Float(settings.sub))
    var chunk = StereoChunk(left: sound, right: sound)
    chunk.scale(by: level.next())
    return chunk
  }

  /// The position between the two vowels, 0…1.
  private func vowelPosition(at time: Double) -> Float {
    let quarters = time * note.quartersPerSecond
    let rate = settings.rates[(firstRate + Int(quarters)) % settings.rates.count]
    let wave = 0.5 - 0.5 * cos(2 * Double.pi * rate * (quarters - quarters.rounded(.down)))
    return Float(pow(wave, 1.3))
  }

  /// In periods a frame.
  private func step(at time: Double) -> Double {
    var semitones = settings.dip == 0 ? 0 : -settings.dip * exp(-time / 0.03)
    if let from = note.glideFrom { semitones += 12 * log2(from / note.frequency) * exp(-3 * time / 0.05) }
    return note.frequency * exp2(semitones / 12) / SampleRate.standard.value
  }

  /// An octave above the sub: a modulated sine with a sharpened shape stands for a saw, partly spoken.
  private mutating func tone(step: Double, vowelPosition: Float) -> MonoChunk {
    let depth = Float(settings.index / (2 * Double.pi)) * (0.15 + 0.85 * vowelPosition)
    var sound = MonoChunk()
    for four in 0..<MonoChunk.fours {
      sound[four] = sine(carrier.next(step) + depth * sine(modulator.next(step * settings.modulatorRatio)))
    }
    formants.set(from.toward(to, vowelPosition), shift: 1)
    let formantMix = Float(settings.formantMix)
    var formants = formants
    sound.update { (1 - formantMix) * $0 + 2.2 * formantMix * formants.next($0) }
    self.formants = formants
    return sound
  }
}
