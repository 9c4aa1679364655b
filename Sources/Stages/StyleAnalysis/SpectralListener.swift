import Audio

/// Everything that is heard in one pass of short spectra: onsets, texture, width and percussion.
struct SpectralListener {
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

  /// Takes mid and side, (left ± right) / 2.
  mutating func add(mid midSamples: [Float], side sideSamples: [Float]) {
    midFrames.add(midSamples)
    sideFrames.add(sideSamples)
    while let middle = midFrames.next(), let sides = sideFrames.next() {
      spectra.measure(mid: middle, side: sides, window: window, with: transform)
      stereo.add(spectra)
      takeFrame()
    }
  }

  /// Takes samples for what needs no spectrum.
  mutating func add(_ block: StereoBuffer) { stereo.add(block) }

  private mutating func takeFrame() {
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
