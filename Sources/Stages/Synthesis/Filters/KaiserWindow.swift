import Foundation

/// The Kaiser window, whose β trades the width of a filter's transition against its depth.
///
/// Source: J. Kaiser, *Nonrecursive digital filter design using the I₀-sinh window function* (1974).
struct KaiserWindow {
  let beta: Double

  /// Its height at −1…1 from its middle.
  func callAsFunction(_ place: Double) -> Double {
    Self.bessel(beta * (1 - place * place).squareRoot()) / Self.bessel(beta)
  }

  /// The modified Bessel function I₀, by its series.
  private static func bessel(_ x: Double) -> Double {
    (1...24).reduce((sum: 1.0, term: 1.0)) { state, k in
      let term = state.term * pow(x / 2 / Double(k), 2)
      return (state.sum + term, term)
    }.sum
  }
}
