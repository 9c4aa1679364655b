import Audio
import Foundation

/// The true peak of each control block, by four-fold interpolation.
///
/// Source: ITU-R BS.1770-5, annex 2; the interpolator is a sinc under a Kaiser window, 32 taps for each of the phases.
struct TruePeakDetector: Sendable {
  /// Frames that must lie before and after the first and last control block.
  static let margin = 16
  private static let taps = 32
  /// Samples this far below the ceiling have no true peak that reaches it.
  ///
  /// 3 dB are for what the gains may still change, 6 dB for how far the waveform rises between samples; what exceeds even
  /// that is found on the rendered master.
  private static let reach: Float = 0.35
  private let coefficients: [SIMD4<Float>]
  private let detection: MixEnvelope.Detection
  /// The highest sample of each control block that needs no interpolation.
  private let limits: [Float]

  init(_ detection: MixEnvelope.Detection = .betweenSamples) {
    self.detection = detection
    if case .betweenSamplesNear(let ceiling, let gains) = detection {
      let limit = Self.reach * Float(ceiling.amplitude)
      limits = zip(gains, gains.dropFirst()).map { limit / max($0, $1, 1e-6) }
    } else {
      limits = []
    }
    var all = [SIMD4<Float>](repeating: .zero, count: Self.taps)
    for phase in 0..<4 {
      let row = Self.interpolator(at: Double(phase) / 4)
      for k in row.indices { all[k][phase] = row[k] }
    }
    coefficients = all
  }

  /// The peaks of the control blocks in `samples`, of which the first is number `first` of the track.
  ///
  /// Without the margins, the length must be a multiple of a control block.
  func peaks(of samples: [Float], from first: Int = 0) -> [Float] {
    let count = max(0, (samples.count - 2 * Self.margin) / ControlBlock.frames)
    let atSamples = ControlBlock.peaks(of: Array(samples[Self.margin..<Self.margin + count * ControlBlock.frames]))
    if case .atSamples = detection { return atSamples }
    var peaks = atSamples
    samples.withUnsafeBufferPointer { x in
      coefficients.withUnsafeBufferPointer { c in
        for block in 0..<count where needsLook(block, atSamples, first) {
          peaks[block] = Self.peak(of: x, from: Self.margin + block * ControlBlock.frames, c)
        }
      }
    }
    return peaks
  }

  /// True if a block needs interpolation, which depends on its neighbours; the outermost are not known here.
  private func needsLook(_ block: Int, _ peaks: [Float], _ first: Int) -> Bool {
    guard block > 0, block + 1 < peaks.count, first + block < limits.count else { return true }
    return max(peaks[block - 1], peaks[block], peaks[block + 1]) > limits[first + block]
  }

  @inline(__always)
  private static func peak(
    of x: UnsafeBufferPointer<Float>, from start: Int, _ c: UnsafeBufferPointer<SIMD4<Float>>
  ) -> Float {
    var highest = SIMD4<Float>.zero
    for i in start..<start + ControlBlock.frames {
      var sum = SIMD4<Float>.zero
      let first = i - taps / 2 + 1
      for k in 0..<taps { sum += c[k] * x[first + k] }
      let power = sum * sum
      highest.replace(with: power, where: power .> highest)
    }
    return highest.max().squareRoot()
  }

  private static func interpolator(at fraction: Double) -> [Float] {
    let half = Double(taps / 2)
    let row = (0..<taps).map { tap -> Double in
      let distance = Double(tap) - half + 1 - fraction
      let sinc = distance == 0 ? 1 : sin(.pi * distance) / (.pi * distance)
      return sinc * bessel(8 * max(0, 1 - (distance / half) * (distance / half)).squareRoot())
    }
    let sum = row.reduce(0, +)
    return row.map { Float($0 / sum) }
  }

  /// The modified Bessel function of order zero, by its power series.
  private static func bessel(_ x: Double) -> Double {
    var (term, sum) = (1.0, 1.0)
    for n in 1...32 {
      term *= (x / 2 / Double(n)) * (x / 2 / Double(n))
      sum += term
    }
    return sum
  }
}
