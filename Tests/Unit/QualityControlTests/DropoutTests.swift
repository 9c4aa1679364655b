import Audio
import Foundation
import Testing

@testable import QualityControl

struct DropoutTests {
  /// A tone of 2 s whose waveform is flat where it crosses zero; the higher `power`, the longer.
  private func lingering(_ hertz: Double, power: Double) -> PeakTrack {
    let samples = (0..<96_000).map { i in
      let sine = sin(2 * .pi * hertz * Double(i) / 48_000)
      return Float(0.15 * copysign(pow(abs(sine), power), sine))
    }
    var track = PeakTrack()
    track.add(StereoBuffer(mono: samples))
    return track
  }

  @Test(arguments: [(65.0, 5.0), (65, 7), (43, 3), (43, 5), (90, 9)])
  func `a low wave that lingers where it crosses zero does not break off`(hertz: Double, power: Double) {
    let track = lingering(hertz, power: power)
    #expect(track.steps.contains { $0 < Decibels.dB(-55).amplitude })
    #expect(track.dropouts.isEmpty)
  }
}
