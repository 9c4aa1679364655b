import Audio
import CSndfile

/// A way to write sound, such as `flac` or `wav16@44.1`: a coding, and a rate in kHz where it is not 48.
public struct AudioFileFormat: Sendable, Hashable, CustomStringConvertible {
  /// Container, coding and word length.
  public enum Coding: String, Sendable, Hashable, CaseIterable {
    case wav16, wav24, wav32f, flac16, flac, mp3, opus, vorbis
  }

  public let coding: Coding
  public let rate: SampleRate

  /// Nil unless the coding is known and can have the rate.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard let first = parts.first, let coding = Coding(rawValue: String(first)), parts.count <= 2 else { return nil }
    let kilohertz = parts.count == 2 ? Double(parts[1]) : 48
    guard let kilohertz, coding.rates.contains(kilohertz) else { return nil }
    self.coding = coding
    rate = SampleRate(value: kilohertz * 1000)
  }

  /// Formats with commas between them, each once; nil if one is none.
  public static func list(_ text: String) -> [AudioFileFormat]? {
    var formats: [AudioFileFormat] = []
    for word in text.split(separator: ",") {
      guard let format = AudioFileFormat(word.filter { !$0.isWhitespace }.lowercased()) else { return nil }
      if !formats.contains(format) { formats.append(format) }
    }
    return formats
  }

  /// The entries that a list may have, in words.
  public static let choices =
    "none, one or more of \(Coding.allCases.map(\.rawValue).joined(separator: ", ")), with commas between them, "
    + "each with @44.1, @88.2 or @96 for another rate than 48 kHz (mp3 and vorbis: only @44.1; opus: none)"

  /// As it is read; it can name a folder.
  public var description: String {
    let kilohertz = rate.value / 1000
    let whole = kilohertz == kilohertz.rounded()
    return rate == .standard ? coding.rawValue : "\(coding.rawValue)@\(whole ? "\(Int(kilohertz))" : "\(kilohertz)")"
  }

  public var fileExtension: String {
    switch coding {
    case .wav16, .wav24, .wav32f: "wav"
    case .flac16, .flac: "flac"
    case .mp3: "mp3"
    case .opus: "opus"
    case .vorbis: "ogg"
    }
  }
}

extension AudioFileFormat.Coding {
  /// In kHz.
  fileprivate var rates: Set<Double> {
    switch self {
    case .opus: [48]
    case .mp3, .vorbis: [44.1, 48]
    case .wav16, .wav24, .wav32f, .flac16, .flac: [44.1, 48, 88.2, 96]
    }
  }

  /// The word length of codings that hold integers.
  var bits: Int? {
    switch self {
    case .wav16, .flac16: 16
    case .wav24, .flac: 24
    case .wav32f, .mp3, .opus, .vorbis: nil
    }
  }

  /// As libsndfile names it.
  var number: Int {
    switch self {
    case .wav16: Int(SF_FORMAT_WAV) | Int(SF_FORMAT_PCM_16)
    case .wav24: Int(SF_FORMAT_WAV) | Int(SF_FORMAT_PCM_24)
    case .wav32f: Int(SF_FORMAT_WAV) | Int(SF_FORMAT_FLOAT)
    case .flac16: Int(SF_FORMAT_FLAC) | Int(SF_FORMAT_PCM_16)
    case .flac: Int(SF_FORMAT_FLAC) | Int(SF_FORMAT_PCM_24)
    case .mp3: Int(SF_FORMAT_MPEG) | Int(SF_FORMAT_MPEG_LAYER_III)
    case .opus: Int(SF_FORMAT_OGG) | Int(SF_FORMAT_OPUS)
    case .vorbis: Int(SF_FORMAT_OGG) | Int(SF_FORMAT_VORBIS)
    }
  }
}
