/// What happens on each sixteenth, every quantity with mean 0 and mean square 1 over the recording.
struct SixteenthEvidence {
  struct Row {
    var time: Double
    /// Attacks in the four ranges of `OnsetCurves`.
    var accents: [Double]
    /// How different the harmony, the bass and the instrumentation are after it from before.
    var harmony: Double
    var bass: Double
    var texture: Double
  }

  private(set) var rows: [Row]

  init(_ scene: Scene, _ grid: SixteenthGrid) {
    let sharp = scene.curves.sharpened()
    rows = grid.times.map { Self.row(at: $0, scene, sharp, beat: grid.beat) }
    for g in 0..<4 { standardise(\.accents[g]) }
    standardise(\.harmony)
    standardise(\.bass)
    standardise(\.texture)
  }

  private static func row(at time: Double, _ scene: Scene, _ sharp: OnsetCurves, beat: Double) -> Row {
    let accents = (0..<4).map { highest(sharp.attacks[$0], around: time) }
    // With nothing before it, the first beat would be the greatest change of all.
    guard time > 2 * beat else { return Row(time: time, accents: accents, harmony: 0, bass: 0, texture: 0) }
    let before = scene.pitches.frames(from: time - 2 * beat, to: time - 0.05)
    let after = scene.pitches.frames(from: time + 0.05, to: time + 2 * beat)
    let bar = Int(4 * beat * Chromagram.rate)
    let middle = Int((time * Chromagram.rate).rounded())
    return Row(
      time: time, accents: accents,
      harmony: 1 - cosine(scene.pitches.chroma(before), scene.pitches.chroma(after)),
      bass: 1 - cosine(scene.pitches.bass(before), scene.pitches.bass(after)),
      texture: SongUnits.distance(
        scene.texture.mean(middle - bar..<middle), scene.texture.mean(middle..<middle + bar)))
  }

  private static func highest(_ curve: [Float], around time: Double) -> Double {
    let middle = Int(OnsetCurves.frame(ofTime: time).rounded())
    let frames = (middle - 3..<middle + 4).clamped(to: 0..<curve.count)
    return Double(frames.isEmpty ? 0 : curve[frames].max() ?? 0)
  }

  private mutating func standardise(_ quantity: WritableKeyPath<Row, Double>) {
    let n = Double(max(1, rows.count))
    let mean = rows.reduce(0) { $0 + $1[keyPath: quantity] } / n
    let square = rows.reduce(0) { $0 + ($1[keyPath: quantity] - mean) * ($1[keyPath: quantity] - mean) } / n
    let scale = square > 1e-18 ? 1 / square.squareRoot() : 0
    for i in rows.indices { rows[i][keyPath: quantity] = (rows[i][keyPath: quantity] - mean) * scale }
  }
}
