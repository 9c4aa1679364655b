import ArgumentParser
import Foundation

/// The fields of a ticket as flags; they are checked where every ticket is.
struct TicketOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Seconds, or minutes and seconds as in 2:30.", valueName: "time"))
  var duration: String?

  @Option(help: "Tempo in BPM.")
  var bpm: Double?

  @Option(help: "Such as \"F# minor\".")
  var key: String?

  @Option(help: "The name of a genre.")
  var genre: String?

  @Option(help: ArgumentHelp("Who makes the sound: embedded, or a backend of the settings.", valueName: "name"))
  var backend: String?

  @Flag(inversion: .prefixedNo, help: "Whether the engine may play what the backend cannot make.")
  var fallback: Bool?

  @Option(help: ArgumentHelp("The same seed gives the same track.", valueName: "number"))
  var seed: UInt64?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Integrated loudness in LUFS, such as -14.", valueName: "lufs"))
  var loudness: Double?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The highest true peak in dBTP, such as -1.", valueName: "dbtp"))
  var truePeak: Double?

  /// The fields that were given.
  var fields: [String: Any] {
    var fields: [String: Any] = [:]
    fields["duration"] = duration.map { text in Double(text).map { $0 as Any } ?? text }
    fields["bpm"] = bpm
    fields["key"] = key
    fields["genre"] = genre
    fields["backend"] = backend
    fields["fallback"] = fallback
    fields["seed"] = seed
    fields["loudness"] = loudness
    fields["true_peak"] = truePeak
    return fields
  }

  /// A ticket as JSON, its keys in order.
  static func document(_ fields: [String: Any]) throws -> [UInt8] {
    let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try JSONSerialization.data(withJSONObject: fields, options: options)) + [UInt8(ascii: "\n")]
  }

  /// A name for a prompt: its first words, in ASCII, with dashes.
  static func name(for prompt: String) -> String {
    let plain = prompt.applyingTransform(.toLatin, reverse: false)?.applyingTransform(.stripDiacritics, reverse: false)
    let words = (plain ?? prompt).lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    let name = words.prefix(6).joined(separator: "-").prefix(48)
    return name.isEmpty ? "track" : String(name)
  }
}
