import Audio
import Music

/// Difference of two recordings in what is no part of the similarity score: the one less the other.
public struct StyleDifference: Sendable, Hashable, Codable {
  /// Nil when one of them has no tempo.
  public var bpm: Double?
  /// Nil when one of them has no key.
  public var key: KeyRelation?
  /// Nil when one of them is silent.
  public var loudness: Decibels?
  public var loudnessRange: Decibels
  /// In dB per octave.
  public var tilt: Double?
  /// Difference of the shares of low frequencies that are mono.
  public var lowMono: Double
  /// Difference of the side-to-mid energy, by band.
  public var width: [WidthDifference]

  enum CodingKeys: String, CodingKey {
    case bpm, key, width
    case loudness = "loudness_lu"
    case loudnessRange = "loudness_range_lu"
    case tilt = "tilt_db_per_octave"
    case lowMono = "low_mono"
  }
}

/// Relation of one key to another, as MIREX counts them.
public enum KeyRelation: String, Sendable, Hashable, Codable {
  case same, fifth, relative, parallel, other

  /// Relation of two keys, whose modes count as major or minor by their thirds.
  public init(_ a: Key, _ b: Key) {
    let (a, b) = (Key(a.tonic, a.mode.family), Key(b.tonic, b.mode.family))
    let step = PitchClass(a.tonic.index - b.tonic.index).index
    self =
      switch true {
      case a == b: .same
      case a.mode == b.mode && (step == 5 || step == 7): .fifth
      case a == b.relative: .relative
      case a.tonic == b.tonic: .parallel
      default: .other
      }
  }
}

/// Difference of the side-to-mid energy between two frequencies.
public struct WidthDifference: Sendable, Hashable, Codable {
  public var lowHz: Double
  public var highHz: Double
  public var db: Double

  enum CodingKeys: String, CodingKey {
    case db
    case lowHz = "low_hz"
    case highHz = "high_hz"
  }
}

extension StyleProfile {
  /// Difference of this recording from `other`.
  public func difference(from other: StyleProfile) -> StyleDifference {
    StyleDifference(
      bpm: Self.less(bpm, other.bpm), key: key.flatMap { mine in other.key.map { KeyRelation(mine, $0) } },
      loudness: Self.less(loudness?.value, other.loudness?.value).map { .dB($0) },
      loudnessRange: .dB(loudnessRange.value - other.loudnessRange.value),
      tilt: Self.less(tone?.tilt.dbPerOctave, other.tone?.tilt.dbPerOctave),
      lowMono: stereo.lowEnd.monoShare - other.stereo.lowEnd.monoShare,
      width: zip(stereo.width, other.stereo.width).map {
        WidthDifference(lowHz: $0.lowHz, highHz: $0.highHz, db: $0.sideDb - $1.sideDb)
      })
  }

  private static func less(_ a: Double?, _ b: Double?) -> Double? {
    guard let a, let b else { return nil }
    return a - b
  }
}
