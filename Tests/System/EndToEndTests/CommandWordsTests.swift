import Foundation
import Testing

/// Help, slips on the command line, and the manner in which results are printed.
@Suite struct CommandWordsTests {
  private static let commands = [
    "run", "render", "drop", "jobs", "show", "cancel", "retry", "parse", "analyze", "qa", "master", "sounds", "doctor",
  ]

  @Test(arguments: commands)
  func `every command's help has an example and fits into 80 columns`(command: String) throws {
    let help = try Program.run("help", command)
    #expect(help.code == 0)
    #expect(help.output.contains("\nExample: "), "\(help.output)")
    #expect(help.output.contains("\n  dubplate \(command)"), "\(help.output)")
    for line in help.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test(
    arguments: [
      (["rendr", "x"], "There is no command \"rendr\"; did you mean render?"), (["jbos"], "did you mean jobs?"),
      (["Drop", "x"], "did you mean drop?"), (["analyse", "x.wav"], "did you mean analyze?"),
      (["help", "docter"], "did you mean doctor?"),
      (["calm ambient"], "to make a track of it: dubplate render \"calm ambient\""),
      (["frobnicate"], "There is no command \"frobnicate\"; dubplate --help lists them"),
      (["render", "calm", "ambient"], "A prompt of several words goes in quotes"),
      (["render", "x", "--duraton", "5"], "Did you mean '--duration'?"),
    ] as [([String], String)])
  func `a slip is named, with what may have been meant`(arguments: [String], words: String) throws {
    let result = try Program.run(arguments)
    #expect(result.code == 64 && result.output.isEmpty)
    #expect(result.errors.contains(words), "\(result.errors)")
  }

  @Test func `through a pipe parse prints JSON, and jobs the lines of a terminal`() throws {
    let studio = try Studio()
    for flags in [[], ["--json"]] {
      let parsed = try Program.run(["parse", "dark techno", "--root", studio.root] + flags)
      #expect(parsed.output.hasPrefix("{"), "\(parsed.output)")
    }
  }

  @Test(arguments: [80, 40])
  func `on a terminal results are lines that fit`(width: Int) throws {
    let shown = try Program.onTerminal(width, "parse", "dark techno at 132 bpm in F minor, no vocals")
    #expect(shown.contains("genre     techno") && shown.contains("tempo     132 BPM"), "\(shown)")
    #expect(!shown.contains("{"), "\(shown)")
    let json = try Program.onTerminal(width, "parse", "dark techno", "--json")
    #expect(json.contains("\"genre\" : \"techno\""), "\(json)")
  }
}
