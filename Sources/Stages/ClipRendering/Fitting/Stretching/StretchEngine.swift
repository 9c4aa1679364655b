/// What stretches and shifts.
public enum StretchEngine: String, Sendable, Hashable, Codable {
  /// Nothing: the clip fits as it is.
  case none
  /// Rubber Band R2: keeps attacks crisp, and is the faster one.
  case faster
  /// Rubber Band R3: keeps tones smooth.
  case finer
}

extension StretchEngine {
  /// What percussive over harmonic energy must exceed for the faster engine, in dB.
  ///
  /// On a steady chord stretched by 5 % the faster engine more than doubles the flutter of the level that the finer one adds;
  /// on drums that is not heard, and it takes a third of the time.
  private static let percussiveEnough = 0.0
  /// Where the faster engine leaves attacks farther off the grid than this (median, in seconds), the finer one is taken.
  static let loose = 0.003

  /// The engine for a clip of this percussiveness.
  static func suited(percussiveDb: Double?) -> StretchEngine {
    (percussiveDb ?? -60) > percussiveEnough ? .faster : .finer
  }
}
