import Foundation
import Testing

/// The inbox is never silent: what can only mean one thing is used, about the rest there is a note.
@Suite struct InboxTests {
  private func pass(_ studio: Studio) throws -> Program.Result {
    try Program.run(
      "run", "--once", "--root", studio.root,
      environment: ["DUBPLATE_SILENT": "0", "DUBPLATE_WATCH_STABLE_FOR_S": "0.02"])
  }

  private func drop(_ bytes: [UInt8], as name: String, in studio: Studio) throws {
    try Data(bytes).write(to: URL(filePath: "\(studio.root)/inbox/\(name)"))
  }

  @Test(arguments: [
    ("Club.json", "club.wav"), ("caf\u{e9}.json", "cafe\u{301}.wav"), ("club.json", "club.wma"),
    ("club.json.txt", "Club.m4a"),
  ])
  func `audio in other letters and of any kind goes with its ticket`(ticket: String, audio: String) throws {
    let studio = try Studio()
    try studio.drop(#"{"prompt": "house", "duration": 5}"#, as: ticket)
    try studio.drop("RIFF", as: audio)
    _ = try pass(studio)
    #expect(try studio.names(in: "inbox").isEmpty)
    let folder = try #require(try studio.names(in: "archive").first)
    #expect(try studio.names(in: "archive/\(folder)").contains(audio))
  }

  @Test(arguments: [
    "night.md", "night.docx", "night.rtf", "night.pdf", "night", "m15.wav", "m15.wma", "night.yaml",
    "m15.wav.crdownload",
  ])
  func `what is left in the inbox has a note and a line that say what to do`(name: String) throws {
    let studio = try Studio()
    try studio.drop("techno 130 bpm", as: name)
    let result = try pass(studio)
    #expect(try studio.names(in: "queue") == ["\(name).WAITING.txt"])
    let note = String(decoding: try studio.data("queue/\(name).WAITING.txt"), as: UTF8.self)
    #expect(note.hasPrefix("\(name) waits in the inbox: ") && note.contains("What to do: "))
    #expect(note.contains("Noticed at 20"))
    #expect((result.output + result.errors).contains(name), "\(result.output)\(result.errors)")
    try FileManager.default.removeItem(atPath: "\(studio.root)/inbox/\(name)")
    _ = try pass(studio)
    #expect(try studio.names(in: "queue").isEmpty)
  }

  @Test func `a ticket with a hidden ending is read as what it is`() throws {
    let studio = try Studio()
    try studio.drop(#"{"prompt": "techno 130 bpm", "duration": 6}"#, as: "night.json.txt")
    try studio.drop(#"{"prompt": "techno", "duration": 6}"#, as: "plain.txt")
    try studio.drop("techno 130 bpm, 6 seconds", as: "words.txt.json")
    #expect(try pass(studio).code == 0)
    #expect(try studio.names(in: "outbox") == ["night", "plain", "words"])
    let parsed = try Program.run("show", "night", "--json", "--root", studio.root)
    #expect(parsed.code == 0)
  }

  @Test func `tickets in UTF-16 and Windows-1252 are read`() throws {
    let studio = try Studio()
    let ticket = #"{"prompt": "düsterer house", "duration": 6, "key": "8A"}"#
    let wide = try #require(ticket.data(using: .utf16))
    try drop(Array(wide), as: "wide.json", in: studio)
    try drop(Array(try #require(ticket.data(using: .windowsCP1252))), as: "old.json", in: studio)
    try drop(Array(try #require("düsterer house".data(using: .utf16LittleEndian))), as: "words.txt", in: studio)
    #expect(try pass(studio).code == 0)
    #expect(try studio.names(in: "outbox") == ["old", "wide", "words"])
  }

  @Test(arguments: [
    (#"{"prompt": "house",}"#, "a comma before the closing }"), (#"{"prompt": "house" // nice"#, "a comment"),
    (#"{“prompt”: “house”}"#, "typographic quotes"), (#"{prompt: "house"}"#, "without quotes"),
    ("house", "plain words"),
  ])
  func `a slip in a ticket is named in its reasons`(text: String, finding: String) throws {
    let studio = try Studio()
    try studio.drop(text, as: "odd.json")
    #expect(try pass(studio).code == 1)
    let why = String(decoding: try studio.data("failed/odd/WHY.txt"), as: UTF8.self)
    #expect(why.hasPrefix("odd.json") && why.contains(finding), "\(why)")
    #expect(!why.contains("/proc/") && !why.contains("NSCocoa") && !why.contains(".dubplate"))
  }

  @Test func `of two recordings without a name none is chosen in silence, and an unread text is told`() throws {
    let studio = try Studio()
    for folder in ["pair", "words"] {
      try FileManager.default.createDirectory(
        atPath: "\(studio.root)/inbox/\(folder)", withIntermediateDirectories: true)
      try studio.drop(#"{"prompt": "house", "duration": 5}"#, as: "\(folder)/ticket.json")
    }
    for name in ["a.wav", "b.wav"] { try studio.drop("RIFF", as: "pair/\(name)") }
    try studio.drop("la la", as: "words/more.txt")
    let result = try pass(studio)
    #expect(result.code == 1 && (result.output + result.errors).contains("more.txt is not read"))
    let why = String(decoding: try studio.data("failed/pair/WHY.txt"), as: UTF8.self)
    #expect(why.contains("has 2 recordings beside it: a.wav, b.wav"), "\(why)")
    #expect(try studio.names(in: "outbox") == ["words"])
  }
}
