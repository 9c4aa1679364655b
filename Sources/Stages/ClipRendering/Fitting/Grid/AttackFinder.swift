import Audio
import Foundation

/// A moment at which something begins to sound.
struct Attack: Equatable {
  /// In seconds.
  var time: Double
  /// The rise of the spectrum, in dB.
  var weight: Double
}

/// Finds attacks: by their spectrum, and where they are sharp to the millisecond by their energy.
struct AttackFinder {
  private let flux: FluxCurve
  private let rise: RiseCurve

  // A peak must reach this share of the strongest tenth, and this many dB.
  private static let share: Float = 0.2
  private static let least: Float = 0.7
  /// Attacks are at least this far apart, in hops of the flux: 40 ms.
  private static let apart = 15

  init(_ source: any AudioSource, _ energy: EnergyCurve) throws {
    flux = try FluxCurve(source)
    rise = RiseCurve(energy)
  }

  /// All attacks in order of time.
  var attacks: [Attack] {
    let peaks = flux.values.indices.filter(isPeak)
    let heights = peaks.map { flux.values[$0] }.sorted()
    let strong = heights.isEmpty ? 0 : heights[heights.count * 9 / 10]
    return peaks.filter { flux.values[$0] > Self.share * strong }.map { peak in
      let rough = FluxCurve.time(position(peak))
      return Attack(time: rise.sharpTime(near: rough) ?? rough, weight: Double(min(flux.values[peak], strong)))
    }
  }

  private func isPeak(_ i: Int) -> Bool {
    guard flux.values[i] > Self.least else { return false }
    let near = max(0, i - Self.apart)..<min(flux.values.count, i + Self.apart)
    for j in near where flux.values[j] > flux.values[i] || (flux.values[j] == flux.values[i] && j < i) { return false }
    return true
  }

  private func position(_ i: Int) -> Double {
    guard i > 0, i + 1 < flux.values.count else { return Double(i) }
    let shift = Parabola.vertex(Double(flux.values[i - 1]), Double(flux.values[i]), Double(flux.values[i + 1]))
    return Double(i) + max(-0.5, min(0.5, shift))
  }
}
