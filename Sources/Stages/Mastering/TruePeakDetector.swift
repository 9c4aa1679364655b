import Audio
import Foundation

/// The highest value of the waveform between samples, slot by slot, from four times the samples.
///
/// Source: ITU-R BS.1770-5, annex 2; the interpolator is a sinc under a Kaiser window, 32 taps for each of the phases.
/// It is not `TruePeakMeter`'s, of 12 taps: a limiter must not miss what another meter finds, and masters are made by it.
struct TruePeakDetector: Sendable {
  /// Frames that must lie before and after the first and last slot.
  static let margin = 16
  private static let taps = 32
  /// Where samples stay this far below the ceiling, nothing between them reaches it.
  ///
  /// 3 dB are for what the gains may still change, 6 dB for how far the waveform rises between samples; what exceeds even
  /// that is found on the print.
  private static let reach: Float = 0.35
  private let coefficients: [SIMD4<Float>]
  private let detection: MixEnvelope.Detection
  /// By slot, the highest sample that needs no closer look.
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

  /// The peaks of the slots in `samples`, whose length without the margins must be a multiple of a slot; the first one is
  /// slot number `first` of the track.
  func peaks(of samples: [Float], slot first: Int = 0) -> [Float] {
    let slots = max(0, (samples.count - 2 * Self.margin) / Slots.frames)
    let atSamples = Slots.peaks(of: Array(samples[Self.margin..<Self.margin + slots * Slots.frames]))
    if case .atSamples = detection { return atSamples }
    var peaks = atSamples
    samples.withUnsafeBufferPointer { x in
      coefficients.withUnsafeBufferPointer { c in
        for slot in 0..<slots where needsLook(slot, atSamples, first) {
          peaks[slot] = Self.peak(of: x, from: Self.margin + slot * Slots.frames, c)
        }
      }
    }
    return peaks
  }

  /// The waveform in a slot depends on half a slot before and after it, of which the outer ones are not known here.
  private func needsLook(_ slot: Int, _ peaks: [Float], _ first: Int) -> Bool {
    guard slot > 0, slot + 1 < peaks.count, first + slot < limits.count else { return true }
    return max(peaks[slot - 1], peaks[slot], peaks[slot + 1]) > limits[first + slot]
  }

  @inline(__always)
  private static func peak(
    of x: UnsafeBufferPointer<Float>, from start: Int, _ c: UnsafeBufferPointer<SIMD4<Float>>
  ) -> Float {
    var highest = SIMD4<Float>.zero
    for i in start..<start + Slots.frames {
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
