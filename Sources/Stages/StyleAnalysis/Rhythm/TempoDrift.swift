import Foundation

/// How evenly the tempo of a recording rises or falls.
///
/// Phases of short pieces against one pulse lie on a parabola where the tempo drifts; the parabola is searched that
/// brings all pieces into step, at the beat and its subdivisions together.
struct TempoDrift {
  /// A piece's Fourier sums at each of `TempoRefinement.harmonics`, phases against the start of the recording.
  struct Piece {
    /// Its middle, in seconds from the middle of the recording.
    var time: Double
    var sums: [SIMD2<Double>]
  }

  private let pieces: [Piece]
  private let bpm: Double
  private let length: Double

  // Below this nothing tells drift from a player's liberty.
  private static let least = 0.003
  // How much better drift must fit than one tempo.
  private static let gain = 1.12

  init(_ pieces: [Piece], bpm: Double, length: Double) {
    (self.pieces, self.bpm, self.length) = (pieces, bpm, length)
  }

  /// The tempo in the middle and the last tempo's excess over the first as a share; nil when one tempo fits as well.
  func find() -> (bpm: Double, share: Double)? {
    guard pieces.count >= 5 else { return nil }
    let level = (-20...20).map { fit(slope: Double($0) * 0.075, bend: 0) }.max() ?? 0
    var best = (slope: 0.0, bend: 0.0, fit: level)
    for bend in stride(from: -2.5, through: 2.5, by: 0.1) {
      for slope in stride(from: -1.5, through: 1.5, by: 0.1) {
        let fit = fit(slope: slope, bend: bend)
        if fit > best.fit { best = (slope, bend, fit) }
      }
    }
    // At the ends of the recording the parabola is `bend` beats off: bend = share · beats / 8.
    let share = best.bend * 8 * 60 / (bpm * length)
    guard best.fit > Self.gain * level, abs(share) > Self.least else { return nil }
    return (bpm + 60 * best.slope * 2 / length, share)
  }

  /// How well all pieces are in step when the beat at the ends is `slope` and `bend` beats off the even pulse.
  private func fit(slope: Double, bend: Double) -> Double {
    var total = Array(repeating: SIMD2<Double>(), count: TempoRefinement.harmonics.count)
    for piece in pieces {
      let place = 2 * piece.time / length
      let beats = slope * place + bend * place * place
      let (c, s) = (cos(2 * .pi * beats), sin(2 * .pi * beats))
      var (x, y) = (c, s)
      for h in total.indices {
        let v = piece.sums[h]
        total[h] += SIMD2(v.x * x - v.y * y, v.x * y + v.y * x)
        (x, y) = (x * c - y * s, x * s + y * c)
      }
    }
    return total.reduce(0) { $0 + ($1 * $1).sum().squareRoot() }
  }
}
