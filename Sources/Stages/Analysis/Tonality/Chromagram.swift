import Foundation

/// What sounds in each frame, by pitch class: 120 fine classes of 10 cents from C on, so that tuning can wait.
struct Chromagram: Sendable {
  /// 48 kHz / 4096.
  static let rate = 11.71875
  static let fineClasses = 120

  /// Everything between 110 Hz and 2.1 kHz; frame after frame of `fineClasses`.
  var fine: [Float] = []
  /// The bass line: the lowest strong partial between 40 Hz and 200 Hz.
  var fineBass: [Float] = []
  /// How loud the frame is, as an amplitude.
  var level: [Float] = []

  var count: Int { level.count }
}

/// Twelve values, C first.
typealias Chroma = [Double]

extension Chromagram {
  /// How far the tuning lies above A = 440 Hz, in fine classes (−5…5), and how much the pitches agree on it (0…1).
  func tuning() -> (offset: Double, agreement: Double) {
    var (x, y, total) = (0.0, 0.0, 0.0)
    for (i, value) in fine.enumerated() where value > 0 {
      let angle = 2 * Double.pi * Double(i % 10) / 10
      x += Double(value) * cos(angle)
      y += Double(value) * sin(angle)
      total += Double(value)
    }
    guard total > 0 else { return (0, 0) }
    return (atan2(y, x) / (2 * .pi) * 10, (x * x + y * y).squareRoot() / total)
  }
}
