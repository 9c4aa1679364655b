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
    var level = 1.0
  }

  private static let controlFrames = 32
  /// Faded out over this many frames at its end, 20 ms.
  private static let fade = 960

  private let settings: Settings
  private let note: NoteOn
  private var noise: SeededRandom
  private var filter = StateVariableFilter(.bandPass)
  private var tone: Oscillator
  private var frame = 0

  init(_ settings: Settings, _ note: NoteOn) {
    self.settings = settings
    self.note = note
    noise = SeededRandom(note.seed)
    tone = Oscillator(.saw, phase: 0)
  }

  var isFinished: Bool { frame >= note.held }

  mutating func render(left: inout [Float], right: inout [Float], from offset: Int) {
    var start = offset
    while start < left.count, !isFinished {
      let end = min(left.count, start + Self.controlFrames, start + note.held - frame)
      let progress = Double(frame) / Double(note.held)
      filter.set(cutoff: settings.from * pow(settings.to / settings.from, progress), resonance: 0.35 + 0.35 * progress)
      run(&left, &right, start..<end, progress)
      frame += end - start
      start = end
    }
  }

  private mutating func run(_ left: inout [Float], _ right: inout [Float], _ range: Range<Int>, _ progress: Double) {
    let decibels = settings.fromDb + (settings.toDb - settings.fromDb) * progress
    let gain = Float(settings.level * note.velocity * pow(10, decibels / 20))
    let pitch = 110 * pow(2, settings.toneSemitones * progress / 12)
    let step = Float(pitch / SampleRate.standard.value)
    let toneLevel = Float(settings.tone)
    var tonal = Chunk(repeating: 0)
    var unheard = Chunk(repeating: 0)
    tone.add(to: &tonal, &unheard, count: range.count, step: step, gains: (toneLevel, 0))
    for i in range {
      let tonal = tonal[i - range.lowerBound]
      let (l, r) = filter.next(noise.noise() + tonal, noise.noise() + tonal)
      let edge = min(
        1, Float(min(frame + i - range.lowerBound, note.held - frame - i + range.lowerBound)) / Float(Self.fade))
      left[i] += gain * edge * l
      right[i] += gain * edge * r
    }
  }
}
