import Foundation

/// Where the oscillators of a layer stand: how far from the note, and how far to the side.
///
/// Two and three share the detuning evenly. From five on they stand like the seven saws of the JP-8000, dense in the
/// middle and lopsided, which beats less regularly. Source: A. Szabo, *How to emulate the super saw* (2010), table of offsets.
enum Unison {
  struct Member {
    /// −1…1, of the layer's detuning.
    let detune: Double
    /// −1…1, of the layer's spread.
    let side: Double
    let level: Double
  }

  private static let superSaw = [0, -0.1816, 0.1853, -0.5716, 0.5785, -1.0239, 0.9768]

  static func members(_ count: Int) -> [Member] {
    guard count > 1 else { return [Member(detune: 0, side: 0, level: 1)] }
    if count >= 5 { return (0..<min(7, count)).map { member($0, of: min(7, count)) } }
    return (0..<count).map { index in
      let place = 2 * Double(index) / Double(count - 1) - 1
      return Member(detune: place, side: place, level: 1 / Double(count).squareRoot())
    }
  }

  /// The centre is a little louder than its companions; they stand alternately left and right.
  private static func member(_ index: Int, of count: Int) -> Member {
    let outermost = max(abs(superSaw[count - 1]), abs(superSaw[count - 2]))
    let pair = Double((index + 1) / 2) / Double(count / 2)
    let level = (index == 0 ? 1.15 : 1) / Double(count).squareRoot()
    return Member(detune: superSaw[index] / outermost, side: (index % 2 == 1 ? -1 : 1) * pair, level: level)
  }
}
