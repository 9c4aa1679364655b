import Audio
import Foundation
import Music
import Planning

/// The vocoder's carrier: saws on the melody or breath, for some the chord's notes softly below, and noise for the consonants.
struct VocoderCarrier {
  private static let chordLevel: Float = 0.35

  private let settings: SingerSettings
  private let melody: [SungNote]
  private let plan: SongPlan
  private let glide: Float
  /// The deviations of the saws on the melody, in cents.
  private let detuning: [Double]
  private var vibrato: Vibrato?
  private var note = 0
  private var saws: [BandLimitedSaw]
  private var random: SeededRandom
  private var air = Biquad(.highPass(.Hz(5_000)))
  private var breath: Breath?

  init(_ settings: SingerSettings, melody: [SungNote], plan: SongPlan, seed: Seed) {
    self.settings = settings
    self.melody = melody
    self.plan = plan
    random = SeededRandom(seed)
    var random = SeededRandom(seed.derived("phases"))
    let spread = settings.source.spread
    detuning = spread.map(\.cents)
    glide = Float(1 - exp(-1 / (settings.source.glide * SampleRate.standard.value)))
    let shift = settings.pan - 0.5
    let tones = spread.map {
      BandLimitedSaw(phase: Float(random.unit()), pan: min(1, max(0, $0.pan + shift)), level: settings.source.level)
    }
    let pans: [Float] = settings.source.hasChord ? [0.3, 0.5, 0.7] : []
    saws = tones + pans.map { BandLimitedSaw(phase: Float(random.unit()), pan: $0, level: Self.chordLevel) }
    vibrato = settings.source == .solo ? Vibrato(seed: seed.derived("vibrato")) : nil
    breath = settings.source == .breath ? Breath(seed: seed.derived("breath"), pan: settings.pan) : nil
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
      for i in saws.indices { saws[i].add(to: &block, done..<done + run, glide: glide) }
      done += run
    }
    breath?.add(to: &block)
    for i in 0..<count {
      let noise = 0.15 * air(random.noise())
      block.left[i] += noise
      block.right[i] += noise
    }
    return block
  }

  private func chord(at frame: Int) -> Chord {
    let quarters = plan.clock.quarters(after: SampleRate.standard.time(of: frame).value)
    return plan.chord(at: min(plan.meter.bar * plan.bars + Beats(ticks: -1), Beats(quarters: max(0, quarters))))
  }

  private mutating func tune(at frame: Int) {
    guard !melody.isEmpty else { return }
    let pitch = melody[note].pitch
    let waver = vibrato?.cents(at: frame - melody[note].start) ?? 0
    for (i, cents) in detuning.enumerated() {
      let deviation = cents + settings.cents + waver
      saws[i].target = Float(pitch.frequency * pow(2, deviation / 1_200) / SampleRate.standard.value)
    }
    guard settings.source.hasChord else { return }
    // Below a deep voice there is no octave left that the vocoder has bands for.
    let isDeep = settings.source == .robot && pitch < Pitch(60)
    for (i, tone) in chord(at: frame).pitchClasses.prefix(3).enumerated() {
      let below = Pitch.nearest(tone, to: isDeep ? pitch : pitch + -12)
      saws[detuning.count + i].target = Float(below.frequency / SampleRate.standard.value)
    }
  }
}

extension SingerSettings.Source {
  /// Detuning in cents and pan (0 left, 1 right) of each saw on the melody.
  fileprivate var spread: [(cents: Double, pan: Float)] {
    switch self {
    case .ensemble: [(0, 0.5), (-7, 0.15), (7, 0.85), (-13, 0.75), (13, 0.25)]
    case .solo: [(0, 0.5), (-4, 0.35), (4, 0.65)]
    case .robot, .speech: [(0, 0.5)]
    case .breath: []
    }
  }

  /// The level of each saw: together they are as strong as the five.
  fileprivate var level: Float { spread.isEmpty ? 0 : (5 / Float(spread.count)).squareRoot() }

  fileprivate var hasChord: Bool { self == .ensemble || self == .robot }

  /// The seconds in which a pitch has come nearer to the next one by a factor of e.
  fileprivate var glide: Double {
    switch self {
    case .ensemble, .breath: 0.018
    case .solo: 0.025
    case .speech: 0.06
    case .robot: 1e-5
    }
  }
}

/// The vibrato of a singer, which begins within a long note.
///
/// Rates of 5 to 7 Hz and extents of half a semitone or less are usual (J. Sundberg, *Acoustic and psychoacoustic aspects of vocal
/// vibrato*, STL-QPSR 35, 1994).
private struct Vibrato {
  private static let extent = 28.0
  private let rate: Double

  init(seed: Seed) {
    var random = SeededRandom(seed)
    rate = 5.2 + 0.6 * random.unit()
  }

  /// The deviation so many frames after the beginning of a note.
  func cents(at frame: Int) -> Double {
    let time = Double(frame) / SampleRate.standard.value
    let depth = min(1, max(0, (time - 0.25) / 0.4))
    return depth * Self.extent * sin(2 * Double.pi * rate * time)
  }
}

/// The noise of a whisper: as strong in each band of the vocoder as the saws are, which fall by 6 dB an octave.
private struct Breath {
  private static let level: Float = 6
  /// The corner above which noise falls by 6 dB an octave: 100 Hz.
  private static let step = Float(1 - exp(-2 * Double.pi * 100 / SampleRate.standard.value))

  private var random: SeededRandom
  private let gains: (left: Float, right: Float)
  private var last: Float = 0

  init(seed: Seed, pan: Float) {
    random = SeededRandom(seed)
    gains = ((2 * (1 - pan)).squareRoot(), (2 * pan).squareRoot())
  }

  mutating func add(to block: inout StereoBuffer) {
    for i in 0..<block.frames {
      last += Self.step * (random.noise() - last)
      block.left[i] += Self.level * gains.left * last
      block.right[i] += Self.level * gains.right * last
    }
  }
}
