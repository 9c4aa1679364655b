import Foundation
import Glibc
import Testing

@testable import DropFolder
@testable import System

/// What is no ticket and belongs to none is told about, with what to do; what can only mean one thing is used.
@Suite struct UnattendedTests {
  private let studio: Studio

  init() throws { studio = try Studio() }

  private func name(_ text: String) throws -> FileName { try #require(FileName(text: text)) }

  private func waiting() throws -> Waiting? { try studio.settled().waiting.first?.waiting }

  @Test(arguments: [
    ("Club.json", "club.wav"), ("CLUB.TXT", "club.Wav"), ("caf\u{e9}.json", "cafe\u{301}.wav"),
    ("cafe\u{301}.txt", "CAF\u{c9}.flac"), ("club.json", "club.wma"), ("club.json", "club.M4A"),
    ("club.json.txt", "club.mp4"), ("club.wav.json", "club.wav"), ("club.txt", "club.webm"), ("club.txt", "club.mov"),
  ])
  func `audio goes with its ticket whatever its kind, letter case and Unicode form`(ticket: String, audio: String)
    throws
  {
    try studio.drop(try name(ticket))
    try studio.drop(try name(audio), "RIFF")
    let job = try #require(try studio.claimOne())
    #expect(job.ownAudio == RelativePath(try name(audio)))
    #expect(try studio.folders.inbox.entries().filter { $0.fileExtension != "" }.isEmpty)
  }

  @Test func `the very name goes before one in other letters`() throws {
    for name in ["Club.json", "club.json", "club.wav", "Club.wav"] as [FileName] { try studio.drop(name) }
    let scan = try InboxScan(studio.folders.inbox)
    #expect(scan.candidates.map(\.companions) == [["Club.wav"], ["club.wav"]])
  }

  @Test func `audio that two tickets could mean belongs to neither and says so`() throws {
    for name in ["Club.json", "club.json", "CLUB.wav"] as [FileName] { try studio.drop(name) }
    let survey = try studio.settled()
    #expect(survey.ready.allSatisfy(\.companions.isEmpty) && survey.unattended == ["CLUB.wav"])
    #expect(survey.waiting.first?.waiting.words == "it is audio that could belong to Club.json or to club.json")
  }

  @Test(arguments: ["refs/club.wav", "Refs/Club.WAV", "REFS/cafe\u{301}.wav"])
  func `a reference is found by its name in other letters`(written: String) throws {
    _ = try studio.folders.inbox.makeFolder("refs")
    for file in ["refs/club.wav", "refs/caf\u{e9}.wav"] {
      try Data("RIFF".utf8).write(to: URL(filePath: "\(studio.layout.inbox)/\(file)"))
    }
    try studio.drop("night.json", #"{"reference": "\#(written)"}"#)
    let job = try #require(try studio.claimOne())
    #expect(throws: Never.self) { try job.open(try #require(RelativePath(text: written))) }
  }

  @Test(arguments: [
    ("night.md", ".md file, which may be notes", "rename it to night.txt"),
    ("night.docx", ".docx document", "as night.txt"), ("night.RTF", ".rtf document", "as night.txt"),
    ("night.pdf", ".pdf document", "as night.txt"), ("night.yaml", ".yaml", "night.json"),
    ("night", "no ending", "night.txt"), ("m15.wav", "no ticket of its name", "drop m15.txt beside it"),
    ("m15.wma", "no ticket of its name", "drop m15.txt beside it"), ("a.zip", "packed", "unpack it"),
    ("a.mid", "holds notes", "recording"), ("a.jpg", "an image", "say in a ticket"),
    ("a.als", "another program", "export"),
    ("a.xyz", "a .xyz file is neither", "a.txt"), ("a.wav.sha256", "goes with a.wav", "drop a.wav"),
    ("a.wav.crdownload", "has not ended", "again"), ("a.json.filepart", "has not ended", "rename it"),
    ("a.wav.part", "has not ended", "again"),
  ])
  func `what is no ticket waits with what to do`(file: String, words: String, remedy: String) throws {
    try studio.drop(try name(file))
    let waiting = try #require(try waiting())
    #expect(waiting.kind == .unattended && !waiting.isShort)
    #expect(waiting.words.contains(words), "\(waiting.words)")
    #expect(waiting.remedy.contains(remedy), "\(waiting.remedy)")
  }

  @Test(arguments: [
    ([], "an empty folder", "put a ticket"), (["a.wav"], "a folder without a ticket", "may stay"),
    (["brief.md", "a.wav"], "of brief.md: it is a .md file", "rename it to brief.txt"),
    (["deep/night.json"], "its ticket deep/night.json lies too deep", "on its own"),
    ([".hidden"], "an empty folder", "put a ticket"),
  ])
  func `a folder without a ticket waits with what to do`(files: [String], words: String, remedy: String) throws {
    let folder = try studio.folders.inbox.makeFolder("b")
    for file in files {
      let path = try #require(RelativePath(text: file))
      if path.names.count > 1 { _ = try folder.ensureFolder(path.names[0]) }
      try Data("{}".utf8).write(to: URL(filePath: "\(studio.layout.inbox)/b/\(file)"))
    }
    let waiting = try #require(try waiting())
    #expect(waiting.words.contains(words), "\(waiting.words)")
    #expect(waiting.remedy.contains(remedy), "\(waiting.remedy)")
  }

  @Test func `links and pipes without a ticket's name wait with what they are`() throws {
    #expect(symlink("/etc", "\(studio.layout.inbox)/link") == 0)
    #expect(mkfifo("\(studio.layout.inbox)/pipe.wav", 0o666) == 0)
    let words = try studio.settled().waiting.map(\.waiting.words)
    #expect(words == ["it is a symbolic link, not a file", "it is a named pipe, not a file"])
  }

  @Test func `audio that a waiting ticket names is not without a ticket`() throws {
    try studio.drop("night.json", #"{"reference": "club.wav"}"#)
    try studio.drop("club.wav", "RIFF")
    var intake = studio.intake()
    #expect(try intake.survey(at: .zero).unattended.isEmpty)
    let survey = try intake.survey(at: .seconds(2))
    #expect(survey.unattended.isEmpty && survey.ready.count == 1)
  }

  @Test(arguments: [EPERM, EACCES, EROFS]) func `a ticket that may not be moved says so and stays`(code: Int32) throws {
    try studio.drop("night.json")
    let candidate = try #require(try studio.settled().ready.first)
    let denied: @Sendable (SystemCall, String) -> Int32? = { call, location in
      call == .rename && location.contains("inbox/night.json to ") ? code : nil
    }
    let thrown = #expect(throws: DropFolderError.self) {
      try SystemCall.$fault.withValue(denied) { try studio.claim.claim(candidate, as: studio.nextID(), at: "") }
    }
    let error = try #require(thrown)
    let held = InboxStatus.WaitingEntry(candidate, stuckBy: error)
    #expect(held.waiting.words.hasPrefix("it may not be moved out of the inbox"))
    #expect(held.waiting.remedy.contains("chattr -i"))
    #expect(try studio.names(in: studio.folders.inbox) == ["night.json"])
    #expect(try studio.claimOne() != nil)
  }
}
