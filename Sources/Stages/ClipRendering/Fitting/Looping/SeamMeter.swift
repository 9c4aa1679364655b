import Audio

/// Measures loop points of a clip against its other bars.
struct SeamMeter {
  private let clip: ConformedClip
  private let fft = SpectralJump.transform()
  /// The sharpest bend of the clip's waveform.
  private let sharpest: Float

  init(_ clip: ConformedClip) throws {
    self.clip = clip
    var sharpest: Float = 0
    try clip.sound.forEachBlock { _, block in
      sharpest = max(sharpest, Self.bend(block.left), Self.bend(block.right))
    }
    self.sharpest = sharpest
  }

  /// The measure of the seam between the loop's last bar and its first one.
  func measure(first: Int, bars: Int, _ fade: Crossfade) throws -> SeamMeasure {
    let window = SpectralJump.window
    let atFade = fade.start - window..<fade.end + window
    let atLine = -window..<window
    let ranges = fade.end + window < -window ? [atFade] : [atFade, atLine]
    var (level, spectrum) = (0.0, 0.0)
    for range in ranges {
      let joined = SpectralJump(try joint(first: first, bars: bars, fade, range), with: fft)
      let own = try (first...first + bars).filter { $0 > 0 && $0 < clip.bars }.map { bar in
        SpectralJump(try sound(at: bar, range), with: fft)
      }
      level = max(level, Self.excess(joined.level, own.map(\.level)))
      spectrum = max(spectrum, joined.spectrum - (own.map(\.spectrum).max() ?? 0))
    }
    let near = try joint(first: first, bars: bars, fade, fade.start - 240..<fade.end + 240)
    let bend = max(Self.bend(near.left), Self.bend(near.right))
    return SeamMeasure(
      level: .dB(level), spectrum: .dB(max(0, spectrum)),
      step: Decibels(factor: max(1e-6, Double(bend / max(sharpest, 1e-9)))))
  }

  /// The loop's end going over into its beginning, `range` being counted from the bar line.
  func joint(first: Int, bars: Int, _ fade: Crossfade, _ range: Range<Int>) throws -> StereoBuffer {
    var end = try sound(at: first + bars, range)
    var start = try sound(at: first, range)
    for (i, frame) in range.enumerated() {
      let (a, b) = (fade.gain(at: frame, leaving: true), fade.gain(at: frame, leaving: false))
      end.left[i] *= a
      end.right[i] *= a
      start.left[i] *= b
      start.right[i] *= b
    }
    end.add(start)
    return end
  }

  private func sound(at bar: Int, _ range: Range<Int>) throws -> StereoBuffer {
    let line = clip.origin + clip.frame(ofBar: bar)
    return try clip.sound.read(line + range.lowerBound..<line + range.upperBound)
  }

  /// The distance of a jump from the range of those that are usual.
  private static func excess(_ jump: Double, _ usual: [Double]) -> Double {
    guard let low = usual.min(), let high = usual.max() else { return abs(jump) }
    return max(0, jump - max(0, high), min(0, low) - jump)
  }

  private static func bend(_ samples: [Float]) -> Float {
    var sharpest: Float = 0
    for i in samples.indices.dropFirst(2) {
      sharpest = max(sharpest, abs(samples[i] - 2 * samples[i - 1] + samples[i - 2]))
    }
    return sharpest
  }
}
