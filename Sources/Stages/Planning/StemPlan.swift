import Genres
import Music

/// One stem of a song plan.
public struct StemPlan: Sendable, Equatable, Codable {
  /// The position in the delivery, from 1.
  public let number: Int
  public let name: String
  public let role: StemRole
  /// The genre that its patterns come from; another one than the song's in a blend.
  public let genre: String
  /// The name of a patch of the library.
  public let sound: String
  /// The General MIDI program that plays it instead where there is a SoundFont, 0…127; 128 is the drum kit.
  public let program: Int?
  /// In words, for generators that are given a description.
  public internal(set) var description: String
  /// The middle of its range, as a MIDI note number.
  public let register: Int
  /// The sections in which it plays, by their index.
  public let sections: [Int]
  public let mix: StemMix
  /// The number of times it was made anew after checks of the delivery, from 1; nil for the first time.
  public internal(set) var variation: Int?

  /// The name of its file, as in `01-drums`.
  public var fileName: String { (number < 10 ? "0" : "") + "\(number)-\(name)" }
}

/// The genre's mix settings for one stem: level, tone, stereo position and ducking.
public struct StemMix: Sendable, Equatable, Codable {
  /// Loudness relative to the whole mix where it plays, in LU.
  public let levelLu: Double
  public let highPassHz: Double
  /// Factor on the difference of the channels: 0 is mono, 1 as rendered.
  public let width: Double
  /// −1 left … 1 right.
  public let pan: Double
  /// Depth of the ducking under the kick, in dB; 0 does not duck.
  public let duckDb: Double
  /// Release of the ducking, in quarter notes.
  public let duckReleaseBeats: Double

  enum CodingKeys: String, CodingKey {
    case width, pan
    case levelLu = "level_lu"
    case highPassHz = "high_pass_hz"
    case duckDb = "duck_db"
    case duckReleaseBeats = "duck_release_beats"
  }

  init(_ stem: StemDefinition, duck: Ducking) {
    levelLu = stem.levelLu
    highPassHz = stem.highPassHz
    width = stem.width
    pan = stem.pan
    duckDb = stem.duck * duck.depthDb
    duckReleaseBeats = duck.releaseBeats
  }
}

extension StemPlan {
  /// The same stem with another patch, and no acoustic instrument unless one is given.
  public func playing(_ sound: String, program: Int? = nil) -> StemPlan {
    StemPlan(
      number: number, name: name, role: role, genre: genre, sound: sound, program: program, description: description,
      register: register, sections: sections, mix: mix, variation: variation)
  }
}
