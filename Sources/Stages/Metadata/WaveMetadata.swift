import Audio
import Music

/// The metadata of a delivered WAV file, for the programs that open it.
///
/// Nothing in it depends on the clock or on the machine, so that the same job gives the same bytes.
public struct WaveMetadata: Sendable {
  /// A named position, such as the start of a section.
  public struct Marker: Sendable, Hashable {
    /// Counted from 0, at 48 kHz.
    public let frame: Int
    public let name: String

    public init(frame: Int, name: String) {
      self.frame = frame
      self.name = name
    }
  }

  /// A file's role in its delivery.
  public enum FileRole: Sendable, Hashable {
    case master
    /// A stem by its name, with its number among the stems, counted from 1.
    case stem(String, number: Int, of: Int)
  }

  public var title: String
  public var role: FileRole
  /// A name that no other recording has: the job's id.
  public var reference: String
  /// The program and its version.
  public var software: String
  public var genre: String
  /// Nil where there is no beat.
  public var tempo: Tempo?
  /// Nil where nothing pitched plays.
  public var key: Key?
  public var meter: Meter
  public var frames: Int
  public var markers: [Marker]
  /// The ticket's prompt.
  public var prompt: String
  /// The origin of the sound, in a sentence.
  public var provenance: String
  /// As measured in this file; nil before.
  public var loudness: LoudnessMetadata?

  public init(
    title: String, role: FileRole, reference: String, software: String, genre: String, meter: Meter, frames: Int
  ) {
    self.title = title
    self.role = role
    self.reference = reference
    self.software = software
    self.genre = genre
    self.meter = meter
    self.frames = frames
    (markers, prompt, provenance) = ([], "", "")
  }

  /// Everything, in an order in which readers find it before the sound.
  public var chunks: [RIFFChunk] {
    [broadcastExtension, iXML] + CueSheet(markers).chunks + [acidInformation, infoList, id3Tag]
  }

  /// The title, with the stem's name behind it.
  var fullTitle: String {
    switch role {
    case .master: title
    case .stem(let name, _, _): "\(title) (\(name))"
    }
  }

  /// The file's length in units of the meter, such as quarter notes; 0 without a tempo.
  var beats: Int {
    guard let tempo else { return 0 }
    let beat = tempo.seconds(of: Beats(4, over: meter.unit))
    return Int((SampleRate.standard.time(of: frames).value / beat).rounded())
  }
}

/// The loudness of a file as bext and iXML have it.
public struct LoudnessMetadata: Sendable, Hashable {
  public var integrated: Loudness?
  /// In LU.
  public var range: Double?
  public var truePeak: TruePeak?
  public var momentary: Loudness?
  public var shortTerm: Loudness?

  public init(
    integrated: Loudness? = nil, range: Double? = nil, truePeak: TruePeak? = nil, momentary: Loudness? = nil,
    shortTerm: Loudness? = nil
  ) {
    self.integrated = integrated
    self.range = range
    self.truePeak = truePeak
    self.momentary = momentary
    self.shortTerm = shortTerm
  }

  /// All of them in the order of the fields of bext, in hundredths; nil is not measured.
  var hundredths: [Int?] {
    [integrated?.value, range, truePeak?.value, momentary?.value, shortTerm?.value].map { value in
      value.flatMap { $0.isFinite ? Int((100 * $0).rounded()) : nil }
    }
  }
}
