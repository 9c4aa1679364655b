import Audio

/// Powers and correlation of both channels above 150 Hz, in windows of half a second.
struct StereoWindows: Sendable {
  /// In frames.
  static let length = 24_000
  static let time = SampleRate.standard.time(of: length)
  /// The rate of `thinned`.
  static let thinnedRate = SampleRate(value: 3000)

  /// Sums of squares and of products over the frames of a window.
  struct StereoWindow: Sendable {
    var left = 0.0
    var right = 0.0
    var both = 0.0

    /// −1…1; 1 when a channel is silent.
    var correlation: Double {
      let power = (left * right).squareRoot()
      return power > 0 ? both / power : 1
    }
  }

  /// The whole windows, in order.
  private(set) var windows: [StereoWindow] = []
  /// Half the sum of left and right above 150 Hz.
  private(set) var thinned: [Float] = []
  /// The window that is not whole yet.
  private(set) var open = StereoWindow()
  private var filled = 0
  private var left = Biquad(.highPass(.Hz(150)))
  private var right = Biquad(.highPass(.Hz(150)))
  private var carried: (sum: Float, count: Int) = (0, 0)

  mutating func add(_ block: StereoBuffer) {
    var (l, r) = (block.left, block.right)
    left.process(&l)
    right.process(&r)
    thin(l, r)
    var start = 0
    while start < l.count {
      let end = min(l.count, start + Self.length - filled)
      var (ll, rr, lr): (Float, Float, Float) = (0, 0, 0)
      for i in start..<end {
        ll += l[i] * l[i]
        rr += r[i] * r[i]
        lr += l[i] * r[i]
      }
      open.left += Double(ll)
      open.right += Double(rr)
      open.both += Double(lr)
      filled += end - start
      start = end
      if filled == Self.length { close() }
    }
  }

  private mutating func close() {
    windows.append(open)
    (open, filled) = (StereoWindow(), 0)
  }

  /// Replaces sixteen frames by their mean.
  private mutating func thin(_ left: [Float], _ right: [Float]) {
    var (sum, count) = carried
    for i in left.indices {
      sum += left[i] + right[i]
      count += 1
      guard count == 16 else { continue }
      thinned.append(sum / 32)
      (sum, count) = (0, 0)
    }
    carried = (sum, count)
  }

  /// The correlation in each window, −1…1; nil for silence.
  var correlations: [Double?] { windows.map { $0.left + $0.right > 1e-6 ? $0.correlation : nil } }
}
