import Audio
import Foundation
import TestSupport
import Testing

@testable import Mixing

@Suite struct EQBandTests {
  private static let gains = [-12.0, -6, -1, 0, 3, 9]

  @Test(arguments: gains, [100.0, 1000, 8000]) func `a bell has its gain at its centre and none far away`(
    gain: Double, centre: Double
  ) {
    let band = EQBand(.bell, at: .Hz(centre), gain: .dB(gain), q: 1.4)
    #expect(abs(band.gain(at: .Hz(centre)).value - gain) < 0.01)
    #expect(abs(band.gain(at: .Hz(centre / 40)).value) < 0.1)
  }

  @Test(arguments: gains) func `a shelf has its gain on its side, half of it at the corner and none beyond`(
    gain: Double
  ) {
    let low = EQBand(.lowShelf, at: .Hz(200), gain: .dB(gain))
    #expect(abs(low.gain(at: .Hz(10)).value - gain) < 0.05)
    #expect(abs(low.gain(at: .Hz(200)).value - gain / 2) < 0.05)
    #expect(abs(low.gain(at: .Hz(5000)).value) < 0.05)
    let high = EQBand(.highShelf, at: .Hz(3000), gain: .dB(gain))
    #expect(abs(high.gain(at: .Hz(20_000)).value - gain) < 0.25)
    #expect(abs(high.gain(at: .Hz(3000)).value - gain / 2) < 0.05)
    #expect(abs(high.gain(at: .Hz(100)).value) < 0.05)
  }

  @Test(arguments: [EQBand.Shape.bell, .lowShelf, .highShelf], [60.0, 500, 2500, 11_000])
  func `the gain that is told is the gain that is heard`(shape: EQBand.Shape, hertz: Double) throws {
    let band = EQBand(shape, at: .Hz(800), gain: .dB(6), q: 0.8)
    var settings = MixSettings(monoBelow: nil)
    settings.bands = [band]
    let result = try MixerTests.process(TestTone.sine(.Hz(hertz)), settings)
    let measured = 20 * log10(MixerTests.rms(result.left) / (0.5 / 2.0.squareRoot()))
    #expect(abs(measured - band.gain(at: .Hz(hertz)).value) < 0.02)
  }

  @Test func `opposite bells cancel`() {
    for hertz in ThirdOctaves.nominal {
      let up = EQBand(.bell, at: .Hz(900), gain: .dB(5), q: 2).gain(at: .Hz(hertz)).value
      let down = EQBand(.bell, at: .Hz(900), gain: .dB(-5), q: 2).gain(at: .Hz(hertz)).value
      #expect(abs(up + down) < 1e-3)
    }
  }

  @Test func `the channel's bands are an octave apart and next to nothing is left out`() {
    let bands = ChannelEqualiser.bands
    #expect(bands.count == 8 && bands.first?.shape == .lowShelf && bands.last?.shape == .highShelf)
    for (one, next) in zip(bands.dropFirst(), bands.dropFirst(2).dropLast()) {
      #expect(abs(next.frequency.value / one.frequency.value - 2) < 1e-9)
    }
    let set = ChannelEqualiser.bands(with: [0.4, -0.5, 0, 6, -0.49, 0.5, 0, -6])
    #expect(set.map(\.gain.value) == [-0.5, 6, 0.5, -6])
    #expect(set.map(\.frequency.value) == [125, 500, 2000, 8000])
  }

  /// The fit adds responses in dB; a band's is proportional to its gain within the tenth that this allows.
  @Test func `a band's response is proportional to its gain`() {
    for (band, shape) in zip(ChannelEqualiser.bands, ChannelEqualiser.shapes) {
      for gain in [-6.0, -2, 1, 6] {
        var raised = band
        raised.gain = .dB(gain)
        for (k, centre) in ThirdOctaves.centres.enumerated() {
          #expect(abs(raised.gain(at: centre).value - gain * shape[k]) < 0.62, "\(band.frequency) at \(centre)")
        }
      }
    }
  }

  @Test func `settings survive JSON, with their units in the names`() throws {
    var settings = MixSettings(highPass: .Hz(90), bands: [EQBand(.bell, at: .Hz(400), gain: .dB(-2), q: 3)], pan: -0.25)
    settings.compression = Compression(threshold: .dB(3), ratio: 2.5, attack: .ms(5), release: .ms(80))
    settings.saturation = Saturation(reference: .dB(-9), drive: 0.3)
    settings.ceiling = .dB(-4)
    let data = try JSONEncoder().encode(settings)
    #expect(try JSONDecoder().decode(MixSettings.self, from: data) == settings)
    let text = String(decoding: data, as: UTF8.self)
    for key in ["high_pass_hz", "gain_db", "threshold_db", "attack_s", "reference_dbfs", "ceiling_dbfs", "level_lu"] {
      #expect(text.contains("\"\(key)\""))
    }
  }
}
