import Foundation

/// A sound of the owner's, by its name: what prompts and tickets ask for.
public struct SoundEntry: Sendable, Equatable {
  /// How it is played.
  public enum Form: String, Sendable, Equatable {
    /// An instrument that an SFZ file describes.
    case sfz
    /// Recordings of single drums.
    case kit
    /// Recordings of several notes of one instrument.
    case multisample
    /// One recording, played at every pitch.
    case oneShot = "one-shot"
    /// Bars that are repeated at the song's tempo.
    case loop
  }

  /// In lower case with dashes: `virtuosity-kit`.
  public let name: String
  /// Other names for the same, such as that of its folder.
  public internal(set) var aliases: [String]
  public let form: Form
  /// The SFZ file, the folder or the recording.
  public let path: String
  /// The tempo of a loop, in beats per minute.
  public let bpm: Double?
  /// The recordings of what is no SFZ file, in order.
  let recordings: [String]
  /// The names of the folders that it lies in, below the owner's, as names of sounds are written.
  var folders: [String] = []

  init(
    _ name: String, aliases: [String] = [], _ form: Form, at path: String, bpm: Double? = nil,
    recordings: [String] = []
  ) {
    (self.name, self.aliases, self.form, self.path) = (name, aliases, form, path)
    (self.bpm, self.recordings) = (bpm, recordings)
  }

  /// True if its keys mean drums: loops and kits, and instruments that are called so.
  public var isKit: Bool {
    switch form {
    case .kit, .loop: true
    case .multisample, .oneShot: false
    case .sfz: Self.kitWords.contains { word in (folders + [name]).contains { $0.contains(word) } }
    }
  }

  private static let kitWords = ["kit", "drum", "perc", "cymbal", "hi-hat", "hihat", "snare", "tom-"]
}

extension SoundEntry {
  /// A name as prompts and tickets have it: lower case, accents folded, one dash for what is neither letter nor digit.
  static func name(of text: String) -> String {
    let plain = text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).lowercased()
    return plain.split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
  }
}
