import Music

/// Grouping of a grid of sixteenths into bars.
struct BarEstimate: Equatable {
  var form: BarForm
  /// Index of the first sixteenth that begins a bar.
  var first: Int
}

/// Estimator of meter, beat and downbeat from what happens on each sixteenth.
///
/// Beats are where loud things begin, bars where harmony, bass and instrumentation change and where the snare does not
/// play. All of it is compared for every sixteenth that a bar could begin at; `TempoResolver.barForm` chooses the meter.
struct BarEstimator {
  private let rows: [SixteenthFeatures]

  init(_ features: AudioFeatures, _ grid: SixteenthGrid) { rows = SixteenthFeatures.all(features, grid) }

  /// Estimator for the features of each sixteenth, in order.
  init(_ rows: [SixteenthFeatures]) { self.rows = rows }

  /// Nil for fewer than eight beats; `isCompound` says that beats fall into three.
  func estimate(isCompound: Bool) -> BarEstimate? {
    guard rows.count >= 32 else { return nil }
    let form = TempoResolver.barForm(
      isCompound: isCompound, similarity: similarity, isHalved: { isHalved(from: downbeat(barsOf: 3)) })
    return BarEstimate(form: form, first: downbeat(barsOf: form.beats))
  }

  /// True if bars of twelve sixteenths fall into two rather than three.
  private func isHalved(from first: Int) -> Bool {
    let accent = { (row: SixteenthFeatures) in row.accents[0] + row.accents[1] + row.accents[2] }
    let halves = mean(from: first + 6, by: 12, accent)
    let thirds = max(mean(from: first + 4, by: 12, accent), mean(from: first + 8, by: 12, accent))
    return halves > thirds + 0.3
  }

  /// Likeliest first sixteenth of bars of `beats`.
  private func downbeat(barsOf beats: Int) -> Int {
    let weights = (0..<4 * beats).map { weight(first: $0, of: beats) }
    return weights.indices.max { weights[$0] < weights[$1] } ?? 0
  }

  /// Mean correlation of sixteenths with those `beats` later, −1…1.
  private func similarity(after beats: Int) -> Double {
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

  /// Evidence for bars of `beats` that begin at `first`.
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

  /// Excess of the snare's range on the second and fourth beat over the first and third.
  private func backbeat(first: Int) -> Double {
    mean(from: (first + 4) % 8, by: 8) { $0.accents[2] } - mean(from: first % 8, by: 8) { $0.accents[2] }
  }

  private func mean(from first: Int, by step: Int, _ value: (SixteenthFeatures) -> Double) -> Double {
    let steps = stride(from: first, to: rows.count, by: step)
    return steps.reduce(0) { $0 + value(rows[$1]) } / Double(max(1, (rows.count - first + step - 1) / step))
  }
}
