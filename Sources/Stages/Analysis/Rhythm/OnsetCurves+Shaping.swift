extension OnsetCurves {
  /// The curves with what is steady taken out: each value less the mean of the second around it, never below 0.
  ///
  /// Attacks are made to have a root mean square of 1 in every range as well.
  func sharpened() -> OnsetCurves {
    var sharp = self
    for g in bands.indices {
      sharp.bands[g] = Self.sharpened(bands[g])
      sharp.attacks[g] = Self.scaled(Self.sharpened(attacks[g]))
    }
    return sharp
  }

  private static func sharpened(_ curve: [Float]) -> [Float] {
    let reach = Int(rate / 2)
    var sums: [Float] = [0]
    sums.reserveCapacity(curve.count + 1)
    var total = 0.0
    for value in curve {
      total += Double(value)
      sums.append(Float(total))
    }
    return curve.indices.map { i in
      let low = max(0, i - reach)
      let high = min(curve.count, i + reach + 1)
      return max(0, curve[i] - (sums[high] - sums[low]) / Float(high - low))
    }
  }

  private static func scaled(_ curve: [Float]) -> [Float] {
    let square = curve.reduce(0.0) { $0 + Double($1 * $1) } / Double(max(1, curve.count))
    let factor = square > 0 ? Float(1 / square.squareRoot()) : 0
    return curve.map { $0 * factor }
  }

  /// One curve from four, each range weighed.
  func sum(weights: [Float]) -> [Float] {
    (0..<count).map { i in
      var sum: Float = 0
      for g in 0..<4 { sum += weights[g] * bands[g][i] }
      return sum
    }
  }
}
