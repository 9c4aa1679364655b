import Audio
import Foundation
import Music
import Planning
import Prompt
import Testing

@testable import Synthesis

@Suite struct SingerSettingsTests {
  /// Says "ə" at 100 Hz through the resonances of a uniform tube: 500, 1,500, 2,500 and 3,500 Hz; its
  /// source falls by 12 dB an octave.
  private struct Tube: Speaker {
    func speak(_ text: String, language: String?) -> Speech {
      let rate = SampleRate(value: 22_050)
      var resonances = [500.0, 1_500, 2_500, 3_500].map { Biquad(.bandPass(.Hz($0), q: $0 / 90, rate: rate)) }
      var glottis = Biquad(.lowPass(.Hz(600), rate: rate))
      let samples = (0..<44_100).map { i -> Float in
        let pulse = glottis(i % 220 == 0 ? 1 : 0)
        var sum: Float = 0
        for r in resonances.indices { sum += resonances[r](pulse) }
        return sum
      }
      return Speech(samples: samples, rate: rate, phonemes: [Phoneme("ə", start: 0, beginsWord: true)])
    }
  }

  private static let plan: SongPlan = {
    var brief = Brief()
    brief.genre = "house"
    brief.bpm = Tempo(bpm: 120)
    brief.key = Key("A minor")
    brief.vocals = true
    brief.lyrics = "ah"
    brief.duration = .s(16)
    let defaults = Planner.Defaults(genre: "house", duration: .s(16), loudness: .LUFS(-14), truePeak: .dBTP(-1))
    guard let plan = try? Planner(defaults: defaults).plan(title: "test", brief: brief, style: nil, seed: Seed(1))
    else {
      fatalError("a plan of house cannot be made")
    }
    return plan
  }()

  /// Four seconds of one note by `settings`, beginning a second after the note.
  private static func sound(_ settings: SingerSettings, pitch: Int) -> StereoBuffer {
    let melody = [SungNote(pitch: Pitch(pitch), start: 0, end: 6 * 48_000)]
    var singer = Singer(
      settings, saying: Tube().speak("ah", language: nil), on: melody, plan: plan, seed: Seed(3))
    var block = StereoBuffer(frames: 5 * 48_000)
    singer.add(to: &block, from: 0)
    return block[frames: 48_000..<5 * 48_000]
  }

  private static func power(_ samples: [Float]) -> [Float] {
    let size = 16_384
    var power = [Float](repeating: 0, count: size / 2 + 1)
    let fft = RealFFT(size: size)
    for start in stride(from: 0, through: samples.count - size, by: size / 2) {
      fft.addPower(of: samples[start..<start + size], window: Window.hann(size), to: &power)
    }
    return power
  }

  /// The centre of gravity of the spectrum between two frequencies, over their logarithm, in hertz.
  private static func centroid(_ power: [Float], _ range: ClosedRange<Double>) -> Double {
    var (sum, weight) = (0.0, 0.0)
    for (bin, value) in power.enumerated() {
      let hertz = Double(bin) * 48_000 / 16_384
      guard range.contains(hertz) else { continue }
      sum += Double(value) * log(hertz)
      weight += Double(value)
    }
    return exp(sum / weight)
  }

  /// The usual likeness of 64 ms with what comes 1 to 12 ms later, at best, −1…1; above 1,500 Hz the consonants hiss.
  private static func periodicity(_ sound: [Float]) -> Double {
    var (first, second) = (Biquad(.lowPass(.Hz(1_500))), Biquad(.lowPass(.Hz(1_500))))
    let samples = sound.map { second(first($0)) }
    let likeness = stride(from: 0, to: 96_000, by: 9_600).map { start -> Double in
      (48...576).map { lag -> Double in
        var (product, energy) = (0.0, 0.0)
        for i in start..<start + 3_072 {
          product += Double(samples[i] * samples[i + lag])
          energy += Double(samples[i] * samples[i] + samples[i + lag] * samples[i + lag]) / 2
        }
        return product / max(energy, 1e-12)
      }.max() ?? 0
    }
    return likeness.sorted()[likeness.count / 2]
  }

  /// The levels in decibels on a grid of frequencies that are 1 % apart, from 300 Hz on, smoothed over 8 %.
  private static func curve(_ formantRatio: Double) -> [Double] {
    let power = power(sound(SingerSettings(source: .breath, formantRatio: formantRatio), pitch: 60).left)
    return (0..<230).map { step in
      let bin = 300 * pow(1.01, Double(step)) * 16_384 / 48_000
      let near = power[Int(bin * 0.96)...Int(bin * 1.04)]
      return 10 * log10(near.reduce(0) { $0 + Double($1) } / Double(near.count))
    }
  }

