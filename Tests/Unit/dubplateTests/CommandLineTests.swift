import ArgumentParser
import Diagnostics
import Foundation
import Testing

@testable import dubplate

/// The command line before the parser, and the messages after it.
@Suite struct CommandLineTests {
  private static let commands = ["run", "render", "drop", "jobs", "parse", "doctor", "help"]

  private static func arguments(_ typed: [String]) -> CommandLineArguments {
    CommandLineArguments(typed, commands: commands)
  }

  @Test(
    arguments: [
      // A sentence behind a dash is no option.
      (["render", "-14 LUFS techno"], ["render", " -14 LUFS techno"]),
      (["drop", "--- soft ---", "calm"], ["drop", " --- soft ---", "calm"]),
      (["parse", "-v -o house=1"], ["parse", " -v -o house=1"]),
      // A value of an option stays, and so does what follows two dashes.
      (["render", "--key", "-1 flat"], ["render", "--key", "-1 flat"]),
      (["render", "--", "-dark and slow"], ["render", "--", "-dark and slow"]),
      (["render", "--output=-a b"], ["render", "--output=-a b"]),
      // No value follows a flag.
      (["drop", "--wait", "-dark and slow"], ["drop", "--wait", " -dark and slow"]),
      // Single words may be options; other commands take no prompts.
      (["render", "-dark"], ["render", "-dark"]), (["jobs", "-a b"], ["jobs", "-a b"]), ([], []),
    ] as [([String], [String])])
  func `a sentence behind a dash reaches the parser as a prompt`(typed: [String], parsable: [String]) {
    #expect(Self.arguments(typed).parsable == parsable)
  }

  @Test(
    arguments: [
      (["rendr", "x"], "There is no command \"rendr\"; did you mean render?"),
      (["help", "docter"], "There is no command \"docter\"; did you mean doctor?"),
      (
        ["calm ambient"],
        "There is no command \"calm ambient\"; to make a track of it: dubplate render \"calm ambient\""
      ),
      (["xyzzy"], "There is no command \"xyzzy\"; dubplate --help lists them"),
      (["render", "x"], nil), (["help"], nil), (["help", "jobs"], nil), (["--version"], nil), ([], nil),
    ] as [([String], String?)])
  func `a command that does not exist is named with what may have been meant`(typed: [String], message: String?) {
    #expect(Self.arguments(typed).unknownCommand == message)
  }

  @Test(
    arguments: [
      (
        ["render", "-dark"], "Unknown option '-d'",
        "A prompt that begins with a dash goes behind two: dubplate render -- \"-dark\""
      ),
      (
        ["drop", "calm", "ambient"], "Unexpected argument 'ambient'",
        "A prompt of several words goes in quotes: dubplate drop \"calm ambient with piano\""
      ),
      (["render", "--duraton", "5"], "Unknown option '--duraton'. Did you mean '--duration'?", nil),
      (["render", "x"], "Missing value for '--key'", nil), (["jobs", "-x"], "Unknown option '-x'", nil),
    ] as [([String], String, String?)])
  func `a hint follows the parser's message where that does not say enough`(
    typed: [String], message: String, hint: String?
  ) {
    #expect(Self.arguments(typed).hint(for: message) == hint)
  }

  @Test(
    arguments: [
      ("settings.unknown", false, 78), ("lexicon.invalid", false, 78), ("genre.invalid", false, 78),
      ("state.locked", true, 78), ("ticket.missing", false, 65), ("json.syntax", false, 65),
      ("audio.unreadable", false, 65), ("reference.missing", false, 65), ("daemon.none", true, 75),
      ("job.unknown", false, 1), ("master.unwritable", false, 1), ("settings", false, 78),
    ] as [(String, Bool, Int32)])
  func `an exit code tells scripts what kind of refusal it was`(code: String, transient: Bool, exit: Int32) {
    let diagnosis = Diagnosis(
      code: code, location: "here", finding: "is wrong", remedy: "mend it", transient: transient)
    #expect(Failure.code(for: [diagnosis]).rawValue == exit)
    #expect(Failure.code(for: []).rawValue == 1)
  }

  @Test(
    arguments: [
      ("night-drive", "", "night-drive"), ("set/ticket.json", "set", "ticket.json"),
      ("/ticket.json", "/", "ticket.json"),
      ("/srv/in/x", "/srv/in", "x"), ("set/", "", "set"), ("a//", "", "a"), ("/", "/", ""), ("", "", ""),
      ("./x", ".", "x"),
    ])
  func `a path is taken apart at its last slash`(path: String, folder: String, name: String) {
    let parts = PathParts(path)
    #expect(parts.folder == folder)
    #expect(parts.name == name)
  }

  @Test(arguments: [("x", "y", "y"), ("set/x", "y", "set/y"), ("/x", "y", "/y"), ("/srv/x/", "y", "/srv/y")])
  func `another name in the same folder has the same folder`(path: String, name: String, sibling: String) {
    #expect(PathParts(path).sibling(name) == sibling)
  }

  @Test(
    arguments: [
      ("calm ambient with piano", "calm-ambient-with-piano"), ("techno/house", "techno-house"), ("夜の音楽", "yeno-yin-le"),
      ("Übermäßig laut!", "uberma-ig-laut"), ("one two three four five six seven", "one-two-three-four-five-six"),
      ("", "track"), ("!?", "track"), (String(repeating: "a", count: 100), String(repeating: "a", count: 48)),
    ])
  func `a prompt gets a name of its first words`(prompt: String, name: String) {
    #expect(TicketOptions.name(for: prompt) == name)
  }
}
