import Audio
import Music

extension WaveLabel {
  /// The `acid` chunk, from which sequencers take tempo, root and length in beats.
  ///
  /// Never published by its makers; the order of its fields is the one that libsndfile's `wav.c` reads. A whole track is
  /// marked as one shot, which keeps sequencers from looping it.
  var acidInformation: RIFFChunk {
    let oneShot = 0x01
    let hasRoot = 0x02
    var bytes = (oneShot | (key == nil ? 0 : hasRoot)).littleEndian(bytes: 4)
    bytes += (60 + (key?.tonic.index ?? 0)).littleEndian(bytes: 2)
    bytes += 0x8000.littleEndian(bytes: 2) + Float(0).bitPattern.littleEndian(bytes: 4)
    bytes += beats.littleEndian(bytes: 4)
    bytes += meter.unit.littleEndian(bytes: 2) + meter.beats.littleEndian(bytes: 2)
    bytes += Float(tempo?.quartersPerMinute ?? 0).bitPattern.littleEndian(bytes: 4)
    return RIFFChunk("acid", bytes)
  }
}
