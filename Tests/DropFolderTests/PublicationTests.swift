import Diagnostics
import Foundation
import Glibc
import Testing

@testable import DropFolder
@testable import System

@Suite struct PublicationTests {
  private let studio: Studio
  private let name = PublicName(of: "night.json")

  init() throws { studio = try Studio() }

  private func stage(_ studio: Studio, attempt: Int = 1) throws -> StagingFolder {
    let staged = try Publication(studio.folders).stage(Studio.id(1), attempt: attempt)
    try Data("master".utf8).write(to: URL(filePath: "\(staged.path)/night.wav"))
    try FileManager.default.createDirectory(atPath: "\(staged.path)/stems", withIntermediateDirectories: false)
    try Data("stem".utf8).write(to: URL(filePath: "\(staged.path)/stems/01-drums.wav"))
    return staged
  }

  @Test func `a delivery appears under the ticket's name and nothing is left in staging`() throws {
    let published = try Publication(studio.folders).publish(stage(studio), as: name)
    #expect(published.name == "night")
    #expect(try studio.text("\(published.path)/stems/01-drums.wav") == "stem")
    #expect(try studio.folders.staging.entries().isEmpty)
  }

  @Test func `what is being built cannot be seen in the outbox`() throws {
    _ = try stage(studio)
    #expect(try studio.names(in: studio.folders.outbox).isEmpty)
  }

  @Test func `a taken name gets a number and the earlier bytes stay`() throws {
    let earlier = try studio.folders.outbox.makeFolder("night")
    try earlier.create("night.wav").write(Array("earlier".utf8))
    #expect(try Publication(studio.folders).publish(stage(studio), as: name).name == "night~2")
    #expect(try Publication(studio.folders).publish(stage(studio), as: name).name == "night~3")
    #expect(try studio.text("\(studio.layout.outbox)/night/night.wav") == "earlier")
  }

  @Test(arguments: [nil, EINVAL] as [Int32?])
  func `an empty folder of the same name is not replaced`(withoutFlag: Int32?) throws {
    _ = try studio.folders.outbox.makeFolder("night")
    // The first rename of each pair is the one with the flag; file systems without it refuse it.
    let saboteur = withoutFlag.map { Refusal(of: .rename, code: $0) }
    let published = try SystemCall.$fault.withValue({ saboteur?($0, $1) }) {
      try Publication(studio.folders).publish(stage(studio), as: name)
    }
    #expect(published.name == "night~2")
    #expect(try studio.folders.outbox.folder("night").entries().isEmpty)
  }

  @Test func `an interrupted attempt is built again from nothing`() throws {
    _ = try stage(studio)
    let staged = try Publication(studio.folders).stage(Studio.id(1), attempt: 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: staged.path).isEmpty)
  }

  @Test func `files get the permissions that the umask left to the folder`() throws {
    let staged = try stage(studio)
    // As with a umask of 0007 in an outbox whose group is inherited.
    #expect(chmod(staged.path, 0o2770) == 0)
    #expect(chmod("\(staged.path)/night.wav", 0o600) == 0)
    let published = try Publication(studio.folders).publish(staged, as: name)
    let folder = try studio.folders.outbox.folder(try #require(FileName(text: published.name)))
    #expect(try folder.snapshot(of: "night.wav")?.permissions == 0o660)
    let stem = try #require(RelativePath(text: "stems/01-drums.wav"))
    #expect(try folder.snapshot(of: stem)?.permissions == 0o660)
    #expect((try folder.file.snapshot().mode & 0o2777) == 0o2770)
  }

  @Test func `a group that the outbox passes on reaches the delivery`() throws {
    let root = try TemporaryFolder()
    #expect(mkdir("\(root.path)/outbox", 0o777) == 0)
    #expect(chmod("\(root.path)/outbox", 0o2775) == 0)
    let folders = try Folders(FolderLayout(root: root.path))
    let staged = try Publication(folders).stage(Studio.id(1), attempt: 1)
    let published = try Publication(folders).publish(staged, as: name)
    let mode = try folders.outbox.folder(try #require(FileName(text: published.name))).file.snapshot().mode
    #expect(mode & UInt32(S_ISGID) != 0)
  }

  @Test func `a full disk is told as such and the delivery can be published later`() throws {
    let staged = try stage(studio)
    let full: @Sendable (SystemCall, String) -> Int32? = { call, _ in call == .sync ? ENOSPC : nil }
    let error = #expect(throws: DropFolderError.self) {
      try SystemCall.$fault.withValue(full) { try Publication(studio.folders).publish(staged, as: name) }
    }
    #expect(error?.diagnosis.code == "folder.disk_full")
    #expect(error?.diagnosis.transient == true)
    #expect(try studio.names(in: studio.folders.outbox).isEmpty)
    #expect(try Publication(studio.folders).publish(staged, as: name).name == "night")
  }

  @Test func `if the process dies at any step of a publication, the outbox holds all of it or nothing`() throws {
    var call = 0
    while true {
      let studio = try Studio()
      let staged = try stage(studio)
      let saboteur = Saboteur(call: call, code: EIO, stays: true)
      _ = saboteur.during { try? Publication(studio.folders).publish(staged, as: name) }
      guard saboteur.struck else { break }
      for delivery in try studio.names(in: studio.folders.outbox) {
        let path = "\(studio.layout.outbox)/\(delivery)"
        #expect(try studio.text("\(path)/night.wav") == "master", "call \(call)")
        #expect(try studio.text("\(path)/stems/01-drums.wav") == "stem", "call \(call)")
      }
      call += 1
    }
    #expect(call > 10)
  }
}
