import Diagnostics
import Foundation

/// The typed arguments, made ready for the parser, and the messages where they are not understood.
struct CommandLineArguments {
  private let typed: [String]
  /// The names of all commands.
  private let commands: [String]

  init(_ typed: [String], commands: [String]) {
    self.typed = typed
    self.commands = commands
  }

  /// The commands that take prompts.
  private static let prompted: Set<String> = ["render", "drop", "parse"]

  /// The same for the parser: a sentence that begins with a dash gets a space before it, so that it is no option.
  ///
  /// No option has a space in its name; what follows an option may be its value and stays as it is.
  var parsable: [String] {
    guard let command = typed.first, Self.prompted.contains(command) else { return typed }
    let end = typed.firstIndex(of: "--") ?? typed.endIndex
    return typed.indices.map { index in
      let mayBeValue = index > 0 && typed[index - 1].hasPrefix("--") && !Self.flags.contains(typed[index - 1])
      return index < end && !mayBeValue && Self.isSentence(typed[index]) ? " " + typed[index] : typed[index]
    }
  }

  /// Options of those commands that no value follows.
  private static let flags: Set<String> = [
    "--wait", "--work-off", "--dry-run", "--json", "--verbose", "--fallback", "--no-fallback",
  ]

  private static func isSentence(_ text: String) -> Bool {
    guard text.hasPrefix("-") else { return false }
    return text.prefix { $0 != "=" }.contains(where: \.isWhitespace)
  }

  /// A remedy for a message of the parser; nil when that says enough.
  func hint(for message: String) -> String? {
    guard let command = typed.first, Self.prompted.contains(command) else { return nil }
    let isUnread = message.contains("Unknown option '") || message.contains("Missing expected argument")
    if isUnread, !message.contains("Did you mean"), let word = typed.first(where: Self.mayBePrompt) {
      return "A prompt that begins with a dash goes behind two: dubplate \(command) -- \"\(word)\""
    }
    if message.contains("nexpected argument"), typed.dropFirst().filter({ !$0.hasPrefix("-") }).count > 1 {
      return "A prompt of several words goes in quotes: dubplate \(command) \"calm ambient with piano\""
    }
    return nil
  }

  /// `-dark`, which the parser takes for a bundle of short options.
  private static func mayBePrompt(_ word: String) -> Bool {
    word.count > 2 && word.hasPrefix("-") && !word.hasPrefix("--")
  }

  /// The message for a command that does not exist; nil where it does.
  var unknownCommand: String? {
    let named = typed.first == "help" ? typed.dropFirst().first : typed.first
    guard let word = named, !word.hasPrefix("-"), !commands.contains(word) else { return nil }
    if let near = Suggestion.nearest(to: word, among: commands) {
      return "There is no command \"\(word)\"; did you mean \(near)?"
    }
    let isOrder = word.contains(" ") || FileManager.default.fileExists(atPath: word)
    let remedy = isOrder ? "to make a track of it: dubplate render \"\(word)\"" : "dubplate --help lists them"
    return "There is no command \"\(word)\"; \(remedy)"
  }
}
