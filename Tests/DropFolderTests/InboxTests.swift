import Diagnostics
import Foundation
import Glibc
import Testing

@testable import DropFolder
@testable import System

@Suite struct InboxTests {
  private let studio: Studio

  init() throws { studio = try Studio() }

  @Test func `a hard link is found without an event`() throws {
    try Data("{}".utf8).write(to: URL(filePath: "\(studio.root.path)/job.json"))
    #expect(link("\(studio.root.path)/job.json", "\(studio.layout.inbox)/h.json") == 0)
    #expect(try studio.settled().ready.map(\.name) == ["h.json"])
  }

  @Test func `rsync's temporary name is never looked at, its final name is`() throws {
    try studio.drop(".job.json.Xy12ab", "{")
    #expect(try studio.settled().waiting.isEmpty)
    #expect(rename("\(studio.layout.inbox)/.job.json.Xy12ab", "\(studio.layout.inbox)/job.json") == 0)
    #expect(try InboxScan(studio.folders.inbox).candidates.map(\.name) == ["job.json"])
  }

  @Test func `two Unicode forms of one word are two jobs`() throws {
    try studio.drop(try #require(FileName(text: "caf\u{e9}.json")))
    try studio.drop(try #require(FileName(text: "cafe\u{301}.json")))
    #expect(try studio.settled().ready.count == 2)
  }

  @Test(arguments: [
    Array("bad".utf8) + [0xff] + Array(".json".utf8), Array("a\nb.json".utf8), Array("$(touch pwn).json".utf8),
    Array("-rf.json".utf8), Array("x'\";.json".utf8),
    Array(repeating: UInt8(ascii: "n"), count: 250) + Array(".json".utf8),
  ])
  func `a ticket of any name goes all the way to the archive under a safe one`(bytes: [UInt8]) throws {
    try studio.drop(try #require(FileName(bytes)))
    let job = try #require(try studio.claimOne())
    #expect(job.name.bytes == bytes)
    try Archive(studio.folders).store(job.folder)
    let archived = try #require(try studio.folders.archive.entries().first { $0 != FolderMark.name })
    #expect(archived == job.publicName.variant(1))
    #expect(try studio.folders.archive.folder(archived).entries().map(\.bytes) == [bytes])
    #expect(!FileManager.default.fileExists(atPath: "pwn"))
  }

  @Test func `audio of the ticket's name belongs to it, other audio waits for a ticket`() throws {
    for name in ["night.json", "night.WAV", "other.flac", "notes.md"] as [FileName] { try studio.drop(name) }
    let scan = try InboxScan(studio.folders.inbox)
    #expect(scan.candidates.map(\.companions) == [["night.WAV"]])
    #expect(scan.unattended.map(\.name) == ["notes.md", "other.flac"])
  }

  @Test func `an AppleDouble file follows its twin and is no ticket itself`() throws {
    try studio.drop("job.json")
    try studio.drop("._job.json", "metadata")
    let job = try #require(try studio.claimOne())
    #expect(try job.folder.content.entries() == ["._job.json", "job.json"])
    #expect(try studio.names(in: studio.folders.inbox).isEmpty)
  }

  @Test func `a text beside a JSON ticket in a folder is no second ticket`() throws {
    let bundle = try studio.folders.inbox.makeFolder("b")
    for name in ["job.json", "lyrics.txt"] as [FileName] { try bundle.create(name).write(Array("{}".utf8)) }
    #expect(try studio.claimOne()?.ticketPath == RelativePath("job.json"))
  }

  @Test func `a folder with two tickets is refused by the names of both`() throws {
    let bundle = try studio.folders.inbox.makeFolder("b")
    for name in ["one.json", "two.json"] as [FileName] { try bundle.create(name).write(Array("{}".utf8)) }
    let refused = try studio.settled().refused
    #expect(refused.map(\.problem.diagnosis.code) == ["drop.several_tickets"])
    #expect(refused.first?.problem.diagnosis.finding == "holds 2 tickets: one.json, two.json")
  }

  @Test func `a ticket that is a link is refused and what it points to stays untouched`() throws {
    let secret = "\(studio.root.path)/secret.json"
    try Data("{}".utf8).write(to: URL(filePath: secret))
    let before = try #require(try Directory.open(studio.root.path).snapshot(of: "secret.json"))
    #expect(symlink(secret, "\(studio.layout.inbox)/job.json") == 0)
    let refused = try #require(try studio.settled().refused.first)
    #expect(refused.problem.diagnosis.code == "drop.not_a_regular_file")
    let folder = try #require(try studio.claim.seize(refused.candidate, as: studio.nextID(), at: ""))
    try Rejection(studio.folders).reject(folder, .init(refused.problem.diagnoses))
    #expect(try studio.names(in: studio.folders.failed.folder("job")) == ["WHY.txt", "job.json", "reason.json"])
    #expect(try Directory.open(studio.root.path).snapshot(of: "secret.json") == before)
  }

  @Test(arguments: ["night.wav", "refs/club.wav"])
  func `a reference that is a link is refused`(path: String) throws {
    try studio.drop("night.json", #"{"reference": "\#(path)"}"#)
    _ = try studio.folders.inbox.makeFolder("refs")
    #expect(symlink("/etc/shadow", "\(studio.layout.inbox)/\(path)") == 0)
    #expect(try studio.settled().refused.map(\.problem.diagnosis.code) == ["drop.not_a_regular_file"])
  }

  @Test func `a pipe and a socket named like tickets are refused without waiting for a writer`() throws {
    #expect(mkfifo("\(studio.layout.inbox)/pipe.json", 0o666) == 0)
    #expect(mknod("\(studio.layout.inbox)/socket.json", S_IFSOCK | 0o666, 0) == 0)
    let refused = try studio.settled().refused
    #expect(refused.map(\.problem.diagnosis.finding) == ["is a named pipe, not a file", "is a socket, not a file"])
    for entry in refused {
      let folder = try #require(try studio.claim.seize(entry.candidate, as: studio.nextID(), at: ""))
      try Rejection(studio.folders).reject(folder, .init(entry.problem.diagnoses))
    }
    #expect(try studio.names(in: studio.folders.failed) == ["pipe", "socket"])
    #expect(throws: DropFolderError.self) {
      try studio.folders.failed.openFile(try #require(RelativePath(text: "pipe/pipe.json")))
    }
  }

  @Test func `junk beside a ticket is never moved`() throws {
    for name in [".DS_Store", "Thumbs.db", ".nfs0000", "job.json~", "4913", "job.json.filepart"] as [FileName] {
      try studio.drop(name)
    }
    _ = try studio.folders.inbox.makeFolder("@eaDir").create("job.json")
    let survey = try studio.settled()
    #expect(survey.ready.isEmpty && survey.refused.isEmpty && survey.unattended == ["job.json.filepart"])
  }
}
