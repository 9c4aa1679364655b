extension OnsetCurves {
  /// How many sounds begin per second; nil where nothing does.
  ///
  /// An onset is the highest rise within 32 ms that is well above the steady noise of the sound.
  var density: Double? {
    let curve = sharpened().sum(weights: [1, 1, 1, 1])
    guard curve.count > 8 else { return nil }
    let high = curve.sorted()[curve.count * 97 / 100]
    let least = max(Self.leastRise, 0.3 * high)
    var onsets = 0
    for i in 3..<curve.count - 3 where curve[i] > least {
      let before: Float = max(curve[i - 3], curve[i - 2], curve[i - 1])
      let after: Float = max(curve[i + 1], curve[i + 2], curve[i + 3])
      if curve[i] >= before, curve[i] > after { onsets += 1 }
    }
    return onsets == 0 ? nil : Double(onsets) * Self.rate / Double(curve.count)
  }

  // In dB over the four ranges together: noise stays below it.
  private static let leastRise: Float = 6
}
