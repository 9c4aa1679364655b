/// The least value in a window that slides along.
enum SlidingMinimum {
  /// For each place the minimum from `back` before to `ahead` after it.
  ///
  /// Source: D. Lemire, *Streaming maximum-minimum filter using no more than three comparisons per element* (2006).
  static func of(_ values: [Float], back: Int, ahead: Int) -> [Float] {
    var result = values
    // Places whose values rise: the first is the minimum, later ones become it when those before have left.
    var candidates = [Int](repeating: 0, count: values.count)
    var (first, end) = (0, 0)
    for newest in 0..<values.count + ahead {
      if newest < values.count {
        while end > first, values[candidates[end - 1]] >= values[newest] { end -= 1 }
        candidates[end] = newest
        end += 1
      }
      let place = newest - ahead
      guard place >= 0 else { continue }
      while candidates[first] < place - back { first += 1 }
      result[place] = values[candidates[first]]
    }
    return result
  }
}
