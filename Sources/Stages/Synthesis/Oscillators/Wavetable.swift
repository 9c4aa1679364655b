import Foundation

/// One period of a wave, stored once for every half octave of bandwidth, so that no harmonic lies above half the rate.
///
/// Between stored points a straight line is drawn: with 2048 points the images of the fundamental lie more than 100 dB below it.
struct Wavetable: Sendable {
  /// Points per period.
  static let points = 2048
  /// Phases are 32-bit fractions of a period; this many of their lower bits lie between two points.
  private static let fractionBits: UInt32 = 21
  /// The mask of the phase bits between two points.
  private static let fraction: UInt32 = (1 << fractionBits) - 1
  /// The most harmonics that any level has.
  private static let mostHarmonics = 1024

  /// Level after level, the points of each followed by its first one again.
  private let values: [Float]

  /// The sum of `amplitude(h) · sin 2πhp` over all harmonics h from 1 on.
  init(_ amplitude: (Int) -> Double) {
    let period = (0..<Self.points).map { sin(2 * Double.pi * Double($0) / Double(Self.points)) }
    var wave = [Double](repeating: 0, count: Self.points)
    var levels: [[Float]] = []
    var sounding = 0
    // From the few harmonics of high notes to the many of low ones: each level adds to the one before.
    for level in (0..<Self.limits.count).reversed() {
      while sounding < Self.limits[level] {
        sounding += 1
        let a = amplitude(sounding)
        guard a != 0 else { continue }
        for i in wave.indices { wave[i] += a * period[(sounding * i) & (Self.points - 1)] }
      }
      levels.append(wave.map { Float($0) } + [Float(wave[0])])
    }
    values = Array(levels.reversed().joined())
  }

  /// The index in `values` of the level for a pitch of `step` periods per sample.
  @inline(__always)
  static func start(step: Double) -> Int {
    let harmonics = min(mostHarmonics, max(1, Int(0.5 / step)))
    return levels[harmonics] * (points + 1)
  }

  /// The values at four phases, on the level that starts at `start`.
  @inline(__always)
  func callAsFunction(_ phases: SIMD4<UInt32>, from start: Int) -> SIMD4<Float> {
    let indices = phases &>> Self.fractionBits
    let between = SIMD4<Float>(SIMD4<Int32>(truncatingIfNeeded: phases & Self.fraction)) * 0x1p-21
    return values.withUnsafeBytes { bytes in
      let a = Self.pair(bytes, start + Int(indices.x))
      let b = Self.pair(bytes, start + Int(indices.y))
      let c = Self.pair(bytes, start + Int(indices.z))
      let d = Self.pair(bytes, start + Int(indices.w))
      let here = SIMD4(a.x, b.x, c.x, d.x)
      return here + between * (SIMD4(a.y, b.y, c.y, d.y) - here)
    }
  }

  /// The value at a point and at the next; a level starts at least one level before the end, so that both exist.
  @inline(__always)
  private static func pair(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> SIMD2<Float> {
    bytes.loadUnaligned(fromByteOffset: 4 * index, as: SIMD2<Float>.self)
  }

  /// The number of harmonics of each level: 1024, 724, 512 … 1.
  private static let limits = (0...20).map { Int(1024 / pow(2, Double($0) / 2)) }

  /// The richest level that has at most so many harmonics.
  private static let levels = (0...mostHarmonics).map { most in limits.firstIndex { $0 <= max(1, most) } ?? 20 }
}
