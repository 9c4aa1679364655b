import Audio

extension Loop {
  /// The same loop, its bars as loud as `loudness`; what is too soft to have a loudness stays as it is.
  public func levelled(to loudness: Loudness) throws -> Loop {
    let meter = LoudnessMeter(modes: .integrated)
    let (start, end) = (frame(ofBar: 0), frame(ofBar: bars))
    for place in stride(from: start, to: end, by: 16_384) {
      meter.add(try clip.sound.read(place..<min(end, place + 16_384)))
    }
    guard let own = meter.integrated else { return self }
    let gain = Float((loudness - own).factor)
    let louder = ConformedClip(
      sound: ScaledSource(clip.sound, by: gain), origin: clip.origin, bars: clip.bars, barFrames: clip.barFrames,
      fit: clip.fit, report: clip.report)
    return Loop(clip: louder, first: first, bars: bars, seam: seam)
  }
}
