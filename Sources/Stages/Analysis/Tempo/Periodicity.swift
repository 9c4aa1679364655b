import Audio
import Foundation

/// Autocorrelation of the onset curves over a whole recording, and what it says of a tempo.
struct Periodicity {
  /// Autocorrelation of the curves less their means, by lag in frames of `OnsetCurves`; 1 at lag 0.
  let autocorrelation: [Double]
  /// Root mean square of the curves less their means, in dB.
  let strength: Double
  /// Number of frames that were compared.
  let frames: Int

  /// Autocorrelation by way of the power spectrum (Wiener and Khinchin), for lags up to `longest` seconds.
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

  /// Highest autocorrelation within 1.5 % or one frame of a lag in seconds; 0 beyond the longest lag.
  func similarity(after time: Double) -> Double {
    let lag = time * OnsetCurves.rate
    let reach = max(1, lag * 0.015)
    let low = Int((lag - reach).rounded(.up))
    let high = Int(lag + reach)
    guard low > 0, high < autocorrelation.count, low <= high else { return 0 }
    return autocorrelation[low...high].max() ?? 0
  }

  /// Power of the onsets at a frequency in hertz: the spectrum of the autocorrelation, smoothed by a Hann taper; 0 or more.
  func power(at frequency: Double) -> Double {
    let n = autocorrelation.count
    var sum = autocorrelation.first ?? 0
    let step = 2 * Double.pi * frequency / OnsetCurves.rate
    for lag in stride(from: 1, to: n, by: 1) {
      let taper = 0.5 + 0.5 * cos(.pi * Double(lag) / Double(n))
      sum += 2 * autocorrelation[lag] * taper * cos(step * Double(lag))
    }
    return max(0, sum) / Double(max(1, n))
  }

  /// Similarity of the onsets after 1, 2 and 4 beats at `bpm`, or after 1, 3 and 6, 0…1.3: the least counts most, as a level that
  /// fits only by its bars is none.
  func recurrence(at bpm: Double) -> Double {
    let after = { (beats: Double) in max(0, similarity(after: 60 / bpm * beats)) }
    let fours = min(after(1), after(2), after(4)) + 0.3 * after(4)
    let threes = min(after(1), after(3), after(6)) + 0.3 * after(6)
    return max(fours, 0.95 * threes)
  }

  /// Mean autocorrelation after 1, 2 and 4 beats at `bpm`, or after 1, 3 and 6 if that is more, −1…1.
  func clarity(at bpm: Double) -> Double {
    let after = { (beats: Double) in similarity(after: 60 / bpm * beats) }
    return max(after(1) + after(2) + after(4), after(1) + after(3) + after(6)) / 3
  }

  /// Clarity that chance reaches: the autocorrelation of noise scatters by 1 / √frames, and the best of many is taken.
  var clarityOfChance: Double { max(0.06, 4 / Double(max(1, frames)).squareRoot()) }

  /// Candidates for the tempo from 40 to 240 BPM, 96 to the octave.
  var candidates: [TempoCandidate] {
    (0...248).map { step in
      let bpm = 40 * pow(2, Double(step) / 96)
      return TempoCandidate(
        bpm: bpm, recurrence: recurrence(at: bpm), modulation: pow(power(at: bpm / 60), 0.06))
    }
  }
}

/// Tempo at which the onsets might repeat.
///
/// Autocorrelation alone favours slow levels, the Fourier transform fast ones (Peeters, *Template-based estimation of
/// time-varying tempo*, EURASIP 2007); their product, the second one with little weight, favours neither.
struct TempoCandidate: Equatable {
  /// Beats per minute.
  var bpm: Double
  /// `Periodicity.recurrence` at this tempo.
  var recurrence: Double
  /// `Periodicity.power` at this tempo, to the power of 0.06.
  var modulation: Double
}
