import Audio
import Foundation

/// How steeply the energy rises at each millisecond: that of the next 8 ms against the last 9 ms, in dB.
struct RiseCurve {
  private let rises: [Float]

  private static let (before, after) = (9, 8)
  /// What rises by less, plain and bright together, is too soft for its energy to tell when it begins.
  private static let sharp: Float = 16
  /// How far the attack may be from where its spectrum puts it, in milliseconds.
  private static let reach = 22

  init(_ curve: EnergyCurve) {
    rises = zip(Self.rises(curve.plain), Self.rises(curve.bright)).map { $0 + $1 }
  }

  /// When the attack near `time` begins, in seconds; nil if it is a soft one.
  func sharpTime(near time: Double) -> Double? {
    let middle = Int((time / EnergyCurve.time(1)).rounded())
    let range = max(1, middle - Self.reach)..<min(rises.count - 1, middle + Self.reach)
    guard !range.isEmpty, let best = range.max(by: { rises[$0] < rises[$1] }), rises[best] > Self.sharp else {
      return nil
    }
    // Sound that begins at any moment of a millisecond raises it: on average in its middle.
    return EnergyCurve.time(place(best) + 0.5)
  }

  private func place(_ i: Int) -> Double {
    let shift = Parabola.vertex(Double(rises[i - 1]), Double(rises[i]), Double(rises[i + 1]))
    return Double(i) + max(-0.5, min(0.5, shift))
  }

  private static func rises(_ curve: [Float]) -> [Float] {
    let (past, coming) = (means(curve, before), means(curve, after))
    let sorted = coming.sorted()
    let loud = sorted.isEmpty ? 0 : sorted[sorted.count * 95 / 100]
    let floor = max(1e-4 * loud, 1e-12)
    return curve.indices.map { i in
      max(0, 10 * log10((coming[i] + floor) / ((i >= before ? past[i - before] : 0) + floor)))
    }
  }

  /// For every millisecond the mean of the `length` that begin there.
  private static func means(_ curve: [Float], _ length: Int) -> [Float] {
    var sums: [Double] = [0]
    for x in curve { sums.append(sums[sums.count - 1] + Double(x)) }
    return curve.indices.map { Float((sums[min(curve.count, $0 + length)] - sums[$0]) / Double(length)) }
  }
}
