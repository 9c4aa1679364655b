import Audio

/// One pass of short spectra (2048 samples, 512 apart) for onsets, texture, width and percussion.
struct SpectralAnalyser {
  private(set) var detector = OnsetDetector(size: size)
  private(set) var texture = TextureTrack()
  private(set) var stereo = StereoMeter(size: size)
  private(set) var percussion = PercussionMeter(size: size)

  private static let size = 2048
  private static let hop = 512
  private let transform = RealFFT(size: size)
  private let window = Window.hann(size)
  private var midFrames = FrameCutter(size: size, hop: hop, lead: size - hop)
  private var sideFrames = FrameCutter(size: size, hop: hop, lead: size - hop)
  private var spectra = StereoPower(size: size)
  private var power = [Float](repeating: 0, count: size / 2 + 1)

  // A full-scale sine has a mean square of 1/2; the Hann window passes 3/8 of the power, half of it on each side of 0.
  private static let scale = 2 / (Float(size) * Float(size) * 0.375)

  /// Adds mid and side, (left ± right) / 2, at 48 kHz.
  mutating func add(mid midSamples: [Float], side sideSamples: [Float]) {
    midFrames.add(midSamples)
    sideFrames.add(sideSamples)
    while let middle = midFrames.next(), let sides = sideFrames.next() {
      spectra.measure(mid: middle, side: sides, window: window, with: transform)
      stereo.add(spectra)
      addFrame()
    }
  }

  /// Adds samples for what needs no spectrum.
  mutating func add(_ block: StereoBuffer) { stereo.add(block) }

  private mutating func addFrame() {
    var sum: Float = 0
    for k in power.indices {
      power[k] = spectra.mid[k] + spectra.side[k]
      sum += power[k]
    }
    detector.add(power: power, scale: Self.scale)
    percussion.add(power: power)
    texture.add(detector.levels, power: sum * Self.scale)
  }
}

/// Overlapping frames of a stream of samples.
struct FrameCutter {
  let size: Int
  let hop: Int
  private var pending: [Float]
  private var start = 0

  /// Frames of `size` samples, `hop` apart, with `lead` zeros before the first sample.
  init(size: Int, hop: Int, lead: Int) {
    self.size = size
    self.hop = hop
    pending = [Float](repeating: 0, count: lead)
  }

  /// Adds more samples.
  mutating func add(_ samples: [Float]) {
    pending.removeFirst(start)
    start = 0
    pending += samples
  }

  /// Next whole frame; nil when there is none yet.
  mutating func next() -> ArraySlice<Float>? {
    guard pending.count - start >= size else { return nil }
    let frame = pending[start..<start + size]
    start += hop
    return frame
  }
}
