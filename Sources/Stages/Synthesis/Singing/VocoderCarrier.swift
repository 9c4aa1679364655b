import Audio
import Foundation
import Music
import Planning

/// The vocoder's carrier: detuned saws on the melody, the chord's notes softly below, and noise for the consonants.
struct VocoderCarrier {
  /// Detuning in cents and pan (0 left, 1 right) of each saw on the melody.
  private static let spread: [(cents: Double, pan: Float)] = [(0, 0.5), (-7, 0.15), (7, 0.85), (-13, 0.75), (13, 0.25)]
  private static let chordLevel: Float = 0.35
  private static let glide = Float(1 - exp(-1 / (0.018 * SampleRate.standard.value)))

  private let melody: [SungNote]
  private let plan: SongPlan
  private var note = 0
  private var bar = -1
  private var voices: [BandLimitedSaw]
  private var random: SeededRandom
  private var air = Biquad(.highPass(.Hz(5_000)))

  init(melody: [SungNote], plan: SongPlan, seed: Seed) {
    self.melody = melody
    self.plan = plan
    random = SeededRandom(seed)
    var random = SeededRandom(seed.derived("phases"))
    let tones = Self.spread.map { BandLimitedSaw(phase: Float(random.unit()), pan: $0.pan, level: 1) }
    let chord = [0.3, 0.5, 0.7].map { BandLimitedSaw(phase: Float(random.unit()), pan: $0, level: Self.chordLevel) }
    voices = tones + chord
  }

  /// The frames that begin at `start`; blocks follow each other.
  mutating func render(_ count: Int, at start: Int) -> StereoBuffer {
    var block = StereoBuffer(frames: count)
    var done = 0
    while done < count {
      // Pitches change on the grid of a hundredth of a second at the latest, and on each note.
      let frame = start + done
      while note + 1 < melody.count, melody[note + 1].start <= frame { note += 1 }
      tune(at: frame)
      let next = note + 1 < melody.count ? melody[note + 1].start - frame : .max
      let run = min(count - done, 480, next)
      for i in voices.indices { voices[i].add(to: &block, done..<done + run, glide: Self.glide) }
      done += run
    }
    for i in 0..<count {
      let noise = 0.15 * air(random.noise())
      block.left[i] += noise
      block.right[i] += noise
    }
    return block
  }

  private func bar(at frame: Int) -> Int {
    guard let map = plan.tempoMap else { return Int(Double(frame) / (plan.barTime.value * SampleRate.standard.value)) }
    return Int(map.quarters(after: SampleRate.standard.time(of: frame).value) / plan.meter.bar.quarters)
  }

  private mutating func tune(at frame: Int) {
    guard !melody.isEmpty else { return }
    let pitch = melody[note].pitch
    for (i, tone) in Self.spread.enumerated() {
      voices[i].target = Float(pitch.frequency * pow(2, tone.cents / 1_200) / SampleRate.standard.value)
    }
    let bar = min(plan.bars - 1, bar(at: frame))
    for (i, tone) in plan.chord(inBar: max(0, bar)).pitchClasses.prefix(3).enumerated() {
      let below = Pitch.nearest(tone, to: pitch + -12)
      voices[Self.spread.count + i].target = Float(below.frequency / SampleRate.standard.value)
    }
  }
}

/// A band-limited sawtooth (polynomial band-limited step: Välimäki and Huovilainen, 2007).
struct BandLimitedSaw {
  private var phase: Float
  private var step: Float = 0
  private let gains: (left: Float, right: Float)
  /// Periods per frame.
  var target: Float = 0

  init(phase: Float, pan: Float, level: Float) {
    self.phase = phase
    gains = (0.2 * level * (1 - pan).squareRoot(), 0.2 * level * pan.squareRoot())
  }

  mutating func add(to block: inout StereoBuffer, _ range: Range<Int>, glide: Float) {
    if step == 0 { step = target }
    var (phase, step) = (phase, step)
    for i in range {
      step += glide * (target - step)
      phase += step
      if phase >= 1 { phase -= 1 }
      var value = 2 * phase - 1
      if phase < step {
        let t = phase / step
        value -= t + t - t * t - 1
      } else if phase > 1 - step {
        let t = (phase - 1) / step
        value -= t * t + t + t + 1
      }
      block.left[i] += value * gains.left
      block.right[i] += value * gains.right
    }
    self.phase = phase
    self.step = step
  }
}
