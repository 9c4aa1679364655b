import Foundation

/// How one sound goes over into another.
struct Crossfade: Sendable, Equatable {
  /// The first frame of the fade.
  var start: Int
  /// In frames.
  var length: Int
  /// How alike the two sounds are in it, −1…1.
  var correlation: Double

  var end: Int { start + length }

  /// The gain of the sound that comes in, at `frame`; that of the one that goes is the same with `leaving`.
  ///
  /// The gains keep the power steady for any correlation: a² + b² + 2ρab = 1.
  /// Source: M. Fink, M. Holters and U. Zölzer, *Signal-matched power-complementary cross-fading and dry-wet mixing*
  /// (DAFx 2016).
  func gain(at frame: Int, leaving: Bool) -> Float {
    if frame < start { return leaving ? 1 : 0 }
    if frame >= end { return leaving ? 0 : 1 }
    let s = sin(0.5 * .pi * (Double(frame - start) + 0.5) / Double(length))
    let (coming, going) = (s * s, 1 - s * s)
    let alike = max(-0.2, correlation)
    let power = coming * coming + going * going + 2 * alike * coming * going
    return Float((leaving ? going : coming) / power.squareRoot())
  }
}
