import Foundation
import Testing

@testable import DropFolder
@testable import System

@Suite struct SafeDropTests {
  private let studio: Studio

  init() throws { studio = try Studio() }

  @Test func `a dropped ticket appears whole, and a taken name gets a number`() throws {
    let drop = try SafeDrop(inbox: studio.layout.inbox)
    #expect(try drop.drop(Array("{}".utf8), as: "night.json", token: Studio.id(1)) == "night.json")
    #expect(try drop.drop(Array("[]".utf8), as: "night.json", token: Studio.id(2)) == "night~2.json")
    #expect(try studio.text("\(studio.layout.inbox)/night.json") == "{}")
    #expect(try studio.folders.inbox.entries() == [".dubplate", FolderMark.name, "night.json", "night~2.json"])
  }

  @Test func `a ticket with a reference becomes a folder that is one job`() throws {
    let audio = "\(studio.root.path)/club.flac"
    try Data("fLaC".utf8).write(to: URL(filePath: audio))
    let drop = try SafeDrop(inbox: studio.layout.inbox)
    let location = try #require(RelativePath(text: "club.flac"))
    let bundle = DroppedBundle(
      ticket: Array("{}".utf8), name: "night.json", files: [.init(source: audio, location: location)])
    #expect(try drop.drop(bundle, as: "night", token: Studio.id(1)) == "night")
    let job = try #require(try studio.claimOne())
    #expect(job.ownAudio == RelativePath("club.flac"))
    #expect(try studio.text(audio) == "fLaC")
  }

  @Test func `a reference that is not there leaves nothing in the inbox`() throws {
    let drop = try SafeDrop(inbox: studio.layout.inbox)
    let file = DroppedBundle.File(
      source: "\(studio.root.path)/no.wav", location: try #require(RelativePath(text: "no.wav")))
    let bundle = DroppedBundle(ticket: Array("{}".utf8), name: "n.json", files: [file])
    #expect(throws: FileError.self) { try drop.drop(bundle, as: "n", token: Studio.id(1)) }
    #expect(try studio.folders.inbox.entries() == [".dubplate", FolderMark.name])
  }

  @Test func `files go along to the places that the ticket names, and a taken name gets a number`() throws {
    let audio = "\(studio.root.path)/club.flac"
    try Data("fLaC".utf8).write(to: URL(filePath: audio))
    let drop = try SafeDrop(inbox: studio.layout.inbox)
    let location = try #require(RelativePath(text: "refs/deep/other.flac"))
    let bundle = DroppedBundle(
      ticket: Array("{}".utf8), name: "night.json", files: [.init(source: audio, location: location)])
    #expect(try drop.drop(bundle, as: "night", token: Studio.id(1)) == "night")
    #expect(try drop.drop(bundle, as: "night", token: Studio.id(2)) == "night~2")
    #expect(try studio.text("\(studio.layout.inbox)/night~2/refs/deep/other.flac") == "fLaC")
  }

  @Test func `a folder of somebody is known by its ticket, and hidden files stay behind`() throws {
    let folder = "\(studio.root.path)/mine"
    try FileManager.default.createDirectory(atPath: "\(folder)/refs", withIntermediateDirectories: true)
    for name in ["night.json", "notes.txt", "refs/club.wav", "night.wav", ".DS_Store", "night.json~"] {
      try Data("{}".utf8).write(to: URL(filePath: "\(folder)/\(name)"))
    }
    let found = try TicketFolder(path: folder)
    #expect(found.name == "mine" && found.ticket == "night.json")
    #expect(found.others.map(\.description) == ["night.wav", "notes.txt", "refs/club.wav"])
    #expect(found.audio.map(\.description) == ["night.wav", "refs/club.wav"])
    try Data("{}".utf8).write(to: URL(filePath: "\(folder)/other.json"))
    #expect(throws: DropFolderError.severalTickets(location: folder, names: ["night.json", "other.json"])) {
      try TicketFolder(path: folder)
    }
  }
}
