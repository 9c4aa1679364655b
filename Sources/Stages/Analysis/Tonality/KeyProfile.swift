import Music

/// Share of each pitch class in the notes of a key, the tonic first, in any scale.
struct KeyProfile {
  let major: Chroma
  let minor: Chroma

  /// Profile that Sha'ath fitted to dance and pop music (*Estimation of key in digital music recordings*, Birkbeck College,
  /// 2011), after the listening tests of Krumhansl and Kessler.
  static let shaath = KeyProfile(
    major: [6.6, 2.0, 3.5, 2.3, 4.6, 4.0, 2.5, 5.2, 2.4, 3.7, 2.3, 3.4],
    minor: [6.5, 2.7, 3.5, 5.4, 2.6, 3.5, 2.5, 5.2, 4.0, 2.7, 4.3, 3.2])

  /// Profiles of Sha'ath, of Krumhansl and Kessler (*Tracing the dynamic changes in perceived tonal organization*, 1982), of
  /// Temperley (*Music and Probability*, 2007), and `edma` and `bgate` of Faraldo and others (*Key estimation in electronic dance
  /// music*, ECIR 2016).
  private static let published = [
    shaath,
    KeyProfile(
      major: [6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88],
      minor: [6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17]),
    KeyProfile(
      major: [0.748, 0.060, 0.488, 0.082, 0.670, 0.460, 0.096, 0.715, 0.104, 0.366, 0.057, 0.400],
      minor: [0.712, 0.084, 0.474, 0.618, 0.049, 0.460, 0.105, 0.747, 0.404, 0.067, 0.133, 0.330]),
    KeyProfile(
      major: [1.00, 0.29, 0.50, 0.40, 0.60, 0.56, 0.32, 0.80, 0.31, 0.45, 0.42, 0.39],
      minor: [1.00, 0.31, 0.44, 0.58, 0.33, 0.49, 0.29, 0.78, 0.43, 0.29, 0.53, 0.32]),
    KeyProfile(
      major: [1.00, 0.00, 0.42, 0.00, 0.53, 0.37, 0.00, 0.77, 0.00, 0.38, 0.21, 0.30],
      minor: [1.00, 0.00, 0.36, 0.39, 0.00, 0.38, 0.00, 0.74, 0.27, 0.00, 0.42, 0.23]),
  ]

  /// Pearson's correlation of `chroma` with the profile of `key`, −1…1; modes count as minor or else as major.
  func correlation(_ chroma: Chroma, _ key: Key) -> Double {
    let profile = key.mode == .minor ? minor : major
    let (mean, expected) = (chroma.reduce(0, +) / 12, profile.reduce(0, +) / 12)
    return cosine(
      profile.map { $0 - expected }, (0..<12).map { chroma[(key.tonic.index + $0) % 12] - mean })
  }

  /// Key that each published profile correlates with best: of all keys, or of those of one family, which leaves out relatives;
  /// none for silence.
  ///
  /// They disagree about modes that are neither major nor minor and about sounds whose overtones spell a third: there, one key
  /// is as good an answer as another.
  static func keys(in chroma: Chroma, family: Mode?) -> [Key] {
    guard chroma.contains(where: { $0 > 0 }) else { return [] }
    return published.map { profile in
      let scored = (family.map { [$0] } ?? [.major, .minor]).flatMap { mode in
        (0..<12).map { tonic in
          let key = Key(PitchClass(tonic), mode)
          return (key: key, score: profile.correlation(chroma, key))
        }
      }
      return scored.reduce(scored[0]) { $1.score > $0.score ? $1 : $0 }.key
    }
  }
}
