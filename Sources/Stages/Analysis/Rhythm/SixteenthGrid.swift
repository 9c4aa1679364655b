/// Beats divided by four, as far as the recording lasts.
struct SixteenthGrid {
  /// In seconds.
  let times: [Double]
  /// Mean length of a beat in seconds; 0 without beats.
  let beat: Double

  /// Grid of a recording of `duration` from two or more beats, all in seconds; empty for fewer.
  init(beats: [Double], duration: Double) {
    guard beats.count > 1 else {
      (times, beat) = ([], 0)
      return
    }
    let beat = (beats[beats.count - 1] - beats[0]) / Double(beats.count - 1)
    // The first beat may begin after an upbeat, and the last one is not the end.
    let lead = stride(from: beats[0] - beat / 4, to: -0.03, by: -beat / 4).map { max(0, $0) }.reversed()
    let inner = zip(beats, beats.dropFirst()).flatMap { a, b in
      let step = (b - a) / 4
      return [a, a + step, a + 2 * step, a + 3 * step]
    }
    let tail = stride(from: beats[beats.count - 1], to: duration, by: beat / 4)
    times = lead + inner + tail
    self.beat = beat
  }
}

/// Events on one sixteenth, every quantity with mean 0 and mean square 1 over the recording.
struct SixteenthFeatures {
  /// Attacks in the four ranges of `OnsetCurves`.
  var accents: [Double]
  /// Difference of the harmony, the bass and the instrumentation after it from those before.
  var harmony = 0.0
  var bass = 0.0
  var texture = 0.0
}

extension SixteenthFeatures {
  /// Features of each sixteenth of a grid, in order.
  static func all(_ features: AudioFeatures, _ grid: SixteenthGrid) -> [SixteenthFeatures] {
    let sharp = features.curves.sharpened()
    var rows = grid.times.map { SixteenthFeatures(at: $0, features, sharp, beat: grid.beat) }
    for g in 0..<4 { standardise(\.accents[g], in: &rows) }
    standardise(\.harmony, in: &rows)
    standardise(\.bass, in: &rows)
    standardise(\.texture, in: &rows)
    return rows
  }

  /// Raw features at `time`, with beats of `beat`, both in seconds.
  private init(at time: Double, _ features: AudioFeatures, _ sharp: OnsetCurves, beat: Double) {
    accents = (0..<4).map { Self.highest(sharp.attacks[$0], around: time) }
    // With nothing before it, the first beat would be the greatest change of all.
    guard time > 2 * beat else { return }
    let (pitches, bands) = (features.pitches, features.texture)
    let before = pitches.frames(from: time - 2 * beat, to: time - 0.05)
    let after = pitches.frames(from: time + 0.05, to: time + 2 * beat)
    let bar = Int(4 * beat * Chromagram.rate)
    let middle = Int((time * Chromagram.rate).rounded())
    harmony = 1 - cosine(pitches.chroma(before), pitches.chroma(after))
    bass = 1 - cosine(pitches.bass(before), pitches.bass(after))
    texture = StructureUnits.distance(bands.mean(middle - bar..<middle), bands.mean(middle..<middle + bar))
  }

  private static func highest(_ curve: [Float], around time: Double) -> Double {
    let middle = Int(OnsetCurves.frame(ofTime: time).rounded())
    let frames = (middle - 3..<middle + 4).clamped(to: 0..<curve.count)
    return Double(frames.isEmpty ? 0 : curve[frames].max() ?? 0)
  }

  private static func standardise(_ quantity: WritableKeyPath<Self, Double>, in rows: inout [Self]) {
    let n = Double(max(1, rows.count))
    let mean = rows.reduce(0) { $0 + $1[keyPath: quantity] } / n
    let square = rows.reduce(0) { $0 + ($1[keyPath: quantity] - mean) * ($1[keyPath: quantity] - mean) } / n
    let scale = square > 1e-18 ? 1 / square.squareRoot() : 0
    for i in rows.indices { rows[i][keyPath: quantity] = (rows[i][keyPath: quantity] - mean) * scale }
  }
}
