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
  /// On a steady chord stretched by 5 % the faster engine makes the level flutter by more than the finer one; on drums both
  /// keep attacks within 3 ms of where they belong, at a sixth of the time.
  static let percussiveEnough = 0.0

  /// The engine for a clip of this percussiveness.
  static func suited(percussiveDb: Double?) -> StretchEngine { (percussiveDb ?? -60) > percussiveEnough ? .faster : .finer }
}
