extension OnsetCurves {
  /// How many sounds begin per second; nil where nothing does.
  ///
  /// An onset is the highest rise within 32 ms that is well above the steady noise of the sound.
  var density: Double? {
    let curve = sharpened().sum(weights: [1, 1, 1, 1])
    guard curve.count > 8 else { return nil }
    let high = curve.sorted()[curve.count * 97 / 100]
    let least = max(Self.leastRise, 0.3 * high)
    let onsets = (3..<curve.count - 3).count { i in
      curve[i] > least && curve[i] >= (curve[i - 3..<i].max() ?? 0) && curve[i] > (curve[i + 1...i + 3].max() ?? 0)
    }
    return onsets == 0 ? nil : Double(onsets) * Self.rate / Double(curve.count)
  }

  // In dB over the four ranges together: noise stays below it.
  private static let leastRise: Float = 6
}
