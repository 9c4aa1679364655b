import Audio
import Foundation
import Mixing
import TestSupport
import Testing

@Suite struct BalanceTests {
  @Test func `stems stand in the relations asked for, and the mix at its loudness`() throws {
    let sounds = [
      TestTone.noise(amplitude: 0.8, seconds: 5, seed: 1), TestTone.noise(amplitude: 0.01, seconds: 5, seed: 2),
      TestTone.sine(.Hz(300), amplitude: 0.1, seconds: 5),
    ]
    let levels = [-4.0, -9, -12].map { Decibels.dB($0) }
    let measured = try sounds.map { try Mixer.process(MemorySource($0), MixSettings(), into: MemorySink()) }
    let report = Mixer.balance(measured, levels: levels)
    var mix = StereoBuffer(frames: sounds[0].frames)
    var loudness: [Double] = []
    for (sound, stem) in zip(sounds, report.stems) {
      let meter = LoudnessMeter(modes: .integrated)
      let faded = try GainSource(MemorySource(sound), by: stem.gain).readAll()
      meter.add(faded)
      loudness.append(try #require(meter.integrated).value)
      mix.add(faded)
    }
    let meter = LoudnessMeter(modes: .integrated)
    meter.add(mix)
    #expect(abs(try #require(meter.integrated).value + 20) < 0.3)
    #expect(abs(loudness[0] - loudness[1] - 5) < 0.2)
    #expect(abs(loudness[1] - loudness[2] - 3) < 0.2)
  }

  @Test func `silent stems keep their level and are named`() throws {
    let silent = try Mixer.process(MemorySource(StereoBuffer(frames: 48_000)), MixSettings(), into: MemorySink())
    #expect(silent == StemLevel(loudness: nil, peak: nil))
    let report = Mixer.balance([silent, StemLevel(loudness: .LUFS(-30), peak: .dB(-10))], levels: [.dB(-3), .dB(-6)])
    #expect(report.stems.map(\.gain) == [.dB(0), .dB(10)])
    #expect(report.notes == ["stem 1 is silent or below -70 LUFS and keeps its level"])
  }

  @Test func `nothing but silence makes a silent mix`() {
    let report = Mixer.balance([StemLevel(loudness: nil, peak: nil)], levels: [.dB(0)])
    #expect(report.loudness == nil)
  }

  @Test func `an almost silent stem is raised by 30 dB and no more`() {
    let report = Mixer.balance([StemLevel(loudness: .LUFS(-69), peak: .dB(-60))], levels: [.dB(0)])
    #expect(report.stems[0].gain == .dB(30))
  }
}
