import Audio
import Foundation
import Music

/// Pitches of both channels at 48 kHz.
struct PitchAnalyser {
  private var midDecimator = Decimator()
  private var sideDecimator = Decimator()
  private(set) var chroma = ChromaExtractor()

  /// Adds mid and side, (left ± right) / 2.
  mutating func add(mid: [Float], side: [Float]) {
    chroma.add(mid: midDecimator.process(mid), side: sideDecimator.process(side))
  }
}

/// Pitches of a recording, to compare it with any key.
public struct PitchContent: Sendable {
  /// Key, major or minor; nil for percussion, noise and silence.
  public let key: Key?
  /// Tuning over A = 440 Hz, in cents (−50…50); nil without pitches.
  public let tuningCents: Double?
  /// Agreement of the pitches on that tuning, 0…1.
  public let agreement: Double
  private let evidence: TonicEvidence

  /// Pitches of a whole source at 48 kHz; `downbeats`, in seconds, say when bars begin, if that is known.
  public init(of source: any AudioSource, downbeats: [Double] = []) throws {
    var analyser = PitchAnalyser()
    try source.forEachBlock { _, block in
      let (mid, side) = block.midAndSide
      analyser.add(mid: mid, side: side)
    }
    let chromagram = analyser.chroma.chromagram
    let pitches = PitchTrack(chromagram)
    let tuning = chromagram.tuning()
    (agreement, tuningCents) = (tuning.agreement, tuning.agreement > 0 ? 10 * tuning.offset : nil)
    evidence = TonicEvidence(pitches, downbeats: downbeats)
    key = KeyEstimator(pitches: pitches, evidence: evidence).estimate()?.key
  }

  /// Evidence for a key, major or minor, as the logarithm of odds; only differences mean something.
  public func score(_ key: Key) -> Double { evidence.score(key) }
}

/// Decimator of a stream of samples from 48 kHz to 6 kHz.
///
/// A windowed-sinc low-pass (Hamming, 96 taps, −6 dB at 3 kHz) puts what would alias below 2.2 kHz 45 dB down or more.
struct Decimator {
  static let factor = 8
  private static let lanes = 12

  private let taps: [SIMD8<Float>]
  private var pending: [Float]
  private var start = 0

  init() {
    let count = 8 * Self.lanes
    let corner = 1.0 / 16
    var response = (0..<count).map { i -> Double in
      let x = Double(i) - Double(count - 1) / 2
      let window = 0.54 - 0.46 * cos(2 * .pi * Double(i) / Double(count - 1))
      return window * sin(2 * .pi * corner * x) / (.pi * x)
    }
    let sum = response.reduce(0, +)
    for i in response.indices { response[i] /= sum }
    taps = (0..<Self.lanes).map { lane in
      var tap = SIMD8<Float>()
      for i in 0..<8 { tap[i] = Float(response[8 * lane + i]) }
      return tap
    }
    pending = [Float](repeating: 0, count: count / 2)
  }

  /// Output that `samples` make available.
  mutating func process(_ samples: [Float]) -> [Float] {
    pending.removeFirst(start)
    pending += samples
    let count = max(0, (pending.count - 8 * Self.lanes) / Self.factor + 1)
    var output = [Float](repeating: 0, count: pending.count < 8 * Self.lanes ? 0 : count)
    let taps = taps
    pending.withUnsafeBytes { bytes in
      for n in output.indices {
        var sum = SIMD8<Float>()
        for lane in 0..<Self.lanes {
          let at = 4 * (Self.factor * n + 8 * lane)
          sum += taps[lane] * bytes.loadUnaligned(fromByteOffset: at, as: SIMD8<Float>.self)
        }
        output[n] = sum.sum()
      }
    }
    start = Self.factor * output.count
    return output
  }
}
