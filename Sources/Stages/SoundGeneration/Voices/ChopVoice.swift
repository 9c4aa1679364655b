import Foundation
import Signal

/// A chopped voice: a sung vowel, high and short, that scoops up to its pitch.
struct ChopVoice: Voice {
  struct Settings: Sendable {
    /// Vowels that a note may have.
    var vowels: [Vowel.Name] = [.a, .o, .e, .u]
    /// The factor by which the formants are moved, as a voice played faster sounds.
    var shift = 1.3
    var breath = 0.06
    var amplitude = Envelope(attack: 0.012, decay: 0.5, sustain: 0.7, release: 0.06)
  }

  private static let controlFrames = 64

  private let settings: Settings
  private let note: NoteOn
  private var throat = Oscillator(phase: 0)
  private var double = Oscillator(phase: 0.3)
  private var formants = FormantFilter()
  private var noise: SeededRandom
  private let first: Vowel
  private let second: Vowel
  private let pan: Pan
  private var frame = 0
  private var gain: Float = 0

  init(_ settings: Settings, _ note: NoteOn) {
    self.settings = settings
    self.note = note
    noise = SeededRandom(note.seed)
    let vowels = settings.vowels
    first = .of(.alto, vowels[Int.random(in: vowels.indices, using: &noise)])
    second = .of(.alto, vowels[Int.random(in: vowels.indices, using: &noise)])
    pan = Pan(0.5 * (noise.unit() - 0.5))
  }

  private var time: Double { Double(frame) / SampleRate.standard.value }

  var isFinished: Bool { settings.amplitude.isOver(at: time, held: note.heldTime) }

  mutating func render(left: inout [Float], right: inout [Float], from offset: Int) {
    var start = offset
    while start < left.count, !isFinished {
      let end = min(left.count, start + Self.controlFrames)
      let ahead = time + Double(end - start) / SampleRate.standard.value
      let target = Float(0.8 * note.gain * settings.amplitude.level(at: ahead, held: note.heldTime))
      run(&left, &right, start..<end, toward: target)
      frame += end - start
      start = end
    }
  }

  /// A scoop of a semitone at the start, and a vibrato that comes late.
  private var frequency: Double {
    let waver = time > 0.25 ? 0.25 * sin(2 * Double.pi * 5.5 * time) : 0
    return note.frequency * pow(2, (waver - exp(-time / 0.035)) / 12) / SampleRate.standard.value
  }

  private mutating func run(_ left: inout [Float], _ right: inout [Float], _ range: Range<Int>, toward target: Float) {
    let slope = (target - gain) / Float(range.count)
    let turn = Float(min(1, time * 4))
    formants.set(first.toward(second, turn), shift: Float(settings.shift))
    var air = Chunk(repeating: 0)
    let table = Waveform.glottis.table
    throat.add(table, to: &air, count: range.count, step: frequency, gain: 0.7)
    double.add(table, to: &air, count: range.count, step: frequency * 1.004, gain: 0.4)
    let breath = Float(settings.breath)
    for i in range {
      let x = formants.next(air[i - range.lowerBound] + breath * noise.noise())
      gain += slope
      left[i] += pan.left * gain * x
      right[i] += pan.right * gain * x
    }
  }
}
