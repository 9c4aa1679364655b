import Audio
import Foundation

/// Tempo in each of many short windows of a recording, near a tempo that is known of the whole.
///
/// Each window's Fourier transform is summed at the beat and its multiples (Grosche and Müller, *Extracting predominant local
/// pulse information from music recordings*, IEEE TASLP 2011), and the likeliest path through all windows is found by dynamic
/// programming (Viterbi): it goes on evenly, bends or jumps, the less willingly the more.
///
/// Another metrical level of the same pulse is no other tempo: what lies at a simple ratio to the whole counts less by more
/// than such levels gain (they keep at least 0.55 of the strongest, a tempo that is gone 0.33).
struct Tempogram {
  /// Tempo of one window.
  struct LocalTempo: Equatable {
    /// Middle of the window, in seconds.
    var time: Double
    /// Beats per minute.
    var bpm: Double
  }

  /// In order, without those in which hardly anything begins.
  private(set) var windows: [LocalTempo] = []

  /// Length of a window and from one to the next, in seconds.
  static let length = 8.0
  static let hop = 2.0

  // Tempi that are looked for, as shares of the whole's, and the width of their grid as a natural logarithm.
  private static let reach = 0.62...1.62
  private static let step = 0.004
  // Loss of a tempo off the whole's, as a share of the window's strongest, and of one at a simple ratio to it.
  private static let elsewhere = 0.1
  private static let level = 0.55
  private static let ratios = [2.0 / 3, 0.75, 0.8, 1.25, 4.0 / 3, 1.5]
  // Loss of a path by a jump, and by bending by one step of the grid.
  private static let jump = 0.7
  private static let bend = 0.02
  // Share of the usual strength below which a window has no pulse of its own.
  private static let leastStrength = 0.4

  init(_ curve: [Float], near bpm: Double) {
    let steps = Int(log(Self.reach.lowerBound) / Self.step)...Int(log(Self.reach.upperBound) / Self.step)
    let grid = steps.map { bpm * exp(Double($0) * Self.step) }
    let rows = Self.tempogram(curve, grid)
    let strengths = rows.map { $0.max() ?? 0 }
    let usual = strengths.sorted()[strengths.count / 2]
    guard usual > 0 else { return }
    let losses = grid.map { Self.loss(of: $0 / bpm) }
    let gains = zip(rows, strengths).map { row, strongest in
      let weight = min(1, strongest / usual)
      return zip(row, losses).map { weight * ($0 / max(strongest, 1e-9) - $1) }
    }
    for (w, k) in Self.path(through: gains).enumerated() where strengths[w] > Self.leastStrength * usual {
      let time = Double(w) * Self.hop + Self.length / 2
      windows.append(LocalTempo(time: time, bpm: Self.peak(of: rows[w], near: k, grid)))
    }
  }

  private static func loss(of ratio: Double) -> Double {
    if abs(log(ratio)) <= 0.02 { return 0 }
    return ratios.contains { abs(log(ratio / $0)) < 0.012 } ? level : elsewhere
  }

  /// Strength of each tempo of `grid` in each window.
  private static func tempogram(_ curve: [Float], _ grid: [Double]) -> [[Double]] {
    let (frames, hop) = (Int(length * OnsetCurves.rate), Int(hop * OnsetCurves.rate))
    let size = 8192
    let (transform, taper) = (RealFFT(size: size), Window.hann(frames))
    return stride(from: 0, through: max(0, curve.count - frames), by: hop).map { first in
      let part = curve[first..<min(first + frames, curve.count)]
      let mean = part.reduce(0, +) / Float(max(1, part.count))
      let spectrum = transform.forward(zip(part, taper).map { ($0 - mean) * $1 }[...])
      let height = { (k: Int) in
        Double(spectrum.real[k] * spectrum.real[k] + spectrum.imaginary[k] * spectrum.imaginary[k]).squareRoot()
      }
      return grid.map { bpm in
        TempoRefinement.harmonics.reduce(0) { sum, harmonic in
          let bin = bpm / 60 * harmonic / OnsetCurves.rate * Double(size)
          let (k, share) = (Int(bin), bin - bin.rounded(.down))
          return sum + height(k) * (1 - share) + height(k + 1) * share
        }
      }
    }
  }

  /// Best path, as an index for each window.
  private static func path(through gains: [[Double]]) -> [Int] {
    guard var scores = gains.first else { return [] }
    var origins: [[Int]] = []
    for gain in gains.dropFirst() {
      let top = scores.indices.max { scores[$0] < scores[$1] } ?? 0
      var (next, origin) = (gain, Array(repeating: top, count: gain.count))
      for k in gain.indices {
        var best = scores[top] - jump
        for from in max(0, k - 3)...min(gain.count - 1, k + 3) {
          let score = scores[from] - bend * Double(abs(k - from))
          if score > best { (best, origin[k]) = (score, from) }
        }
        next[k] += best
      }
      origins.append(origin)
      scores = next
    }
    var path = [scores.indices.max { scores[$0] < scores[$1] } ?? 0]
    for origin in origins.reversed() { path.append(origin[path[path.count - 1]]) }
    return path.reversed()
  }

  /// Tempo at the top of the parabola through the highest values around `index`.
  private static func peak(of row: [Double], near index: Int, _ grid: [Double]) -> Double {
    let range = max(1, index - 3)...max(1, min(row.count - 2, index + 3))
    guard row.count > 2, let best = range.max(by: { row[$0] < row[$1] }) else { return grid[index] }
    let shift = Parabola.vertex(row[best - 1], row[best], row[best + 1])
    return grid[best] * exp(min(max(shift, -1), 1) * step)
  }
}
