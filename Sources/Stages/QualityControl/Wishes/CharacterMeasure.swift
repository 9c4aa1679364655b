import Analysis
import Audio
import Foundation

/// A measure of a whole track that adjectives speak of.
public enum CharacterMeasure: String, Sendable, Hashable, Codable, CaseIterable {
  /// The spectral centroid of the third-octave levels, weighted by magnitude, in Hz: dark and bright.
  case brightness = "brightness_hz"
  /// Onsets per second: sparse and dense.
  case onsets = "onsets_per_s"
  /// The loudness range, in LU: steady and dynamic.
  case range = "range_lu"
  /// The side's level above the mid's over the bands from 120 Hz on, in dB: narrow and wide.
  case width = "width_db"
  /// True peak over loudness, in dB; the mastering bounds it, so that it says little of tracks of one loudness.
  case crest = "crest_db"
  /// Percussive over harmonic energy, in dB: soft and hard.
  case attack = "attack_db"

  /// The measure's name for people.
  var name: String {
    switch self {
    case .brightness: "spectral centroid"
    case .onsets: "onset rate"
    case .range: "loudness range"
    case .width: "side level"
    case .crest: "crest"
    case .attack: "percussive share"
    }
  }

  var unit: String {
    switch self {
    case .brightness: "Hz"
    case .onsets: "per s"
    case .range: "LU"
    case .width, .crest, .attack: "dB"
    }
  }

  /// The measure of a recording; nil where it has none.
  public func value(of profile: StyleProfile) -> Double? {
    switch self {
    case .brightness: profile.tone.flatMap { Self.centroid(of: $0.spectrum) }
    case .onsets: profile.onsetDensity
    case .range: profile.loudness == nil ? nil : profile.loudnessRange.value
    case .width: Self.width(of: profile.stereo)
    case .crest: profile.peakToLoudness?.value
    case .attack: profile.tone?.percussiveDb
    }
  }

  /// Σ f·a / Σ a, where the magnitude a of a band with power p is √(p·f): a third octave has bins in proportion to f.
  static func centroid(of bands: [BandLevel]) -> Double? {
    var (weighted, sum) = (0.0, 0.0)
    for band in bands {
      let magnitude = (pow(10, band.db / 10) * band.hz).squareRoot()
      weighted += band.hz * magnitude
      sum += magnitude
    }
    return sum > 0 ? weighted / sum : nil
  }

  /// The mean over the bands, −60 dB for those that are mono.
  private static func width(of stereo: StereoImage) -> Double? {
    let bands = stereo.width.filter { $0.lowHz >= 120 }
    return bands.isEmpty ? nil : bands.reduce(0) { $0 + max(-60, $1.sideDb) } / Double(bands.count)
  }
}

/// A measure, the side of the genre's tracks on which it should lie, and their quantiles.
public struct CharacterScale: Sendable, Hashable, Codable {
  public var measure: CharacterMeasure
  /// True if it should be high.
  public var isHigh: Bool
  /// The 10th, 25th, 50th, 75th and 90th percentile of the genre's tracks.
  public var quantiles: [Double]

  public init(_ measure: CharacterMeasure, isHigh: Bool, quantiles: [Double]) {
    (self.measure, self.isHigh, self.quantiles) = (measure, isHigh, quantiles)
  }

  private enum CodingKeys: String, CodingKey {
    case measure, quantiles
    case isHigh = "high"
  }

  /// The share of the genre's tracks whose measure is lower than `value`, 0…100; nil without quantiles.
  ///
  /// Straight lines lead through the quantiles and beyond the outer ones.
  public func percentile(of value: Double) -> Double? {
    let points = zip(GenreMeasures.percentiles, quantiles).map { (share: $0, value: $1) }
    guard points.count == GenreMeasures.percentiles.count else { return nil }
    let index = points.dropFirst().dropLast().firstIndex { value < $0.value } ?? points.count - 1
    let (low, high) = (points[index - 1], points[index])
    guard high.value > low.value else { return value < low.value ? 0 : value > high.value ? 100 : high.share }
    let share = low.share + (high.share - low.share) * (value - low.value) / (high.value - low.value)
    return min(100, max(0, share))
  }
}

/// The quantiles of the measures among the tracks of each genre.
///
/// `Tests/Tools/Listening/genre_measures.py` writes the table from tracks that the program made without an adjective.
public struct GenreMeasures: Sendable, Decodable {
  /// The percentiles of which the table has the values.
  static let percentiles = [10.0, 25, 50, 75, 90]

  /// Over the tracks of all genres.
  let all: [String: [Double]]
  let genres: [String: [String: [Double]]]

  /// The table of this version; empty if it cannot be read, which the tests exclude.
  public static let standard: GenreMeasures =
    (try? JSONDecoder().decode(GenreMeasures.self, from: Data(PackageResources.genre_measures_json)))
    ?? GenreMeasures(all: [:], genres: [:])

  init(all: [String: [Double]], genres: [String: [String: [Double]]]) { (self.all, self.genres) = (all, genres) }

  /// The scale of `measure` for `genre`; that of all genres together where the table has no row for it.
  public func scale(_ measure: CharacterMeasure, isHigh: Bool, in genre: String) -> CharacterScale? {
    let quantiles = genres[genre]?[measure.rawValue] ?? all[measure.rawValue]
    return quantiles.map { CharacterScale(measure, isHigh: isHigh, quantiles: $0) }
  }

  /// The names of the genres that have a row.
  public var names: [String] { genres.keys.sorted() }
}
