import Audio
import Foundation

/// The energy of every millisecond of a recording at 48 kHz: of all of it, and with the treble raised.
struct EnergyCurve {
  private(set) var plain: [Float] = []
  private(set) var bright: [Float] = []

  /// Frames to the millisecond.
  static let hop = 48

  init(_ source: any AudioSource) throws {
    var last: (Float, Float) = (0, 0)
    try source.forEachBlock(of: 256 * Self.hop) { _, block in
      for start in stride(from: 0, to: block.frames, by: Self.hop) {
        let end = min(start + Self.hop, block.frames)
        var (sum, rise): (Float, Float) = (0, 0)
        for i in start..<end {
          let (l, r) = (block.left[i], block.right[i])
          let (dl, dr) = (l - last.0, r - last.1)
          sum += l * l + r * r
          rise += dl * dl + dr * dr
          last = (l, r)
        }
        plain.append(sum / Float(2 * Self.hop))
        bright.append(rise / Float(2 * Self.hop))
      }
    }
  }

  /// The first moment that is louder than 40 dB below its loudest, in seconds.
  var start: Double {
    let loudest = plain.max() ?? 0
    return Self.time(Double(plain.firstIndex { $0 > 1e-4 * loudest } ?? 0))
  }

  /// In seconds.
  static func time(_ position: Double) -> Double { position * Double(hop) / SampleRate.standard.value }
}

/// The steepness of the energy at each millisecond: that of the next 8 ms against the last 9 ms, in dB.
struct RiseCurve {
  private let rises: [Float]

  private static let (before, after) = (9, 8)
  /// The least rise, plain and bright together, of an attack whose energy tells when it begins, in dB.
  private static let sharp: Float = 16
  /// The largest distance of an attack from where its spectrum puts it, in milliseconds.
  private static let reach = 22

  init(_ curve: EnergyCurve) {
    rises = zip(Self.rises(curve.plain), Self.rises(curve.bright)).map { $0 + $1 }
  }

  /// The beginning of the attack near `time`, in seconds; nil if it is a soft one.
  func sharpTime(near time: Double) -> Double? {
    let middle = Int((time / EnergyCurve.time(1)).rounded())
    let range = max(1, middle - Self.reach)..<min(rises.count - 1, middle + Self.reach)
    guard !range.isEmpty, let best = range.max(by: { rises[$0] < rises[$1] }), rises[best] > Self.sharp else {
      return nil
    }
    // Sound that begins at any moment of a millisecond raises it: on average in its middle.
    return EnergyCurve.time(position(best) + 0.5)
  }

  private func position(_ i: Int) -> Double {
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
