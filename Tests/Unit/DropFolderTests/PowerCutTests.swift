import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import DropFolder
@testable import System

/// Scenario 44: the power goes before each system call of each step, and only what was written through is left.
@Suite struct PowerCutTests {
  private let problem = Diagnosis(code: "a.b", location: "$", finding: "is wrong", remedy: "mend it")

  /// A studio on what is left of another's disk.
  private func reborn(_ power: PowerCut, keeping survivor: Int?) throws -> Studio {
    let root = try TemporaryFolder()
    try power.survivors(at: root.path) { $0 == survivor }
    return try Studio(root: root, used: 100)
  }

  /// Cuts the power before every call of `act` and hands over what is left, with none or one of the open moves.
  private func cutEverywhere(
    _ act: (Studio) throws -> (() throws -> Void), check: (Studio, String) throws -> Void
  ) throws -> Int {
    var cut = 0
    while true {
      let studio = try Studio()
      let work = try act(studio)
      let power = PowerCut(root: studio.root.path, before: cut)
      power.during { try? work() }
      guard power.struck else { return cut }
      for survivor in [nil] + (0..<power.openMoves).map(Optional.some) {
        try check(try reborn(power, keeping: survivor), "cut before call \(cut), move \(survivor ?? -1) kept")
      }
      cut += 1
    }
  }

  @Test func `44a a power cut at any step of a claim loses neither ticket nor audio and doubles none`() throws {
    let cuts = try cutEverywhere { studio in
      try studio.drop("night.json")
      try studio.drop("night.wav", "RIFF")
      let candidate = try #require(try studio.settled().ready.first)
      return { _ = try studio.claim.claim(candidate, as: studio.nextID(), at: "") }
    } check: { studio, location in
      var jobs = try studio.claim.adopt().compactMap { if case .job(let job) = $0 { job } else { nil } }
      if jobs.isEmpty { jobs = [try #require(try studio.claimOne(), "lost: \(location)")] }
      #expect(jobs.count == 1, "\(location)")
      let job = try #require(jobs.first)
      #expect(job.ticket == Array(#"{"prompt": "house"}"#.utf8), "\(location)")
      #expect(try job.open(RelativePath("night.wav")).readAll(limit: 9) == Array("RIFF".utf8), "\(location)")
      #expect(try studio.names(in: studio.folders.inbox).isEmpty, "\(location)")
    }
    #expect(cuts > 25)
  }

  @Test func `44b a power cut at any step of a publication shows all of the delivery or nothing of it`() throws {
    let cuts = try cutEverywhere { studio in
      let publication = Publication(studio.folders)
      return {
        let staged = try publication.stage(Studio.id(1), attempt: 1)
        try staged.folder.create("night.wav").write(Array("master".utf8))
        try staged.folder.makeFolder("stems").create("01.wav").write(Array("stem".utf8))
        _ = try publication.publish(staged, as: PublicName(of: "night.json"))
      }
    } check: { studio, location in
      for name in try studio.names(in: studio.folders.outbox) {
        let path = "\(studio.layout.outbox)/\(name)"
        #expect(try studio.text("\(path)/night.wav") == "master", "\(location)")
        #expect(try studio.text("\(path)/stems/01.wav") == "stem", "\(location)")
      }
    }
    #expect(cuts > 15)
  }

  @Test func `44c a power cut at any step of archiving leaves the ticket claimed or archived, never both`() throws {
    let cuts = try cutEverywhere { studio in
      try studio.drop("night.json")
      let job = try #require(try studio.claimOne())
      return { try Archive(studio.folders).store(job.folder) }
    } check: { studio, location in
      let claimed = try studio.claim.adopt().count
      let archived = try studio.names(in: studio.folders.archive)
      #expect(claimed + archived.count == 1, "\(location)")
      if archived == ["night"] {
        #expect(try studio.text("\(studio.layout.archive)/night/night.json") == #"{"prompt": "house"}"#, "\(location)")
      }
    }
    #expect(cuts > 8)
  }

  @Test func `44d a power cut at any step of a rejection leaves the ticket claimed or failed with its reasons`() throws
  {
    let cuts = try cutEverywhere { studio in
      try studio.drop("night.json")
      let job = try #require(try studio.claimOne())
      return { try Rejection(studio.folders).reject(job.folder, .init([problem])) }
    } check: { studio, location in
      let claimed = try studio.claim.adopt().count
      let failed = try studio.names(in: studio.folders.failed)
      #expect(claimed + failed.count == 1, "\(location)")
      if failed == ["night"] {
        #expect(try studio.text("\(studio.layout.failed)/night/reason.json").contains("is wrong"), "\(location)")
      }
    }
    #expect(cuts > 20)
  }
}
