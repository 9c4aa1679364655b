import Audio
import QualityControl
import TestSupport
import Testing

struct StemLoudnessTests {
  @Test func `the loudness of stems is that of libebur128 to a tenth of an LU`() throws {
    var delivery = CleanDelivery.perfect
    // Half of one stem is quiet enough to be gated.
    for i in 0..<delivery.facts.frames / 2 {
      delivery.stems[0].samples.block.left[i] /= 100
      delivery.stems[0].samples.block.right[i] /= 100
    }
    let inspection = try QualityControl.inspect(delivery.delivery, against: delivery.expected)
    for (stem, loudness) in zip(delivery.stems, inspection.stemLoudness) {
      let meter = LoudnessMeter(modes: .integrated)
      meter.add(stem.samples.sound)
      let expected = try #require(meter.integrated)
      #expect(abs((try #require(loudness) - expected).value) < 0.1, "\(stem.name)")
    }
  }
}
