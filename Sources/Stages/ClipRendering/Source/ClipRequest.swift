import Audio
import Music

/// A piece of sound that a service is asked for.
public struct ClipRequest: Sendable, Hashable, Codable {
  /// Names this order: the same whenever it is repeated after a crash, another one for each new attempt.
  ///
  /// 1…64 letters, digits, `-` and `_`; services that know orders by name get it.
  public var id: String
  public var task: ClipTask
  /// The description of the sound, without tempo and key.
  public var words: String
  /// Nil for music without singing.
  public var lyrics: String?
  public var tempo: Tempo?
  public var key: Key?
  public var meter: Meter?
  /// Nil for as long as the service finds right.
  public var duration: Seconds?
  public var seed: Seed
  public var audio: ClipAudio?
  /// True if `audio` may leave this machine.
  public var mayUpload: Bool

  public init(
    id: String, _ task: ClipTask, words: String, duration: Seconds? = nil, seed: Seed = Seed(0)
  ) {
    self.id = id
    self.task = task
    self.words = words
    self.duration = duration
    self.seed = seed
    mayUpload = false
  }

  /// The description in one text, with all that a service needs in words that has fields of its own for `fields` only.
  public func prompt(besides fields: Set<ClipField>) -> String {
    var parts = [words]
    if case .stem(let name) = task { parts.append("\(name) only, no other instruments") }
    if let tempo, !fields.contains(.tempo) { parts.append("\(Self.short(tempo.bpm)) BPM") }
    if let key, !fields.contains(.key) { parts.append("in \(key)") }
    if lyrics == nil, !fields.contains(.lyrics) { parts.append("instrumental") }
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private static func short(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\((value * 10).rounded() / 10)"
  }

  /// The seed as services take it: the same for the same seed, in 1…`largest`, as 0 often means chance.
  public func seed(upTo largest: UInt64) -> Int {
    1 + Int(seed.value % max(1, min(largest, UInt64(Int.max))))
  }
}

/// A field of a request that a service may know as such; what it does not know is spelled out in words.
public enum ClipField: String, Sendable, Hashable, Codable, CaseIterable {
  case tempo, key, meter, duration, seed, lyrics
}

/// The task of a service.
public enum ClipTask: Sendable, Hashable, Codable {
  /// Everything together.
  case song
  /// One group of instruments alone, by name, such as `drums`.
  case stem(String)
  /// The request's audio, taken apart into these stems.
  case separate([String])

  /// The names of the files that come of it, the same from every service.
  public var fileNames: [String] {
    switch self {
    case .song: ["mix"]
    case .stem(let name): [name]
    case .separate(let names): names
    }
  }
}

/// A recording that goes along with a request.
public struct ClipAudio: Sendable, Hashable, Codable {
  /// The purpose of a recording.
  public enum Use: String, Sendable, Hashable, Codable, CaseIterable {
    /// Something that sounds like it.
    case style
    /// Something with its melody.
    case melody
    /// Something that goes on from its end.
    case continuation
    /// Itself, in the way that the words say.
    case cover
    /// Itself, taken apart.
    case separation
  }

  /// A WAV, FLAC or MP3 file.
  public var path: String
  public var use: Use
  /// The share of it that shall be kept, 0…1; nil for the service's own choice.
  public var strength: Double?

  public init(path: String, use: Use, strength: Double? = nil) {
    self.path = path
    self.use = use
    self.strength = strength
  }
}
