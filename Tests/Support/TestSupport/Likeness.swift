import Audio
import Foundation

/// How alike the words of two sounds are: the correlation of their levels in bands over time.
public enum Likeness {
  /// The mean, over third-octave-like bands from 200 Hz to 5 kHz, of the correlation of levels every 20 ms; 1 is equal.
  ///
  /// After J. Taghia and R. Martin, *Objective intelligibility measures based on mutual information* (2014), and the
  /// band correlations of STOI (Taal et al., 2011), over the whole sound instead of windows.
  public static func ofEnvelopes(_ a: [Float], _ b: [Float]) -> Double {
    let (a, b) = (levels(a), levels(b))
    let correlations = zip(a, b).compactMap(correlation)
    return correlations.reduce(0, +) / Double(max(1, correlations.count))
  }

  private static let size = 1_024
  private static let edges: [Double] = (0...10).map { 200 * pow(25, Double($0) / 10) }

  /// The root of the energy in each band, every 20 ms.
  private static func levels(_ samples: [Float]) -> [[Double]] {
    let fft = RealFFT(size: size)
    let window = Window.hann(size)
    var bands = [[Double]](repeating: [], count: edges.count - 1)
    for start in stride(from: 0, through: samples.count - size, by: 960) {
      var power = [Float](repeating: 0, count: size / 2 + 1)
      fft.addPower(of: samples[start..<start + size], window: window, to: &power)
      for band in bands.indices {
        let bins = Int(edges[band] * Double(size) / 48_000)..<Int(edges[band + 1] * Double(size) / 48_000) + 1
        bands[band].append(Double(power[bins].reduce(0, +)).squareRoot())
      }
    }
    return bands
  }

  /// Pearson's; nil where one of them does not change.
  private static func correlation(_ a: [Double], _ b: [Double]) -> Double? {
    let n = Double(min(a.count, b.count))
    let (meanA, meanB) = (a.reduce(0, +) / n, b.reduce(0, +) / n)
    var (ab, aa, bb) = (0.0, 0.0, 0.0)
    for (x, y) in zip(a, b) {
      ab += (x - meanA) * (y - meanB)
      aa += (x - meanA) * (x - meanA)
      bb += (y - meanB) * (y - meanB)
    }
    return aa > 1e-9 && bb > 1e-9 ? ab / (aa * bb).squareRoot() : nil
  }
}
