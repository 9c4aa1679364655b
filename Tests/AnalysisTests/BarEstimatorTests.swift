import Music
import Testing

@testable import Analysis

/// Bars of sixteenths whose features are written down.
struct BarEstimatorTests {
  /// Sixteenths of some bars, each described by a letter: `K` is a kick with a new chord, `k` a kick, `s` a snare, `.` nothing.
  private func rows(_ bar: String, times count: Int, after lead: String = "") -> [SixteenthFeatures] {
    let text = Array(lead + String(repeating: bar, count: count))
    let raw = text.map { symbol in
      var row = SixteenthFeatures(accents: [0, 0, 0, 0])
      switch symbol {
      case "K": (row.accents, row.harmony, row.bass) = ([1, 0.5, 0, 0.5], 1, 1)
      case "k": row.accents = [1, 0.5, 0, 0.5]
      case "s": row.accents = [0, 0.5, 1, 0.5]
      default: break
      }
      return row
    }
    return standardised(raw)
  }

  /// Every quantity with mean 0 and mean square 1, as in a recording.
  private func standardised(_ rows: [SixteenthFeatures]) -> [SixteenthFeatures] {
    var rows = rows
    let quantities: [WritableKeyPath<SixteenthFeatures, Double>] =
      [\.harmony, \.bass] + (0..<4).map { \SixteenthFeatures.accents[$0] }
    for quantity in quantities {
      let mean = rows.reduce(0) { $0 + $1[keyPath: quantity] } / Double(rows.count)
      for i in rows.indices { rows[i][keyPath: quantity] -= mean }
      let square = rows.reduce(0) { $0 + $1[keyPath: quantity] * $1[keyPath: quantity] } / Double(rows.count)
      guard square > 0 else { continue }
      for i in rows.indices { rows[i][keyPath: quantity] /= square.squareRoot() }
    }
    return rows
  }

  @Test(arguments: [
    ("K...s...k...s...", BarForm.fourFour), ("K...s...s...", .threeFour), ("K.....s.....", .sixEightInQuarters),
  ])
  func `bars are grouped as their beats repeat`(bar: String, form: BarForm) throws {
    let estimate = try #require(BarEstimator(rows(bar, times: 12)).estimate(isCompound: false))
    #expect(estimate.form == form && estimate.first == 0)
  }

  @Test(arguments: ["....", "s...", "..", "........"]) func `bars begin after an upbeat`(lead: String) throws {
    let estimate = try #require(
      BarEstimator(rows("K...s...k...s...", times: 12, after: lead)).estimate(isCompound: false))
    #expect(estimate.form == .fourFour && estimate.first == lead.count)
  }

  @Test func `beats in three that go in twos are six eighths`() throws {
    let estimate = try #require(BarEstimator(rows("K...s...", times: 20)).estimate(isCompound: true))
    #expect(estimate.form == .sixEight && estimate.first == 0)
  }

  @Test(arguments: [0, 1, 31]) func `fewer than eight beats have no bars`(count: Int) {
    let rows = [SixteenthFeatures](repeating: SixteenthFeatures(accents: [0, 0, 0, 0]), count: count)
    #expect(BarEstimator(rows).estimate(isCompound: false) == nil)
  }

  @Test func `silence is taken for four quarters`() throws {
    let rows = [SixteenthFeatures](repeating: SixteenthFeatures(accents: [0, 0, 0, 0]), count: 64)
    #expect(try #require(BarEstimator(rows).estimate(isCompound: false)).form == .fourFour)
  }

  @Test func `a grid has four sixteenths to a beat, from the start to the end`() throws {
    let grid = SixteenthGrid(beats: [1, 1.5, 2, 2.5], duration: 4)
    #expect(grid.beat == 0.5 && grid.times.count == 32)
    for (a, b) in zip(grid.times, grid.times.dropFirst()) { #expect(abs(b - a - 0.125) < 1e-9) }
    #expect(try #require(grid.times.first) == 0)
    #expect(abs(try #require(grid.times.last) - 3.875) < 1e-9)
  }

  @Test(arguments: [[], [1.0]]) func `without beats there is no grid`(beats: [Double]) {
    #expect(SixteenthGrid(beats: beats, duration: 4).times.isEmpty)
  }
}
