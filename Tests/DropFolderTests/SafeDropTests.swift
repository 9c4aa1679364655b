import Foundation
import Testing

@testable import DropFolder

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
    let name = try drop.drop(Array("{}".utf8), as: "night.json", withReference: audio, token: Studio.id(1))
    #expect(name == "night")
    let job = try #require(try studio.claimOne())
    #expect(job.ownAudio == RelativePath("club.flac"))
    #expect(try studio.text(audio) == "fLaC")
  }

  @Test func `a reference that is not there leaves nothing in the inbox`() throws {
    let drop = try SafeDrop(inbox: studio.layout.inbox)
    #expect(throws: DropFolderError.self) {
      try drop.drop(Array("{}".utf8), as: "n.json", withReference: "\(studio.root.path)/no.wav", token: Studio.id(1))
    }
    #expect(try studio.folders.inbox.entries() == [".dubplate", FolderMark.name])
  }
}
