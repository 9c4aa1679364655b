import Signal
import StyleAnalysis

/// All that is measured of a master, in one pass over its sound.
struct Listening {
  let profile: StyleProfile
  let fingerprint: SpectralFingerprint?
  let silence: SilenceMeter
  let offset: OffsetMeter
  let clipping: ClippingMeter

  init(_ delivery: Delivery, tempoPrior: TempoPrior) throws {
    let facts = delivery.facts
    var analyser = StyleAnalyser(
      settings: AnalysisSettings(sampleRate: facts.rate, channels: facts.channels, tempoPrior: tempoPrior))
    var silence = SilenceMeter()
    var offset = OffsetMeter()
    var clipping = ClippingMeter(bits: facts.bits)
    try delivery.sound.forEachBlock { _, block in
      analyser.add(block)
      silence.add(block)
      offset.add(block)
      clipping.add(block)
    }
    silence.finish()
    fingerprint = try analyser.fingerprint(of: delivery.sound)
    profile = analyser.finish(fingerprint: fingerprint)
    (self.silence, self.offset, self.clipping) = (silence, offset, clipping)
  }
}
