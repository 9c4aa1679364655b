import Diagnostics
import DropFolder
import Foundation
import Genres
import Music
import Prompt
import TestSupport
import Testing

@testable import dubplate

/// Prompts, files and folders from the command line, and the genres beside the settings.
@Suite struct TicketInputTests {
  private let folder = Scratch.path("tickets")

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try write(#"{"prompt": "house", "bpm": 126, "x-note": "kept"}"#, "drive.json")
    try write("calm ambient", "set/rain.txt")
    try write("RIFF", "set/rain.wav")
    try write("notes", "set/about.md")
    try write("RIFF", "club.wav")
  }

  private func write(_ text: String, _ name: String) throws {
    let file = URL(filePath: "\(folder)/\(name)")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private func input(
    _ text: String, _ fields: [String: Any] = [:], reference: String? = nil
  ) throws -> TicketInput {
    try TicketInputReader(.standard, backends: ["embedded"], fields: fields, reference: reference).ticket(text)
  }

  private func problem(
    _ text: String, _ fields: [String: Any] = [:], reference: String? = nil
  ) -> Diagnosis? {
    do {
      _ = try input(text, fields, reference: reference)
      return nil
    } catch {
      return Diagnosis.all(of: error, at: "test").first
    }
  }

  @Test func `an argument is a path where there is one, or is written like one`() throws {
    #expect(try TicketArgument("-") == .input)
    #expect(try TicketArgument(" calm ambient\n") == .prompt("calm ambient"))
    #expect(try TicketArgument("\(folder)/drive.json") == .file("\(folder)/drive.json"))
    #expect(try TicketArgument("\(folder)/set") == .folder("\(folder)/set"))
    #expect(try TicketArgument("techno/house") == .prompt("techno/house"))
    for slip in ["drove.json", "\(folder)/drove.json", "./drive", "/nowhere/x", "~/x", "\(folder)/nothing", "x.wav"] {
      #expect(throws: Problems.self, "\(slip)") { try TicketArgument(slip) }
    }
  }

  @Test func `a slip is answered with the nearest name of the same folder`() {
    #expect(problem("\(folder)/drivee.json")?.remedy == "did you mean \(folder)/drive.json?")
    #expect(problem("\(folder)/xyzzy.json")?.remedy == "check the path; a prompt is several words in quotes")
    #expect(problem("\(folder)/club.wav")?.finding == "is audio, not a ticket")
    #expect(problem("\(folder)/set/about.md")?.finding == "is neither .json nor .txt")
  }

  @Test func `a prompt becomes a ticket with a name of its own`() throws {
    let given = try input("calm ambient", ["bpm": 90])
    #expect(given.publicName == "calm-ambient" && given.location.isEmpty && given.files.isEmpty)
    #expect(given.ticket.prompt == "calm ambient" && given.ticket.bpm?.bpm == 90)
    #expect(String(decoding: given.bytes, as: UTF8.self) == "{\n  \"bpm\" : 90,\n  \"prompt\" : \"calm ambient\"\n}\n")
  }

  @Test func `a file keeps its bytes, and options stand in location of its fields`() throws {
    let path = "\(folder)/drive.json"
    #expect(try input(path).bytes == Array(try Data(contentsOf: URL(filePath: path))))
    let changed = try input(path, ["bpm": 140])
    #expect(changed.ticket.bpm?.bpm == 140 && changed.ticket.prompt == "house")
    #expect(String(decoding: changed.bytes, as: UTF8.self).contains("\"x-note\" : \"kept\""))
  }

  @Test func `a folder goes along whole, with the audio of the ticket's name as its reference`() throws {
    let given = try input("\(folder)/set")
    #expect(Set(given.files.map { "\($0.location)" }) == ["rain.wav", "about.md"])
    guard case .file(let path) = given.reference else {
      Issue.record("there is no reference")
      return
    }
    #expect(path.hasSuffix("set/rain.wav") && given.publicName == "rain")
  }

  @Test func `a reference that is given replaces the ticket's, and has to be there`() throws {
    let given = try input("\(folder)/set", reference: "\(folder)/club.wav")
    guard case .file(let path) = given.reference else {
      Issue.record("there is no reference")
      return
    }
    #expect(path.hasSuffix("/club.wav") && given.ticket.reference == "club.wav")
    let missing = problem("house", reference: "\(folder)/clubb.wav")
    #expect(missing?.code == "reference.missing" && missing?.remedy == "did you mean \(folder)/club.wav?")
  }

  @Test(
    arguments: [(["bpm": 900], "--bpm"), (["genre": "nothing"], "--genre"), (["true_peak": 3], "--true-peak")]
      as [([String: any Sendable], String)])
  func `an option that cannot be is refused by its name`(fields: [String: any Sendable], location: String) throws {
    #expect(problem("house", fields)?.location == location)
  }

  @Test func `the owner's genres lie beside the settings, and a broken file is named`() throws {
    let settings = "\(folder)/etc/dubplate.yaml"
    let none = GenreFolder(besideSettings: settings)
    #expect(none.path == "\(folder)/etc/genres")
    #expect(try none.catalogue().genres.count == GenreCatalogue.standard.genres.count)
    try write("name: polka\ntitle: Polka\nlike: house", "etc/genres/polka.yaml")
    try write("name: [", "etc/genres/.hidden.yaml")
    try write("nothing", "etc/genres/README")
    #expect(try GenreFolder(besideSettings: settings).catalogue().genre(named: "polka")?.title == "Polka")
    try Data([0xff, 0xfe, 0x80]).write(to: URL(filePath: "\(folder)/etc/genres/bad.yaml"))
    let error = #expect(throws: Problems.self) { try GenreFolder(besideSettings: settings).catalogue() }
    #expect(error?.diagnoses.map(\.code) == ["genre.unreadable"])
    #expect(error?.diagnoses.first?.location == "\(folder)/etc/genres/bad.yaml")
  }
}
