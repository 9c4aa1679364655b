/// What sound is like over time: one row per frame of the chromagram.
struct TextureTrack: Sendable {
  static let bands = 12
  /// Onset frames to one row.
  static let step = 8

  /// Band levels in dB, row after row.
  private(set) var rows: [Float] = []
  /// The mean square of each row's sound.
  private(set) var powers: [Float] = []
  private var sums = [Float](repeating: 0, count: bands)
  private var power: Float = 0
  private var taken = 0

  var count: Int { powers.count }

  /// Takes the band levels and the mean square of one onset frame; neighbours are put together.
  mutating func add(_ levels: [Float], power framePower: Float) {
    for (i, level) in levels.enumerated() { sums[i * Self.bands / levels.count] += level }
    power += framePower
    taken += 1
    guard taken == Self.step else { return }
    let share = Float(Self.bands) / Float(levels.count * Self.step)
    for b in 0..<Self.bands {
      rows.append(sums[b] * share)
      sums[b] = 0
    }
    powers.append(power / Float(Self.step))
    power = 0
    taken = 0
  }

  /// The mean band levels of some rows.
  func mean(_ range: Range<Int>) -> [Double] {
    var mean = [Double](repeating: 0, count: Self.bands)
    let range = range.clamped(to: 0..<count)
    for row in range {
      for b in 0..<Self.bands { mean[b] += Double(rows[row * Self.bands + b]) }
    }
    return mean.map { $0 / Double(max(1, range.count)) }
  }

  /// The mean square of some rows.
  func power(_ range: Range<Int>) -> Double {
    let range = range.clamped(to: 0..<count)
    return range.reduce(0) { $0 + Double(powers[$1]) } / Double(max(1, range.count))
  }
}
