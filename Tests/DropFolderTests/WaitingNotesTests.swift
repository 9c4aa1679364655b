import Foundation
import Testing

@testable import DropFolder
@testable import System

@Suite struct WaitingNotesTests {
  private let studio: Studio

  init() throws { studio = try Studio() }

  private func note(_ name: String) throws -> String { try studio.text("\(studio.layout.queue)/\(name).WAITING.txt") }

  private func notes() throws -> [String] { try studio.names(in: studio.folders.queue) }

  @Test func `what waits for a minute has a note in the queue folder for as long as it waits`() throws {
    try studio.drop("job.json", "{")
    var intake = studio.intake()
    var notes = WaitingNotes(studio.folders)
    try notes.update(try intake.survey(at: .zero).waiting, at: .zero)
    try notes.update(try intake.survey(at: .seconds(59)).waiting, at: .seconds(59))
    #expect(try self.notes().isEmpty)
    try notes.update(try intake.survey(at: .seconds(60)).waiting, at: .seconds(60), time: "2026-11-29T16:00:00Z")
    let note = try note("job")
    #expect(note.hasPrefix("job.json waits in the inbox: the JSON object is not closed."))
    #expect(note.contains("What to do: save or copy the whole file again."))
    #expect(note.contains("When it has not changed for 15 min, it is moved to the folder of failed tickets"))
    #expect(note.contains("Noticed at 2026-11-29T16:00:00Z."))
    try studio.append("}", to: "\(studio.layout.inbox)/job.json")
    _ = try intake.survey(at: .seconds(61))
    try notes.update(try intake.survey(at: .seconds(63)).waiting, at: .seconds(63))
    #expect(try self.notes().isEmpty)
  }

  @Test func `a note that an earlier process left goes with its ticket, and its time stays as long as it`() throws {
    try studio.drop("night.md")
    try studio.drop("cut.json", "{")
    var first = WaitingNotes(studio.folders, patience: .zero)
    try first.update(try studio.settled().waiting, at: .zero, time: "yesterday")
    #expect(try notes() == ["cut.WAITING.txt", "night.md.WAITING.txt"])
    try studio.folders.inbox.remove("cut.json")
    var second = WaitingNotes(studio.folders, patience: .zero)
    let due = try second.update(try studio.settled().waiting, at: .zero, time: "today")
    #expect(due.map(\.name) == ["night.md"])
    #expect(try notes() == ["night.md.WAITING.txt"])
    #expect(try note("night.md").contains("Noticed at yesterday"))
    try studio.folders.inbox.remove("night.md")
    try second.update(try studio.settled().waiting, at: .seconds(1), time: "today")
    #expect(try notes().isEmpty)
  }

  @Test func `a patient start leaves the notes that still hold`() throws {
    try studio.drop("night.md")
    var first = WaitingNotes(studio.folders, patience: .zero)
    try first.update(try studio.settled().waiting, at: .zero)
    var second = WaitingNotes(studio.folders)
    #expect(try second.update(try studio.settled().waiting, at: .zero).isEmpty)
    #expect(try notes() == ["night.md.WAITING.txt"])
  }

  @Test func `files of others in the queue folder stay, whatever they are called`() throws {
    try DurableFile.write("my own words", as: "mine.WAITING.txt", in: studio.folders.queue)
    var notes = WaitingNotes(studio.folders, patience: .zero)
    try notes.update([], at: .zero)
    #expect(try self.notes() == ["mine.WAITING.txt"])
  }

  @Test func `a file that still grows has no note yet`() throws {
    try studio.drop("club.wav.part", "a")
    var intake = studio.intake()
    var notes = WaitingNotes(studio.folders)
    for second in stride(from: 0, through: 120, by: 30) {
      try studio.append("b", to: "\(studio.layout.inbox)/club.wav.part")
      try notes.update(try intake.survey(at: .seconds(second)).waiting, at: .seconds(second))
      #expect(try self.notes().isEmpty)
    }
    try notes.update(try intake.survey(at: .seconds(180)).waiting, at: .seconds(180))
    #expect(try self.notes() == ["club.wav.part.WAITING.txt"])
  }

  @Test func `two that share a public name share a note with both`() throws {
    try studio.drop("cut.json", "{")
    _ = try studio.folders.inbox.makeFolder("cut")
    var notes = WaitingNotes(studio.folders, patience: .zero)
    try notes.update(try studio.settled().waiting, at: .zero)
    let both = try note("cut")
    #expect(both.contains("cut.json waits") && both.contains("cut waits in the inbox: it is an empty folder"))
    try studio.folders.inbox.remove("cut.json")
    try notes.update(try studio.settled().waiting, at: .seconds(1))
    #expect(try !note("cut").contains("cut.json"))
  }

  @Test func `a hundred files without tickets have one note`() throws {
    for number in 100..<200 { try studio.drop(try #require(FileName(text: "take\(number).wav"))) }
    var notes = WaitingNotes(studio.folders, patience: .zero)
    let due = try notes.update(try studio.settled().waiting, at: .zero)
    #expect(try self.notes() == ["inbox.WAITING.txt"] && due.count == 1)
    #expect(try note("inbox").contains("100 files and folders belong to no ticket, such as take100.wav"))
  }

  @Test func `a single pass says that the next run looks again`() throws {
    try studio.drop("cut.json", "{")
    var settings = ReadinessTracker.Settings()
    settings.looksOnce = true
    var intake = studio.intake(settings)
    _ = try intake.survey(at: .zero)
    let waiting = try #require(try intake.survey(at: .seconds(2)).waiting.first?.waiting)
    #expect(waiting.outcome == "It stays where it is, and every run looks at it again.")
  }
}
