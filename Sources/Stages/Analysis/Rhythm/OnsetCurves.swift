/// Strength of the onsets over time, apart for four ranges of frequency.
struct OnsetCurves: Sendable {
  /// Frames per second: 48 kHz / 512.
  static let rate = 93.75
  /// Upper ends of the ranges in hertz: kick and bass, body, voice and snare, cymbals.
  static let edges = [120.0, 500, 2500, 16_000]

  /// Mean rise in dB of the bands of each range, a value to a frame.
  var bands: [[Float]] = [[], [], [], []]
  /// The same as rises of amplitude, full scale being about 1: what is loud counts most.
  var attacks: [[Float]] = [[], [], [], []]

  var count: Int { bands[0].count }

  /// Curves of some of the frames.
  func part(_ frames: Range<Int>) -> OnsetCurves {
    OnsetCurves(bands: bands.map { Array($0[frames]) }, attacks: attacks.map { Array($0[frames]) })
  }

  /// Lag of the largest rise of a click behind the start of its frame's newest hop, in seconds: measured with click tracks.
  static let latency = -0.005

  /// Time of an onset in frame `i`, in seconds.
  static func time(ofFrame i: Double) -> Double { i / rate + latency }

  /// Frame of an onset at `time` in seconds, not rounded.
  static func frame(ofTime time: Double) -> Double { (time - latency) * rate }
}

extension OnsetCurves {
  /// Curves without what is steady: each value less the mean of the second around it, 0 at least, the attacks scaled to a root
  /// mean square of 1 in every range.
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

  /// One curve from four, the rises of each range times its weight.
  func sum(weights: [Float]) -> [Float] {
    (0..<count).map { i in
      var sum: Float = 0
      for g in 0..<4 { sum += weights[g] * bands[g][i] }
      return sum
    }
  }
}

extension OnsetCurves {
  // Rise in dB over the four ranges together below which nothing is an onset: noise stays below it.
  private static let leastRise: Float = 6

  /// Onsets per second; nil where there are none.
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
}
