import Foundation
import Testing

/// What people give `render` and `drop`: prompts, files, folders, pipes, and slips.
@Suite struct CommandInputTests {
  /// A folder as somebody has it who tries the program.
  private final class Desk {
    let studio: Studio
    var path: String { studio.root }

    init() throws {
      studio = try Studio()
      try write(
        #"{"prompt": "house", "duration": 6, "seed": 18446744073709551615, "x-note": "kept"}"#, "night-drive.json")
      try write("calm ambient with piano\n", "rainy window.txt")
      try write(#"{"prompt": "house", "bpm": 900}"#, "bad.json")
      try write(#"{"prompt": "house", "reference": "refs/club.wav"}"#, "set/ticket.json")
      try write("RIFF", "set/refs/club.wav")
      try write("RIFF", "solo.wav")
      try write("house", "solo.txt")
      try write(#"{"prompt": "x", "reference": "refs/cljb.wav"}"#, "set2/ticket.json")
      try write("RIFF", "set2/refs/club.wav")
      try write("words", "notes")
      try write("{}", "two/a.json")
      try write("{}", "two/b.json")
      try FileManager.default.createDirectory(atPath: "\(path)/empty", withIntermediateDirectories: true)
    }

    func write(_ text: String, _ name: String) throws {
      let file = URL(filePath: "\(path)/\(name)")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }

    /// Runs the program in this folder, with its root below it.
    func run(_ arguments: [String], input: String? = nil, root: Bool = true) throws -> Program.Result {
      try Program.run(
        arguments.flatMap { $0 == "ROOT" ? ["--root", "\(path)/root"] : [$0] }
          + (root ? ["--root", "\(path)/root"] : []),
        in: path, input: input)
    }

    func inbox() throws -> [String] {
      guard FileManager.default.fileExists(atPath: "\(path)/root/inbox") else { return [] }
      return try studio.names(in: "root/inbox")
    }
  }

  @Test(
    arguments: [
      ("nigth-drive.json", "there is no such file; did you mean night-drive.json?"),
      ("rainy windw.txt", "there is no such file; did you mean rainy window.txt?"),
      ("set/tiket.json", "there is no such file; did you mean set/ticket.json?"),
      ("NOTHERE.JSON", "there is no such file"), ("./nothere", "there is no such file"),
      ("empty/nothere", "there is no such file"), ("/nothere/x", "there is no such file"),
      ("sollo.wav", "there is no such file; did you mean solo.wav?"), ("notes", "is neither .json nor .txt"),
      ("solo.wav", "is audio, not a ticket; give a prompt, and this file with --reference"),
      ("empty", "is a folder without a ticket"), ("two", "holds 2 tickets: a.json, b.json"),
      ("bad.json", "bad.json, $.bpm (line 1): 900 BPM is outside"),
      ("set2", "there is no audio file set2/refs/cljb.wav; did you mean set2/refs/club.wav?"),
      ("", "there is neither a prompt nor a reference"),
    ] as [(String, String)])
  func `a file's name is a file, and what is wrong with it is said`(argument: String, words: String) throws {
    let desk = try Desk()
    for command in ["drop", "render", "parse"] {
      let result = try desk.run([command, argument])
      #expect(result.code == (argument == "two" ? 1 : 65), "\(result.errors)")
      #expect(result.errors.contains(words), "\(result.errors)")
      #expect(!result.errors.contains("Domain="))
      #expect(result.output.isEmpty)
    }
    #expect(try desk.inbox().isEmpty)
  }

  @Test(
    arguments: [
      ("calm ambient", "calm-ambient.json", "calm ambient"), ("techno/house", "techno-house.json", "techno/house"),
      ("house, like a.b.c", "house-like-a-b-c.json", "house, like a.b.c"), ("x", "x.json", "x"),
      ("-14 LUFS techno", "14-lufs-techno.json", "-14 LUFS techno"),
      ("-h is a note", "h-is-a-note.json", "-h is a note"),
      ("--- soft ---", "soft.json", "--- soft ---"), ("夜の音楽", "yeno-yin-le.json", "夜の音楽"),
      ("-v -o house=1", "v-o-house-1.json", "-v -o house=1"),
    ] as [(String, String, String)])
  func `whatever else is said is a prompt, also behind a dash`(prompt: String, name: String, said: String) throws {
    let desk = try Desk()
    let result = try desk.run(["drop", prompt])
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.output == "\(desk.path)/root/inbox/\(name)\n")
    #expect(try desk.studio.json("root/inbox/\(name)")["prompt"] as? String == said)
  }

  @Test func `a word behind a dash is taken after two dashes, and the message says so`() throws {
    let desk = try Desk()
    for word in ["-dark", "-14", "-heavy", "-xyz"] {
      let result = try desk.run(["render", word], root: false)
      // `-h` and `-v` are options, also in a bundle.
      guard word != "-heavy" else { continue }
      #expect(result.code == 64 && result.errors.contains("dubplate render -- \"\(word)\""), "\(result.errors)")
    }
    #expect(try desk.run(["drop", "ROOT", "--", "-dark"], root: false).code == 0)
    #expect(try desk.studio.json("root/inbox/dark.json")["prompt"] as? String == "-dark")
  }

  @Test func `a ticket is dropped byte for byte, and options stand in location of its fields`() throws {
    let desk = try Desk()
    #expect(try desk.run(["drop", "night-drive.json"]).code == 0)
    #expect(try desk.studio.data("root/inbox/night-drive.json") == desk.studio.data("night-drive.json"))
    #expect(try desk.run(["drop", "night-drive.json", "--duration", "2:30", "--key", "A minor"]).code == 0)
    let text = String(decoding: try desk.studio.data("root/inbox/night-drive~2.json"), as: UTF8.self)
    for part in [#""duration" : "2:30""#, #""key" : "A minor""#, "18446744073709551615", #""x-note" : "kept""#] {
      #expect(text.contains(part), "\(text)")
    }
    #expect(try desk.run(["drop", "rainy window.txt", "--bpm", "90", "--loudness", "-16"]).code == 0)
    let ticket = try desk.studio.json("root/inbox/rainy window.json")
    #expect(ticket["prompt"] as? String == "calm ambient with piano")
    #expect(ticket["bpm"] as? Int == 90 && ticket["loudness"] as? Int == -16)
  }

  @Test(
    arguments: [
      ["--bpm", "900"], ["--duration", "1"], ["--key", "H sharp"], ["--genre", "nothing"], ["--true-peak", "3"],
    ])
  func `options that cannot be are refused by their names, and nothing is dropped`(options: [String]) throws {
    let desk = try Desk()
    let made = try desk.run(["drop", "house"] + options)
    #expect(made.code == 65 && made.errors.contains("dubplate: \(options[0])"), "\(made.errors)")
    let given = try desk.run(["drop", "house", "night-drive.json"] + options)
    #expect(given.code == 65, "\(given.errors)")
    #expect(try desk.inbox().isEmpty)
  }

  @Test func `audio goes along with the ticket that names it, lies in its folder, or has its name`() throws {
    let desk = try Desk()
    #expect(try desk.run(["drop", "set"]).code == 0)
    #expect(try desk.run(["drop", "set/ticket.json"]).code == 0)
    #expect(try desk.run(["drop", "solo.txt"]).code == 0)
    #expect(try desk.run(["drop", "set", "--reference", "solo.wav", "--duration", "20"]).code == 0)
    #expect(try desk.run(["drop", "house", "--reference", "solo.wav"]).code == 0)
    #expect(try desk.inbox() == ["house", "set", "set~2", "solo", "ticket"])
    for (folder, audio) in [("set", "refs/club.wav"), ("ticket", "refs/club.wav"), ("solo", "solo.wav")] {
      #expect(try desk.studio.data("root/inbox/\(folder)/\(audio)") == Data("RIFF".utf8))
    }
    #expect(try desk.studio.json("root/inbox/set~2/ticket.json")["reference"] as? String == "solo.wav")
    #expect(try desk.studio.json("root/inbox/house/house.json")["reference"] as? String == "solo.wav")
    let missing = try desk.run(["drop", "house", "--reference", "none.wav"])
    #expect(missing.code == 65 && missing.errors.contains("none.wav: there is no audio file none.wav"))
  }

  @Test func `a dash reads the ticket from the input stream`() throws {
    let desk = try Desk()
    #expect(try desk.run(["drop", "-"], input: "piano in C major\n").code == 0)
    #expect(try desk.studio.data("root/inbox/piano-in-c-major.txt") == Data("piano in C major\n".utf8))
    #expect(try desk.run(["drop", "-", "--bpm", "140"], input: #" {"prompt": "trap", "duration": 5}"#).code == 0)
    let ticket = try desk.studio.json("root/inbox/trap.json")
    #expect(ticket["bpm"] as? Int == 140 && ticket["duration"] as? Int == 5)
    let empty = try desk.run(["drop", "-"], input: "")
    #expect(empty.code == 65 && empty.errors.contains("input: the text is empty"), "\(empty.errors)")
    let broken = try desk.run(["render", "-"], input: #"{"prompt": "#)
    #expect(broken.code == 65 && broken.errors.contains("input"), "\(broken.errors)")
    #expect(try desk.run(["drop", "-", "-"], input: "x").code == 64)
  }

  @Test func `parse reads the same files, folders and streams`() throws {
    let desk = try Desk()
    for (argument, input) in [("night-drive.json", nil), ("set", nil), ("-", "house")] as [(String, String?)] {
      let parsed = try desk.run(["parse", argument], input: input)
      #expect(parsed.code == 0 && parsed.output.contains(#""genre" : "house""#), "\(parsed.errors)")
    }
  }

  @Test(arguments: ["track.wav", "night-drive.json", "out/x.flac", "notes"])
  func `where render puts a track is a folder`(output: String) throws {
    let desk = try Desk()
    let result = try desk.run(["render", "house", "-o", output])
    #expect(result.code == 64 && result.errors.contains("-o names the folder"), "\(result.errors)")
  }

  @Test func `of several tickets with a fault in one, none is dropped`() throws {
    let desk = try Desk()
    #expect(try desk.run(["drop", "night-drive.json", "bad.json", "house"]).code == 65)
    #expect(try desk.inbox().isEmpty)
  }
}