  /// The likeness of two curves, the second so many steps later: Pearson's correlation.
  private static func likeness(_ a: [Double], _ b: [Double], later steps: Int) -> Double {
    let pairs = a.indices.filter { b.indices.contains($0 + steps) }.map { (a[$0], b[$0 + steps]) }
    let (x, y) = (pairs.map(\.0).reduce(0, +) / Double(pairs.count), pairs.map(\.1).reduce(0, +) / Double(pairs.count))
    let product = pairs.reduce(0) { $0 + ($1.0 - x) * ($1.1 - y) }
    let energies = pairs.reduce(0) { $0 + ($1.0 - x) * ($1.0 - x) } * pairs.reduce(0) { $0 + ($1.1 - y) * ($1.1 - y) }
    return product / energies.squareRoot()
  }

  @Test(arguments: VoiceType.allCases) func `the formants are those of a tract of the singer's length`(
    type: VoiceType
  ) {
    let (plain, moved) = (Self.curve(1), Self.curve(type.formantRatio))
    let best = (-15...45).max { Self.likeness(plain, moved, later: $0) < Self.likeness(plain, moved, later: $1) } ?? 0
    #expect(abs(pow(1.01, Double(best)) / type.formantRatio - 1) < 0.025, "\(pow(1.01, Double(best)))")
  }

  @Test func `a whisper has no period, and what is sung has`() {
    let whisper = Self.sound(SingerSettings(source: .breath), pitch: 60)
    #expect(Self.periodicity(whisper.left) < 0.6)
    #expect((whisper.left.map(abs).max() ?? 0) > 0.02)
    for pitch in [46, 51, 63, 70] {
      #expect(Self.periodicity(Self.sound(SingerSettings(source: .solo), pitch: pitch).left) > 0.8, "\(pitch)")
    }
  }

  @Test func `a whisper is about as strong as what is sung`() {
    let rms = { (sound: StereoBuffer) -> Float in
      (sound.left.reduce(0) { $0 + $1 * $1 } / Float(sound.frames)).squareRoot()
    }
    let sung = rms(Self.sound(SingerSettings(source: .solo), pitch: 57))
    for source in [SingerSettings.Source.breath, .speech, .robot, .ensemble] {
      let level = 20 * log10(rms(Self.sound(SingerSettings(source: source), pitch: 57)) / sung)
      #expect((-7...7).contains(level), "\(source): \(level) dB")
    }
  }

  /// The eighth harmonic of a steady tone is a line; vibrato and detuning make it a band.
  @Test func `a robot holds its pitch, and a singer has vibrato`() {
    func steadiness(_ source: SingerSettings.Source) -> Double {
      let melody = [SungNote(pitch: Pitch(57), start: 0, end: 6 * 48_000)]
      var carrier = VocoderCarrier(SingerSettings(source: source), melody: melody, plan: Self.plan, seed: Seed(3))
      let sound = carrier.render(5 * 48_000, at: 0)[frames: 48_000..<5 * 48_000]
      let power = Self.power(sound.left)
      let around = { (width: Double) -> Double in
        power.enumerated().filter { abs(Double($0.offset) * 48_000 / 16_384 - 1_760) < width }
          .reduce(0) { $0 + Double($1.element) }
      }
      return around(6) / around(40)
    }
    #expect(steadiness(.robot) > 0.9)
    #expect(steadiness(.solo) < 0.6)
  }

  @Test func `humming is dull`() {
    let open = Self.power(Self.sound(SingerSettings(source: .solo), pitch: 57).left)
    let closed = Self.power(Self.sound(SingerSettings(source: .solo, isHumming: true), pitch: 57).left)
    #expect(Self.centroid(closed, 100...8_000) < 0.8 * Self.centroid(open, 100...8_000))
  }

  @Test func `a choir is wider than a singer, and its men sing an octave below`() {
    let choir = SingerSettings.all(of: PlannedVoice([.mezzoSoprano, .contralto, .tenor, .baritone]))
    #expect(choir.map(\.transposition) == [0, 0, -12, -12])
    #expect(Set(choir.map(\.cents)).count == 4 && Set(choir.map(\.formantRatio)).count == 4)
    let pans = choir.map(\.pan)
    #expect((pans.max() ?? 0) - (pans.min() ?? 0) > 0.6)
    let one = SingerSettings.all(of: PlannedVoice([.bass]))
    #expect(one.count == 1 && one[0].pan == 0.5 && one[0].formantRatio < 1)
  }

  @Test func `spoken syllables keep their own durations where there is room`() {
    let syllable = Syllable(onset: 0..<500, vowel: 500..<3_500, coda: 3_500..<4_000)
    let melody = [0, 24_000].map { SungNote(pitch: Pitch(45), start: 9_600 + $0, end: 9_600 + $0 + 20_000) }
    let sung = SungSyllable.assign([syllable], to: melody, scale: 2)
    let spoken = SungSyllable.assign([syllable], to: melody, scale: 2, isSpeech: true)
    #expect(sung[0].end - sung[0].vowel == 20_000)
    #expect(spoken[0].end - spoken[0].vowel == 2 * 3_500)
  }
}
