/// Tells beats from half and double beats by what happens on and between them, when no genre is known.
///
/// In slow songs nothing happens between the eighths; counted in eighths, every second beat is empty. In drum and bass
/// eighths never stop; counted at half speed they are sixteenths.
struct MetricalLevel {
  /// Attacks of every second beat against the ones between, 0…1.
  let evenness: Double
  /// Attacks a quarter of a beat off the beat against those on it.
  let sixteenths: Double
  /// The same halfway.
  let eighths: Double
  private let bpm: Double

  init(_ curves: OnsetCurves, beats: [Double]) {
    let sharp = curves.sharpened()
    let curve = sharp.attacks.dropFirst().reduce(sharp.attacks[0]) { zip($0, $1).map { $0 + $1 } }
    let quarters = (0..<8).map { place in Self.mean(curve, beats, quarter: place) }
    let (even, odd) = (quarters[0], quarters[4])
    evenness = min(even, odd) / max(1e-9, max(even, odd))
    let on = max(1e-9, max(even, odd))
    sixteenths = (quarters[1] + quarters[3] + quarters[5] + quarters[7]) / 4 / on
    eighths = (quarters[2] + quarters[6]) / 2 / on
    bpm = beats.count > 1 ? 60 * Double(beats.count - 1) / (beats[beats.count - 1] - beats[0]) : 0
  }

  /// By how much the tempo has to be divided; nil if it is right.
  var factor: Double? {
    if bpm > 124, evenness < Self.empty, sixteenths < Self.none { return 2 }
    if (79...90).contains(bpm), sixteenths > Self.running, evenness > 0.6 { return 0.5 }
    return nil
  }

  // Chosen by hand, not fitted.
  private static let empty = 0.5
  private static let none = 0.06
  private static let running = 0.25

  /// The mean height around a quarter of a pair of beats, 0…7.
  private static func mean(_ curve: [Float], _ beats: [Double], quarter: Int) -> Double {
    var (sum, count) = (0.0, 0.0)
    for i in stride(from: 0, to: max(0, beats.count - 2), by: 2) {
      let from = beats[i + quarter / 4]
      let to = beats[i + quarter / 4 + 1]
      let middle = Int(OnsetCurves.frame(ofTime: from + (to - from) * Double(quarter % 4) / 4).rounded())
      let frames = (middle - 2..<middle + 3).clamped(to: 0..<curve.count)
      sum += Double(frames.isEmpty ? 0 : curve[frames].max() ?? 0)
      count += 1
    }
    return sum / max(1, count)
  }
}
