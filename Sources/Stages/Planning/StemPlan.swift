import Genres
import Music

/// One stem of a song plan.
public struct StemPlan: Sendable, Equatable, Codable {
  /// The position in the delivery, from 1.
  public internal(set) var number: Int
  public let name: String
  public let role: StemRole
  /// The genre that its patterns come from; another one than the song's in a blend.
  public let genre: String
  /// The name of a patch of the library.
  public internal(set) var sound: String
  /// The General MIDI program that plays it instead where there is a SoundFont, 0…127; 128 is the drum kit.
  public internal(set) var program: Int?
  /// In words, for generators that are given a description.
  public internal(set) var description: String
  /// True if it accompanies its own melody, as a pianist's left hand does; nil for no.
  public var bothHands: Bool?
  /// The middle of its range, as a MIDI note number.
  public internal(set) var register: Int
  /// The sections in which it plays, by their index.
  public let sections: [Int]
  public internal(set) var mix: StemMix
  /// The number of times it was made anew after checks of the delivery, from 1; nil for the first time.
  public internal(set) var variation: Int?
  /// The instrument by name, where one was asked for or the stem is named after one.
  public internal(set) var instrument: String?
  /// The sections in which it is in front with a melody of its own, by their index; nil for none.
  public internal(set) var solos: [Int]?
  /// The drums of its kit that were asked for by name; nil for none.
  public internal(set) var drums: [DrumNote]?
  /// The voice of the harmony that it plays as a single line, from 1 at the top; nil where it plays whole chords or none.
  public internal(set) var harmonyVoice: Int?
  /// Who sings it; nil for other stems, and where nothing was said of the voice.
  public internal(set) var voice: PlannedVoice?

  /// The owner's sound that plays it instead of `sound` and `program`, by its name; nil for none.
  public internal(set) var samples: String?

  enum CodingKeys: String, CodingKey {
    case number, name, role, genre, sound, program, description, register, sections, mix, variation, instrument, solos
    case drums, voice, samples
    case harmonyVoice = "harmony_voice"
    case bothHands = "both_hands"
  }

  /// The name of its file, as in `01-drums`.
  public var fileName: String { (number < 10 ? "0" : "") + "\(number)-\(name)" }
}

/// The genre's mix settings for one stem: level, tone, stereo position and ducking.
public struct StemMix: Sendable, Equatable, Codable {
  /// Loudness relative to the whole mix where it plays, in LU.
  public internal(set) var levelLu: Double
  public internal(set) var highPassHz: Double
  /// Factor on the difference of the channels: 0 is mono, 1 as rendered.
  public internal(set) var width: Double
  /// −1 left … 1 right.
  public internal(set) var pan: Double
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
    var stem = self
    (stem.sound, stem.program) = (sound, program)
    return stem
  }

  /// The same with another middle of its range.
  public func moved(to register: Int) -> StemPlan {
    var stem = self
    stem.register = register
    return stem
  }

  /// True if it carries a melody in the section with this index.
  public func isSolo(in section: Int) -> Bool { solos?.contains(section) ?? false }
}
