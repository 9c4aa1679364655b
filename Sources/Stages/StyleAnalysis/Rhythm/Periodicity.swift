import Audio
import Foundation

/// How alike the onsets are to themselves some time later, over the whole track.
struct Periodicity {
  /// Autocorrelation of the onset curves by lag in frames, without their means; 1 at lag 0.
  let autocorrelation: [Double]
  /// The mean height of the curves, in dB.
  let strength: Double
  /// How many frames were compared.
  let frames: Int

  /// Lags up to `longest` seconds.
  init(_ curves: OnsetCurves, longest: Double) {
    let frames = curves.count
    self.frames = frames
    let lags = min(curves.count, Int(longest * OnsetCurves.rate) + 1)
    var sum = [Double](repeating: 0, count: lags)
    var size = 64
    while size < curves.count + lags { size *= 2 }
    let transform = RealFFT(size: size)
    for curve in curves.bands {
      let mean = curve.reduce(0, +) / Float(max(1, curve.count))
      var spectrum = transform.forward(curve.map { $0 - mean }[...])
      for k in spectrum.real.indices {
        let (x, y) = (spectrum.real[k], spectrum.imaginary[k])
        spectrum.real[k] = x * x + y * y
        spectrum.imaginary[k] = 0
      }
      let correlation = transform.inverse(spectrum)
      for lag in 0..<lags { sum[lag] += Double(correlation[lag]) }
    }
    let power = lags > 0 ? sum[0] : 0
    // The overlap shrinks with the lag; what is compared less than half with itself is alike by chance.
    autocorrelation = sum.enumerated().map { lag, value in
      power > 0 && 2 * lag <= frames ? value / power * Double(frames) / Double(frames - lag) : 0
    }
    strength = (power / Double(max(1, frames))).squareRoot()
  }

  /// The autocorrelation at a lag in seconds: the highest value within 1.5 % or one frame, 0 beyond the longest lag.
  func similarity(after time: Double) -> Double {
    let lag = time * OnsetCurves.rate
    let reach = max(1, lag * 0.015)
    let low = Int((lag - reach).rounded(.up))
    let high = Int(lag + reach)
    guard low > 0, high < autocorrelation.count, low <= high else { return 0 }
    return autocorrelation[low...high].max() ?? 0
  }

  /// How strongly the onsets swing at a frequency in hertz: the spectrum of the autocorrelation, smoothed by a Hann taper.
  func swing(at frequency: Double) -> Double {
    let n = autocorrelation.count
    var sum = autocorrelation.first ?? 0
    let step = 2 * Double.pi * frequency / OnsetCurves.rate
    for lag in stride(from: 1, to: n, by: 1) {
      let taper = 0.5 + 0.5 * cos(.pi * Double(lag) / Double(n))
      sum += 2 * autocorrelation[lag] * taper * cos(step * Double(lag))
    }
    return max(0, sum) / Double(max(1, n))
  }
}
