import Audio
import Foundation

/// The channel strip of one stem: high-pass, equaliser, compressor, saturation, peaks, width, mono low end and pan.
struct ChannelStrip {
  private var equaliser: [StereoCascade]
  private var compressor: Compressor?
  private var saturator: Saturator?
  private var peaks: SoftClipper?
  /// A Butterworth high-pass of fourth order on the difference of the channels, 24 dB per octave.
  private var side: (Biquad, Biquad)?
  private let width: Float
  private let panLeft: Float
  private let panRight: Float

  init(_ settings: MixSettings) {
    let corner = settings.highPass.map { [BiquadCoefficients.highPass($0)] } ?? []
    equaliser = StereoCascade.cascades(corner + settings.bands.map(\.coefficients))
    compressor = settings.compression.map(Compressor.init)
    saturator = settings.saturation.map(Saturator.init)
    peaks = settings.ceiling.map(SoftClipper.init)
    side = settings.monoBelow.map { corner in
      (Biquad(.highPass(corner, q: 0.5412)), Biquad(.highPass(corner, q: 1.3066)))
    }
    width = Float(max(0, settings.width))
    let angle = (min(1, max(-1, settings.pan)) + 1) * Double.pi / 4
    panLeft = Float(2.0.squareRoot() * cos(angle))
    panRight = Float(2.0.squareRoot() * sin(angle))
  }

  mutating func process(_ block: inout StereoBuffer) {
    for i in equaliser.indices { equaliser[i].process(&block) }
    compressor?.process(&block)
    saturator?.process(&block)
    peaks?.process(&block)
    if var (first, second) = side {
      applyStereo(&block) { second(first($0)) }
      side = (first, second)
    } else {
      applyStereo(&block) { $0 }
    }
  }

  /// Splits `block` into middle and side, and puts it together again with width and pan.
  @inline(__always)
  private func applyStereo(_ block: inout StereoBuffer, _ filter: (Float) -> Float) {
    let (half, toLeft, toRight) = (width / 2, panLeft, panRight)
    for i in 0..<block.frames {
      let mid = (block.left[i] + block.right[i]) / 2
      let side = filter((block.left[i] - block.right[i]) * half)
      block.left[i] = (mid + side) * toLeft
      block.right[i] = (mid - side) * toRight
    }
  }
}
