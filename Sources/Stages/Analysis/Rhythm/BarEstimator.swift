import Music

/// How a grid of sixteenths is grouped into bars.
struct BarEstimate: Sendable, Equatable {
  var meter: Meter
  /// The index of the first sixteenth that begins a bar.
  var first: Int
  /// The length of a bar in sixteenths of the tracked beat.
  var length: Int
  /// The length of the meter's beat in the same: 12 where eighths of 6/8 were tracked, 6 where its quarters were.
  var beat = 4
}

/// Finds meter, beat and downbeat from what happens on each sixteenth.
///
/// Beats are where loud things begin, bars where harmony, bass and instrumentation change and where the snare does not
/// play. All of it is compared for every place a bar could begin at.
struct BarEstimator {
  private let rows: [SixteenthEvidence.Row]

  init(_ scene: Scene, _ grid: SixteenthGrid) { rows = SixteenthEvidence(scene, grid).rows }

  /// Nil when there are too few beats to tell; `isCompound` says that beats fall into three.
  func estimate(isCompound: Bool = false) -> BarEstimate? {
    guard rows.count >= 32 else { return nil }
    let threes = alikeness(3) + alikeness(6) + alikeness(12)
    let fours = alikeness(4) + alikeness(8) + alikeness(12)
    if threes > fours + 0.15 {
      // Six alike rather than three: eighths of 6/8 were counted.
      if alikeness(6) > alikeness(3) + Self.twice {
        return BarEstimate(meter: .sixEight, first: place(6), length: 24, beat: 12)
      }
      let first = place(3)
      return isHalved(from: first)
        ? BarEstimate(meter: .sixEight, first: first, length: 12, beat: 6)
        : BarEstimate(meter: .threeFour, first: first, length: 12)
    }
    return isCompound
      ? BarEstimate(meter: .sixEight, first: place(2), length: 8)
      : BarEstimate(meter: .fourFour, first: place(4), length: 16)
  }

  // By how much six beats must be more alike than three to be one bar.
  private static let twice = 0.12

  /// Whether bars of twelve sixteenths fall into two rather than three.
  private func isHalved(from first: Int) -> Bool {
    let accent = { (row: SixteenthEvidence.Row) in row.accents[0] + row.accents[1] + row.accents[2] }
    let halves = mean(from: first + 6, by: 12, accent)
    let thirds = max(mean(from: first + 4, by: 12, accent), mean(from: first + 8, by: 12, accent))
    return halves > thirds + 0.3
  }

  /// The likeliest first sixteenth of bars of `beats`.
  private func place(_ beats: Int) -> Int {
    let weights = (0..<4 * beats).map { weight(first: $0, of: beats) }
    return weights.indices.max { weights[$0] < weights[$1] } ?? 0
  }

  /// The mean correlation of sixteenths with those `beats` later.
  private func alikeness(_ beats: Int) -> Double {
    let lag = 4 * beats
    guard rows.count > lag + 16 else { return 0 }
    var sum = 0.0
    for i in 0..<rows.count - lag {
      let (a, b) = (rows[i], rows[i + lag])
      for g in 0..<4 { sum += a.accents[g] * b.accents[g] }
      sum += a.harmony * b.harmony
    }
    return sum / Double(5 * (rows.count - lag))
  }

  /// How much speaks for bars of `beats` that begin at `first`.
  ///
  /// The weights were fitted to rendered music of twenty styles; the exact values matter little.
  private func weight(first: Int, of beats: Int) -> Double {
    let onBeat = mean(from: first % 4, by: 4) { row in
      0.3 * row.accents[0] + 0.8 * row.accents[1] + 0.3 * row.accents[2] + 0.4 * row.accents[3] + 0.6 * row.harmony
    }
    let onBar = mean(from: first, by: 4 * beats) { row in
      0.95 * row.harmony + 0.45 * row.bass + 0.6 * row.texture + row.accents[0]
    }
    return onBeat + onBar + (beats == 4 ? 0.25 * backbeat(first: first) : 0)
  }

  /// How much louder the snare's range is on the second and fourth beat than on the first and third.
  private func backbeat(first: Int) -> Double {
    mean(from: (first + 4) % 8, by: 8) { $0.accents[2] } - mean(from: first % 8, by: 8) { $0.accents[2] }
  }

  private func mean(from first: Int, by step: Int, _ value: (SixteenthEvidence.Row) -> Double) -> Double {
    let places = stride(from: first, to: rows.count, by: step)
    return places.reduce(0) { $0 + value(rows[$1]) } / Double(max(1, (rows.count - first + step - 1) / step))
  }
}
