import Music

/// How much each pitch class sounds in a key, the tonic first.
///
/// The profiles that Sha'ath fitted to dance and pop music (*Estimation of key in digital music recordings*, Birkbeck
/// College, 2011), which go back to the listening tests of Krumhansl and Kessler (1982).
enum KeyProfile {
  static let major: Chroma = [6.6, 2.0, 3.5, 2.3, 4.6, 4.0, 2.5, 5.2, 2.4, 3.7, 2.3, 3.4]
  static let minor: Chroma = [6.5, 2.7, 3.5, 5.4, 2.6, 3.5, 2.5, 5.2, 4.0, 2.7, 4.3, 3.2]

  /// Pearson's correlation of what sounds with what is expected in `key`.
  static func correlation(_ chroma: Chroma, _ key: Key) -> Double {
    let profile = key.mode == .minor ? minor : major
    let (mean, expected) = (chroma.reduce(0, +) / 12, profile.reduce(0, +) / 12)
    return cosine(
      profile.map { $0 - expected }, (0..<12).map { chroma[(key.tonic.index + $0) % 12] - mean })
  }
}
