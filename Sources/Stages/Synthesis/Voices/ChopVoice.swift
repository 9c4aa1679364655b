import Audio
import Foundation

/// A chopped voice: a sung vowel, high and short, that scoops up to its pitch.
struct ChopVoice: Voice {
  struct Settings: Sendable {
    /// Vowels that a note may have.
    var vowels: [Vowel.Name] = [.a, .o, .e, .u]
    /// The factor by which the formants are moved, as a voice played faster sounds.
    var shift = 1.3
    /// The level of the noise in the glottal source, linear.
    var breath = 0.06
    /// The envelope of the amplitude.
    var amplitude = Envelope(attack: 0.012, decay: 0.5, sustain: 0.7, release: 0.06)
  }

  private let settings: Settings
  private let note: NoteOn
  private var level: NoteLevel
  private var glottis = Oscillator(phase: 0)
  private var double = Oscillator(phase: 0.3)
  private var formants = FormantFilter()
  private var noise: SeededRandom
  private let first: Vowel
  private let second: Vowel
  private let pan: Pan

  init(_ settings: Settings, _ note: NoteOn) {
    self.settings = settings
    self.note = note
    level = NoteLevel(settings.amplitude, note, scale: 0.8)
    noise = SeededRandom(note.seed)
    let vowels = settings.vowels
    first = .of(.alto, vowels[Int.random(in: vowels.indices, using: &noise)])
    second = .of(.alto, vowels[Int.random(in: vowels.indices, using: &noise)])
    pan = Pan(0.5 * (noise.unit() - 0.5))
  }

  var isFinished: Bool { level.isOver }

  mutating func next() -> StereoChunk {
    formants.set(first.toward(second, Float(min(1, level.time * 4))), shift: Float(settings.shift))
    let (step, table) = (step(at: level.time), OscillatorWaveform.glottis.table)
    var air = MonoChunk()
    glottis.add(table, to: &air, step: step, gain: 0.7)
    double.add(table, to: &air, step: step * 1.004, gain: 0.4)
    let breath = Float(settings.breath)
    var (formants, noise) = (formants, noise)
    air.update { formants.next($0 + breath * noise.noise()) }
    (self.formants, self.noise) = (formants, noise)
    var chunk = StereoChunk(air, pan: pan)
    chunk.scale(by: level.next())
    return chunk
  }

  /// A scoop of a semitone at the start, and a vibrato that comes late; in periods a frame.
  private func step(at time: Double) -> Double {
    let waver = time > 0.25 ? 0.25 * sin(2 * Double.pi * 5.5 * time) : 0
    return note.frequency * exp2((waver - exp(-time / 0.035)) / 12) / SampleRate.standard.value
  }
}
