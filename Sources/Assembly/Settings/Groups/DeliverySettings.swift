import AudioFiles
import Metadata

extension Settings {
  /// Formats besides the master and its stems, and the names of the files.
  public struct DeliverySettings: Sendable, Equatable {
    @Setting(
      "delivery.formats", .formats,
      "Further formats of the master, each in a folder of its own below formats, such as flac, mp3, wav16@44.1.")
    public var formats: [AudioFileFormat] = []
    @Setting("delivery.stem_formats", .formats, "The same for the stems.")
    public var stemFormats: [AudioFileFormat] = []
    @Setting(
      "delivery.master_name",
      .naming("text with {name}, and where wanted {bpm}, {key}, {genre}; nothing of /\\:*?\"<>|", FileNaming.forMaster),
      "What the master is called; .wav is added. {name} is the ticket's.")
    public var masterName = FileNaming.master
    @Setting(
      "delivery.stem_name",
      .naming(
        "text with {number}, and where wanted {name}, {stem}, {bpm}, {key}, {genre}; nothing of /\\:*?\"<>|",
        FileNaming.forStems),
      "What the stems are called, in the folder stems.")
    public var stemName = FileNaming.stem

    static let rows = [
      SettingRow(\.delivery.$formats), SettingRow(\.delivery.$stemFormats), SettingRow(\.delivery.$masterName),
      SettingRow(\.delivery.$stemName),
    ]
  }
}

extension SettingForm where Value == [AudioFileFormat] {
  fileprivate static var formats: Self {
    parsed(AudioFileFormat.choices, AudioFileFormat.list, write: { $0.map(\.description).joined(separator: ", ") })
  }
}

extension SettingForm where Value == FileNaming {
  fileprivate static func naming(
    _ allowed: String, _ parse: @escaping @Sendable (String) -> FileNaming?
  ) -> Self {
    parsed(allowed, parse, write: \.text)
  }
}
