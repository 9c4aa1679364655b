import Foundation

/// What goes to the output stream: JSON with its keys in order, and text.
enum Output {
  static func print(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    FileHandle.standardOutput.write(try encoder.encode(value) + Data("\n".utf8))
  }

  /// Lines for people.
  static func print(text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }
}
