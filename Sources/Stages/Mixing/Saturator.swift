import Audio
import Foundation

/// A saturator on what lies below about 5 kHz: u − u³ / 3, which adds a third harmonic and rounds peaks.
///
/// Higher frequencies stay as they are: their harmonics would lie above half the rate and alias. The curve
/// is even on both sides of 0, yet gives an offset to a wave that is not; the mean of what it adds is taken away.
struct Saturator {
  private static let corner = Hertz.Hz(5000)

  private let into: Float
  private let back: Float
  private let c = BiquadCoefficients.lowPass(Saturator.corner)
  private var z1 = SIMD2<Float>.zero
  private var z2 = SIMD2<Float>.zero
  private var offset = DCBlocker(corner: .Hz(5))

  init(_ settings: Saturation) {
    let drive = min(max(settings.drive, 0.01), 1)
    into = Float(drive / settings.reference.factor)
    back = Float(settings.reference.factor / drive)
  }

  mutating func process(_ block: inout StereoBuffer) {
    var (z1, z2, offset) = (z1, z2, offset)
    let (b0, b1, b2, a1, a2) = (c.b0, c.b1, c.b2, c.a1, c.a2)
    let (into, back) = (into, back)
    for i in 0..<block.frames {
      let x = SIMD2(block.left[i], block.right[i])
      let low = b0 * x + z1
      z1 = b1 * x - a1 * low + z2
      z2 = b2 * x - a2 * low
      // Beyond 1 the cubic would turn back, so it stays at its top, 2/3.
      let u = (low * into).clamped(lowerBound: SIMD2(repeating: -1), upperBound: SIMD2(repeating: 1))
      let y = x + offset((u - u * u * u / 3) * back - low)
      block.left[i] = y.x
      block.right[i] = y.y
    }
    (self.z1, self.z2, self.offset) = (z1, z2, offset)
  }
}
