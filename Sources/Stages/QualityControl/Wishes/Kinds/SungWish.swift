import Analysis
import Audio

extension WishDefinition {
  /// Somebody sings (`stems`), in the register between `low` and `high`, in Hz, where those are given.
  public static let voice = WishDefinition("voice", title: "Voice") { try SungWish.run($0, $1) }

  /// The words are sung: the stem of the singer is heard; `number` is the share of the words that had notes.
  public static let lyrics = WishDefinition("lyrics", title: "Lyrics") { wish, material in
    let heard = InstrumentWish.run(wish, material)
    guard heard.verdict == .kept else { return heard }
    let share = wish.target.number ?? 1
    return WishResult(
      wish, share >= 0.98 ? .kept : share >= 0.5 ? .partly : .missed,
      measured: "\(number((100 * share).rounded())) % of the words sung", value: 100 * share, unit: "%",
      reason: share >= 0.98 ? "All words are sung." : "The track has no room for the rest of the words.")
  }
}

enum SungWish {
  /// The share by which a median pitch may miss its register and still be near it.
  static let nearly = 0.12

  static func run(_ wish: Wish, _ material: WishMaterial) throws -> WishResult {
    let heard = InstrumentWish.run(wish, material)
    guard heard.verdict != .missed, let name = heard.stem,
      let stem = material.delivery.stems.first(where: { $0.facts.name == name })
    else { return heard }
    let (low, high) = (wish.target.low, wish.target.high)
    guard low != nil || high != nil else { return heard }
    guard let pitch = try MedianPitch.measure(stem.samples) else {
      return WishResult(
        wish, .undetermined, measured: "no clear pitch", reason: "The voice has no pitch that could be measured.",
        stem: name)
    }
    let miss = max((low ?? 0) / pitch, pitch / (high ?? .infinity)) - 1
    let limits = [low.map { "above \(number($0)) Hz" }, high.map { "below \(number($0)) Hz" }].compactMap(\.self)
    return WishResult(
      wish, miss <= 0 ? .kept : miss <= nearly ? .partly : .missed,
      measured: "median pitch \(number(pitch.rounded())) Hz",
      value: pitch, unit: "Hz", reason: "Such a voice lies \(limits.joined(separator: " and ")).", stem: name)
  }
}

/// The median fundamental of a voice, each frame weighed by its power, below some 1 kHz.
///
/// Source: P. McLeod and G. Wyvill, *A smarter way to find pitch* (ICMC 2005): the first peak of the normalised square
/// difference that comes near to the highest.
enum MedianPitch {
  private static let factor = 6
  private static let rate = SampleRate.standard.value / Double(factor)
  /// Frames of 64 ms, 32 ms apart.
  private static let size = 512
  /// Fundamentals between 60 Hz and 1 kHz.
  private static let lags = 8...133
  /// The least clarity of a voiced frame; lower than of a dry voice, since the stem has its room in it.
  private static let clarity: Float = 0.75

  /// In Hz; nil for less than half a second of voice.
  static func measure(_ samples: any PCMSource) throws -> Double? {
    var pitches: [(pitch: Double, power: Float)] = []
    var pending: [Float] = []
    var start = 0
    while start < samples.frameCount {
      let range = start..<min(start + 48_000, samples.frameCount)
      let block = try samples.readPCM(range)
      start = range.upperBound
      for first in stride(from: 0, to: block.frames - factor + 1, by: factor) {
        var sum: Float = 0
        for i in first..<first + factor { sum += Float(block.left[i]) + Float(block.right[i]) }
        pending.append(sum * 0x1p-24 / Float(factor))
      }
      var used = 0
      while used + size + lags.upperBound < pending.count {
        if let found = pitch(of: smoothed(pending[used..<used + size + lags.upperBound])) { pitches.append(found) }
        used += size / 2
      }
      pending.removeFirst(used)
    }
    guard pitches.count >= 16 else { return nil }
    pitches.sort { $0.pitch < $1.pitch }
    var rest = pitches.reduce(0) { $0 + $1.power } / 2
    return pitches.first {
      rest -= $0.power
      return rest <= 0
    }?.pitch
  }

  /// Without consonants and breath: means of four samples, twice.
  private static func smoothed(_ frame: ArraySlice<Float>) -> [Float] {
    let x = Array(frame)
    let weights: [Float] = [1, 2, 3, 4, 3, 2, 1].map { $0 / 16 }
    return x.indices.map { i in
      weights.indices.reduce(0) { sum, k in
        let j = i + k - 3
        return x.indices.contains(j) ? sum + weights[k] * x[j] : sum
      }
    }
  }

  private static func pitch(of x: [Float]) -> (pitch: Double, power: Float)? {
    var power: Float = 0
    for i in 0..<size { power += x[i] * x[i] }
    guard power / Float(size) > 1e-6 else { return nil }
    let likeness = lags.map { lag -> Float in
      var (product, energy): (Float, Float) = (0, 0)
      for i in 0..<size {
        product += x[i] * x[i + lag]
        energy += x[i] * x[i] + x[i + lag] * x[i + lag]
      }
      return energy > 0 ? 2 * product / energy : 0
    }
    let peaks = likeness.indices.dropFirst().dropLast().filter {
      likeness[$0] > likeness[$0 - 1] && likeness[$0] >= likeness[$0 + 1]
    }
    guard let highest = peaks.map({ likeness[$0] }).max(), highest > clarity,
      let first = peaks.first(where: { likeness[$0] > 0.9 * highest })
    else { return nil }
    return (rate / Double(lags.lowerBound + first), power)
  }
}
