import Audio
import Foundation

/// Clicks of 5 ms, evenly spaced from `start` on; every `accent`-th is louder.
public struct ClickTrack: Sendable {
  public var bpm: Double
  public var seconds: Double
  /// Where the first click is, in seconds.
  public var start: Double
  public var accent: Int

  public init(bpm: Double, seconds: Double = 30, start: Double = 0, accent: Int = 1) {
    self.bpm = bpm
    self.seconds = seconds
    self.start = start
    self.accent = accent
  }

  /// Where the clicks are, in seconds.
  public var times: [Double] { Array(stride(from: start, to: seconds - 0.01, by: 60 / bpm)) }

  public var samples: [Float] {
    var samples = Tones.silence(seconds: seconds)
    var random = SeededRandom(Seed(3))
    for (n, time) in times.enumerated() {
      let first = Int((time * 48_000).rounded())
      let level: Float = n % accent == 0 ? 0.8 : 0.4
      for i in 0..<240 { samples[first + i] += level * (1 - Float(i) / 240) * random.noise() }
    }
    return samples
  }
}
