import Analysis
import Audio
import Mastering

/// The result of mastering files, measured on what was written.
public struct MasterJobReport: Sendable, Codable {
  public var output: String
  /// The mastered stems, whose integer sum is the master; empty for one mix.
  public var stems: [String]
  public var before: Measures
  public var after: Measures
  public var reference: Measures?
  /// Nil without a reference, and where one of the two is silent.
  public var similarity: Similarity?
  /// The most that the equaliser raised and lowered a band.
  public var greatestBoost: Decibels
  public var greatestCut: Decibels
  /// The largest difference between the sum of the stems and the master, in steps of 24 bits.
  public var residue: Int
  public var mastering: MasterReport

  /// The measures of one recording.
  public struct Measures: Sendable, Hashable, Codable {
    /// Nil for silence and for less than 0.4 s.
    public var loudness: Loudness?
    /// Nil for digital silence.
    public var truePeak: TruePeak?
    public var peakToLoudness: Decibels?
    public var loudnessRange: Decibels

    enum CodingKeys: String, CodingKey {
      case loudness = "loudness_lufs"
      case truePeak = "true_peak_dbtp"
      case peakToLoudness = "plr_db"
      case loudnessRange = "loudness_range_lu"
    }
  }

  /// The likeness of the tone to the reference's, by the definition of `SpectralFingerprint.similarity`.
  public struct Similarity: Sendable, Hashable, Codable {
    public var before: SimilarityReport
    public var after: SimilarityReport
  }

  enum CodingKeys: String, CodingKey {
    case output, stems, before, after, reference, similarity, residue, mastering
    case greatestBoost = "greatest_boost_db"
    case greatestCut = "greatest_cut_db"
  }
}
