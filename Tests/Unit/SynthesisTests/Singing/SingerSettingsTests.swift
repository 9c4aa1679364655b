import Audio
import Foundation
import Music
import Planning
import Prompt
import Testing

@testable import Synthesis

@Suite struct SingerSettingsTests {
  /// Says "ə" at 100 Hz through the resonances of a uniform tube: 500, 1,500, 2,500 and 3,500 Hz.
  private struct Tube: Speaker {
    func speak(_ text: String, language: String?) -> Speech {
      let rate = SampleRate(value: 22_050)
      var resonances = [500.0, 1_500, 2_500, 3_500].map { Biquad(.bandPass(.Hz($0), q: $0 / 90, rate: rate)) }
      let samples = (0..<44_100).map { i -> Float in
        let pulse: Float = i % 220 == 0 ? 1 : 0
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

  /// The greatest likeness of the sound with itself 1 to 12 ms later, −1…1.
  private static func periodicity(_ samples: [Float]) -> Double {
    let part = Array(samples[0..<19_200])
    return (48...576).map { lag -> Double in
      var (product, energy) = (0.0, 0.0)
      for i in 0..<part.count - lag {
        product += Double(part[i] * part[i + lag])
        energy += Double(part[i] * part[i] + part[i + lag] * part[i + lag]) / 2
      }
      return product / max(energy, 1e-12)
    }.max() ?? 0
  }

  /// Around the third and the fourth resonance, whose distance is a wide one; the centre moves as they do.
  @Test(arguments: [VoiceType.bass, .tenor, .contralto, .mezzoSoprano, .soprano, .treble])
  func `the formants are those of a tract of the singer's length`(type: VoiceType) {
    let ratio = type.formantRatio
    var settings = SingerSettings(source: .breath)
    // Between the two lowest resonances there is least at 1,000 Hz, above the second at 2,000 Hz.
    let usual = Self.centroid(Self.power(Self.sound(settings, pitch: 60).left), 1_000...2_000)
    settings.formantRatio = ratio
    let moved = Self.centroid(Self.power(Self.sound(settings, pitch: 60).left), 1_000 * ratio...2_000 * ratio)
    #expect(abs(moved / usual / ratio - 1) < 0.03, "\(moved) Hz for \(usual) Hz")
    // In the same range of frequencies there is more above the middle, or below it.
    let inPlace = Self.centroid(Self.power(Self.sound(settings, pitch: 60).left), 700...3_000)
    settings.formantRatio = 1
    let unmoved = Self.centroid(Self.power(Self.sound(settings, pitch: 60).left), 700...3_000)
    #expect((inPlace > unmoved) == (ratio > 1))
  }

  @Test func `a whisper has no period, and what is sung has`() {
    let whisper = Self.sound(SingerSettings(source: .breath), pitch: 60)
    #expect(Self.periodicity(whisper.left) < 0.6)
    #expect((whisper.left.map(abs).max() ?? 0) > 0.02)
    for pitch in [46, 51, 63, 70] {
      #expect(Self.periodicity(Self.sound(SingerSettings(source: .solo), pitch: pitch).left) > 0.8, "\(pitch)")
    }
  }

  /// The period at one place and at another.
  @Test func `a robot holds its pitch, and a singer has vibrato`() {
    func drift(_ source: SingerSettings.Source) -> Double {
      let samples = Self.sound(SingerSettings(source: source), pitch: 57).left
      // Upward passages through zero of the fundamental, by a narrow band around 220 Hz.
      var band = Biquad(.bandPass(.Hz(220), q: 6))
      let wave = samples.map { band($0) }
      var crossings: [Double] = []
      for i in 24_000..<wave.count - 1 where wave[i] <= 0 && wave[i + 1] > 0 {
        crossings.append(Double(i) - Double(wave[i] / (wave[i + 1] - wave[i])))
      }
      let periods = zip(crossings, crossings.dropFirst(4)).map { ($1 - $0) / 4 }.sorted()
      return 1_200 * log2(periods[periods.count * 19 / 20] / periods[periods.count / 20])
    }
    #expect(drift(.solo) > 25)
    #expect(drift(.robot) < drift(.solo) / 2)
  }

  @Test func `humming is dull`() {
    let open = Self.power(Self.sound(SingerSettings(source: .solo), pitch: 57).left)
    let closed = Self.power(Self.sound(SingerSettings(source: .solo, isHumming: true), pitch: 57).left)
    #expect(Self.centroid(closed, 100...8_000) < 0.7 * Self.centroid(open, 100...8_000))
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
    let spoken = SungSyllable.assign([syllable], to: melody, scale: 2, pace: 2)
    #expect(sung[0].end - sung[0].vowel == 20_000)
    #expect(spoken[0].end - spoken[0].vowel == 2 * 3_500)
  }
}
