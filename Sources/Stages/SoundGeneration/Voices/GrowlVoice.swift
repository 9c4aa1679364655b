import Foundation
import Signal

/// A growling or talking bass: a modulated saw through a mouth that opens and closes in time, folded, with a clean sub.
///
/// Source of the recipe: frequency modulation, then a vocal filter, then distortion, then filtering again, as brostep
/// producers describe it; the vowel table is in `Vowel`.
struct GrowlVoice: Voice {
  struct Settings: Sendable {
    /// Mouth positions that a note passes, there and back with each turn of the modulation.
    var from = Vowel.Name.o
    var to = Vowel.Name.a
    /// Turns per quarter note; each quarter takes another of them.
    var rates: [Double] = [1, 2, 3, 4]
    /// Modulator to carrier, and the greatest deviation in radians.
    var modulatorRatio = 1.0
    var index = 4.0
    /// In dB.
    var drive = 16.0
    /// How much of the sound passes the mouth, 0…1.
    var mouth = 0.75
    var sub = 0.8
    /// Semitones by which a note dips at its start.
    var dip = 0.0
    var amplitude = Envelope(attack: 0.004, decay: 0.3, sustain: 0.9, release: 0.05)
  }

  private static let controlFrames = 64

  private let settings: Settings
  private let note: NoteOn
  private var carrier: Float = 0
  private var modulator: Float = 0
  private var sub = Oscillator(phase: 0)
  private var formants = FormantFilter()
  private var highPass: Biquad
  private var oversampler = Oversampler()
  private let shaper: Shaper
  private let firstRate: Int
  private var frame = 0
  private var gain: Float = 0
  private let from: Vowel
  private let to: Vowel

  init(_ settings: Settings, _ note: NoteOn) {
    self.settings = settings
    self.note = note
    var random = SeededRandom(note.seed)
    firstRate = Int.random(in: settings.rates.indices, using: &random)
    highPass = Biquad(.highPass(.Hz(105), q: 0.8))
    shaper = Shaper(.fold, drive: settings.drive, bias: 0.25)
    from = .of(.bass, settings.from)
    to = .of(.bass, settings.to)
  }

  private var time: Double { Double(frame) / SampleRate.standard.value }

  var isFinished: Bool { settings.amplitude.isOver(at: time, held: note.heldTime) }

  mutating func render(left: inout [Float], right: inout [Float], from offset: Int) {
    var start = offset
    while start < left.count, !isFinished {
      let end = min(left.count, start + Self.controlFrames)
      let ahead = time + Double(end - start) / SampleRate.standard.value
      let target = Float(0.25 * note.gain * settings.amplitude.level(at: ahead, held: note.heldTime))
      run(&left, &right, start..<end, toward: target)
      frame += end - start
      start = end
    }
  }

  /// How far open the mouth is, 0…1.
  private var opening: Float {
    let quarters = time * note.quartersPerSecond
    let rate = settings.rates[(firstRate + Int(quarters)) % settings.rates.count]
    let wave = 0.5 - 0.5 * cos(2 * Double.pi * rate * (quarters - quarters.rounded(.down)))
    return Float(pow(wave, 1.3))
  }

  private var frequency: Double {
    var semitones = settings.dip == 0 ? 0 : -settings.dip * exp(-time / 0.03)
    if let from = note.glideFrom { semitones += 12 * log2(from / note.frequency) * exp(-3 * time / 0.05) }
    return note.frequency * pow(2, semitones / 12) / SampleRate.standard.value
  }

  private mutating func run(_ left: inout [Float], _ right: inout [Float], _ range: Range<Int>, toward target: Float) {
    let opening = opening
    let frequency = frequency
    let slope = (target - gain) / Float(range.count)
    // An octave above the sub; a modulated sine with a sharpened shape stands for a saw.
    let step = Float(2 * frequency)
    let modulatorStep = step * Float(settings.modulatorRatio)
    let depth = Float(settings.index / (2 * Double.pi)) * (0.15 + 0.85 * opening)
    let mouth = Float(settings.mouth)
    formants.set(from.toward(to, opening), shift: 1)
    var clean = Chunk(repeating: 0)
    sub.add(Waveform.sine.table, to: &clean, count: range.count, step: frequency, gain: Float(settings.sub))
    let shaper = shaper
    for i in range {
      let raw = sine(carrier + depth * sine(modulator))
      carrier += step
      carrier -= nearestWhole(carrier)
      modulator += modulatorStep
      modulator -= nearestWhole(modulator)
      let spoken = (1 - mouth) * raw + 2.2 * mouth * formants.next(raw)
      let folded = oversampler.next(SIMD2(repeating: spoken)) { shaper($0) }.x
      gain += slope
      let x = gain * (1.2 * highPass(folded) + clean[i - range.lowerBound])
      left[i] += x
      right[i] += x
    }
  }
}
