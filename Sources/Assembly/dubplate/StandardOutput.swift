import Foundation

/// The output stream; everything else that is said goes to the error stream.
///
/// The one manner of all commands:
/// 1. `--json` prints JSON, on a terminal and elsewhere, keys in order and in snake_case; a list for several things.
/// 2. Without it a terminal gets lines for people. Tables have a head, and are no wider than the terminal.
/// 3. Without it a pipe gets what the next program can use: of commands that make something (`render`, `drop`) the paths,
///    one a line; of commands that measure (`parse`, `analyze`, `qa`, `master`) JSON; of commands that look after an
///    installation (`jobs`, `show`, `doctor`) the same lines as a terminal, uncut.
enum StandardOutput {
  /// True where people read the output stream.
  static var isTerminal: Bool { Terminal.shows(STDOUT_FILENO) }

  /// The width that lines may take; nil when nobody sees them.
  static var width: Int? { isTerminal ? Terminal.width(of: STDOUT_FILENO) : nil }

  /// JSON with its keys in order.
  static func print(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    FileHandle.standardOutput.write(try encoder.encode(value) + Data("\n".utf8))
  }

  /// Lines for people.
  static func print(text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

  /// The result of a measuring command: lines on a terminal, else JSON, or JSON anyway.
  static func print(_ value: some Encodable, json: Bool, text: () -> String) throws {
    if json || !isTerminal { try print(value) } else { print(text: text()) }
  }

  /// A table; where people see it, it fits.
  static func print(_ table: TextTable) { print(text: table.text(width: width)) }

  /// The path of what was made, for the next program; on a terminal the error stream has said it already.
  static func print(path: String) {
    if !isTerminal || !Terminal.shows(STDERR_FILENO) { print(text: path + "\n") }
  }
}

/// Numbers for people, always with a point.
enum NumberText {
  static func decimal(_ value: Double, _ places: Int = 1) -> String { String(format: "%.*f", places, value) }

  /// With up to two decimals, as many as there are.
  static func short(_ value: Double) -> String {
    let text = decimal(value, 2)
    let digits = text.reversed().drop { $0 == "0" }.reversed()
    return digits.last == "." ? String(digits.dropLast()) : String(digits)
  }

  static func signed(_ value: Double) -> String { String(format: "%+.1f", value) }

  static func whole(_ value: Double) -> String { String(format: "%.0f", value) }

  /// Such as `3:05`.
  static func clock(_ seconds: Double) -> String {
    String(format: "%d:%02d", Int(seconds) / 60, Int(seconds) % 60)
  }
}
