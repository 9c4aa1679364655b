import Audio
import Foundation

extension LevelTrack {
  /// Gated loudness of everything so far; nil when nothing was louder than −70 LUFS.
  ///
  /// Blocks of 400 ms every 100 ms, those above −70 LUFS, and of these the ones no more than 10 LU below their mean
  /// (ITU-R BS.1770-5, annex 1).
  var integrated: Loudness? {
    let blocks = stride(from: 0, through: count - 40, by: 10).compactMap { loudness(of: $0..<$0 + 40)?.value }
      .filter { $0 > -70 }
    guard let ungated = Self.mean(blocks) else { return nil }
    return Self.mean(blocks.filter { $0 > ungated - 10 }).map { .LUFS($0) }
  }

  /// Of powers, in LUFS.
  private static func mean(_ loudness: [Double]) -> Double? {
    guard !loudness.isEmpty else { return nil }
    return 10 * log10(loudness.reduce(0) { $0 + pow(10, $1 / 10) } / Double(loudness.count))
  }
}
