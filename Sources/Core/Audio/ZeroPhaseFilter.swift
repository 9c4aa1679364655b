import CFFTW

/// A linear filter that delays nothing: a symmetric kernel of 4095 taps at 48 kHz, run by overlap-save.
///
/// It resolves about 12 Hz. The gain at 0 Hz is always 0, half of it is back at 12 Hz and 90 % at 20 Hz, so that it is
/// the DC filter as well. The kernel is centred, hence its spectrum is real and the filter multiplies bins by `gains`.
/// Source: A. V. Oppenheim and R. W. Schafer, *Discrete-Time Signal Processing*, "Overlap-save" and "Window method".
public struct ZeroPhaseFilter: Sendable {
  /// The number of frames before and after its own position that an output frame depends on.
  public static let reach = 2_048
  /// Output frames per transform: read in multiples of this for the least work.
  public static let hop = size - 2 * reach
  /// Frames per transform.
  public static let size = 16_384

  /// The gain of each of the `size / 2 + 1` bins.
  public let gains: [Float]

  /// A filter that comes as near to the amplitude response `wanted` as its length allows.
  public init(_ wanted: (Hertz) -> Decibels) {
    let fft = RealFFT(size: Self.size)
    let width = SampleRate.standard.value / Double(Self.size)
    let ideal = (0...Self.size / 2).map { Float(wanted(.Hz(Double($0) * width)).factor) }
    let kernel = fft.inverse(ComplexSpectrum(real: ideal, imaginary: ideal.map { _ in 0 }))
    gains = fft.forward(Self.shortened(kernel)[...]).real
  }

  /// Filters `padded`, which begins and ends `reach` frames outside of what is wanted.
  public func apply(to padded: [Float], with fft: RealFFT) -> [Float] {
    var output = [Float](repeating: 0, count: max(0, padded.count - 2 * Self.reach))
    for start in stride(from: 0, to: output.count, by: Self.hop) {
      fft.shape(padded, from: start, by: gains, into: &output)
    }
    return output
  }

  /// The kernel under a Hann window, less the part that lets 0 Hz pass.
  private static func shortened(_ kernel: [Float]) -> [Float] {
    let window = Window.hann(2 * reach)
    var cut = [Float](repeating: 0, count: size)
    var shape = cut
    for offset in -(reach - 1)..<reach {
      let i = (offset + size) % size
      shape[i] = window[offset + reach]
      cut[i] = kernel[i] * shape[i]
    }
    let excess = cut.reduce(0.0) { $0 + Double($1) } / shape.reduce(0.0) { $0 + Double($1) }
    for i in cut.indices { cut[i] -= Float(excess) * shape[i] }
    return cut
  }
}

extension RealFFT {
  /// Filters the block of `input` that begins at `start` by real `gains` and puts its valid middle at `start` of `output`.
  func shape(_ input: [Float], from start: Int, by gains: [Float], into output: inout [Float]) {
    precondition(size == ZeroPhaseFilter.size && gains.count == size / 2 + 1)
    let available = min(size, input.count - start)
    for i in 0..<available { time[i] = input[start + i] }
    for i in available..<size { time[i] = 0 }
    fftwf_execute(forwardPlan)
    let scale = 1 / Float(size)
    for k in gains.indices {
      let gain = gains[k] * scale
      bins[k] = (bins[k].0 * gain, bins[k].1 * gain)
    }
    fftwf_execute(inversePlan)
    let count = min(ZeroPhaseFilter.hop, output.count - start)
    for i in 0..<count { output[start + i] = time[ZeroPhaseFilter.reach + i] }
  }
}
