import Audio
import Foundation

/// The measurements of a stem before the mix: its spectrum second by second, and the distribution of its level.
public struct StemProfile: Sendable, Hashable {
  /// The power of each third-octave band in each second: `powers[second][band]`.
  public private(set) var powers: [[Float]] = []
  /// The power of the sum of the channels and of their difference, each by half, over the whole stem.
  public private(set) var middle = 0.0
  public private(set) var side = 0.0
  /// The same in parts, which widening has to leave with a middle.
  private(set) var sides = SideProfile()
  /// The histogram of the level of 10 ms, in steps of half a decibel from `lowest` on.
  private var levels = [Int](repeating: 0, count: 280)

  private static let second = 48_000
  private static let size = 16_384
  private static let lowest = -120.0
  /// A level this far under the loudest 10 ms is a pause, in dB.
  private static let pause = 40.0

  /// Measures `source` in one pass; memory grows by 27 numbers a second.
  public init(of source: any AudioSource) throws {
    let (fft, hann, short) = (RealFFT(size: Self.size), Window.hann(Self.size), SideProfile.makeFFT())
    // A whole bin power of a full-scale sine under this window, so that powers are mean squares.
    let scale = 1 / (Float(Self.size) * hann.reduce(0) { $0 + $1 * $1 } / 2)
    try source.forEachBlock(of: Self.second) { _, block in
      let before = (middle, side)
      count(block)
      sides.addSecond(middle: middle - before.0, side: side - before.1)
      guard !block.isSilent else { return powers.append([Float](repeating: 0, count: ThirdOctaves.centres.count)) }
      sides.addBands(of: block, using: short)
      var power = [Float](repeating: 0, count: Self.size / 2 + 1)
      let sound = block.frames < Self.size ? block[frames: 0..<Self.size] : block
      // The channels alternate, which is enough for a profile.
      for (i, start) in stride(from: 0, through: sound.frames - Self.size, by: 15_808).enumerated() {
        let channel = i % 2 == powers.count % 2 ? sound.left : sound.right
        fft.addPower(of: channel[start..<start + Self.size], window: hann, to: &power)
      }
      let frames = Float((sound.frames - Self.size) / 15_808 + 1)
      powers.append(ThirdOctaves.sum(power: power, rate: .standard).map { Float($0) * scale / frames })
    }
  }

  /// The K-weighted power of a second.
  func weighted(_ second: Int) -> Double { power(second, weights: Self.kWeights) }

  /// The power of a second with a factor for each band.
  func power(_ second: Int, weights: [Double]) -> Double {
    guard second < powers.count else { return 0 }
    return zip(powers[second], weights).reduce(0) { $0 + Double($1.0) * $1.1 }
  }

  /// The gain of the K-weighting in each band, as a factor on powers.
  static let kWeights = ThirdOctaves.centres.map { pow(10, KWeighting.gain(at: $0).value / 10) }

  /// The same with the powers of each second as `automation` leaves them; the distribution of levels stays.
  func moved(by automation: AutomatedChannel) -> StemProfile {
    guard !automation.automation.isEmpty else { return self }
    var moved = self
    for second in powers.indices {
      let response = automation.response(at: second * Self.second + Self.second / 2)
      for k in response.indices { moved.powers[second][k] *= Float(response[k]) }
    }
    return moved
  }

  /// The mean K-weighted power of the seconds in which it plays, gated as loudness is; nil for silence.
  var playing: Double? { playing(weights: Self.kWeights) }

  /// The same with other factors for the bands.
  func playing(weights: [Double]) -> Double? {
    let all = powers.indices.map { power($0, weights: weights) }.filter { $0 > 1e-7 }
    guard !all.isEmpty else { return nil }
    let gate = all.reduce(0, +) / Double(all.count) / 10
    let playing = all.filter { $0 > gate }
    return playing.reduce(0, +) / Double(playing.count)
  }

  /// The mean power of each band over some seconds, which may come more than once.
  func mean(over seconds: [Int]) -> [Double] {
    var sum = [Double](repeating: 0, count: ThirdOctaves.centres.count)
    for second in seconds where second < powers.count {
      for k in sum.indices { sum[k] += Double(powers[second][k]) }
    }
    return sum.map { $0 / Double(max(1, seconds.count)) }
  }

  /// Its loudness while it plays, behind an equaliser with such gains in each band, in dB; nil for silence.
  func loudness(through response: [Double]) -> Loudness? {
    guard let playing else { return nil }
    let power = mean(over: powers.indices.filter { weighted($0) > playing / 10 })
    let equalised = zip(zip(power, Self.kWeights), response).reduce(0) { $0 + $1.0.0 * $1.0.1 * pow(10, $1.1 / 10) }
    // The powers are those of one channel, loudness is of both.
    return equalised > 0 ? .LUFS(-0.691 + 10 * log10(2 * equalised)) : nil
  }

  /// The change in level behind an equaliser with such gains in each band, in dB.
  func change(through response: [Double]) -> Decibels {
    let power = mean(over: Array(powers.indices))
    let before = power.reduce(0, +)
    let after = zip(power, response).reduce(0) { $0 + $1.0 * pow(10, $1.1 / 10) }
    return before > 0 && after > 0 ? .dB(10 * log10(after / before)) : .dB(0)
  }

  /// The level that a share of the playing time stays below, in dBFS of 10 ms; nil for silence.
  public func level(at share: Double) -> Decibels? {
    guard let loudest = levels.lastIndex(where: { $0 > 0 }), loudest > 0 else { return nil }
    let first = max(1, loudest - Int(2 * Self.pause))
    let all = levels[first...].reduce(0, +)
    var passed = 0
    for i in first...loudest {
      passed += levels[i]
      if Double(passed) >= share * Double(all) { return .dB(Self.lowest + Double(i) / 2) }
    }
    return .dB(Self.lowest + Double(loudest) / 2)
  }

  /// The mean power while it plays, in dBFS; nil for silence.
  var average: Decibels? {
    guard let loudest = levels.lastIndex(where: { $0 > 0 }), loudest > 0 else { return nil }
    let bins = max(1, loudest - Int(2 * Self.pause))...loudest
    let power = bins.reduce(0.0) { $0 + Double(levels[$1]) * pow(10, (Self.lowest + Double($1) / 2) / 10) }
    return .dB(10 * log10(power / Double(bins.reduce(0) { $0 + levels[$1] })))
  }

  private mutating func count(_ block: StereoBuffer) {
    for start in stride(from: 0, to: block.frames, by: 480) {
      var sum = SIMD2<Float>.zero
      var product: Float = 0
      let end = min(start + 480, block.frames)
      for i in start..<end {
        let x = SIMD2(block.left[i], block.right[i])
        sum += x * x
        product += x.x * x.y
      }
      // ((l ± r) / 2)² = (l² + r² ± 2 l r) / 4, of frames at 48 kHz.
      middle += Double((sum.sum() + 2 * product) / 4) / Double(Self.second)
      side += max(0, Double((sum.sum() - 2 * product) / 4)) / Double(Self.second)
      let power = Double(sum.sum()) / Double(2 * (end - start))
      let bin = power > 0 ? (10 * log10(power) - Self.lowest) * 2 : 0
      levels[min(max(Int(bin), 0), levels.count - 1)] += 1
    }
  }
}
