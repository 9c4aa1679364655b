import Diagnostics
import Foundation
import Glibc
import Testing

@testable import DropFolder
@testable import System

@Suite struct BestAttemptTests {
  private let studio: Studio
  private let problem = Diagnosis(
    code: "quality.key", location: "master", finding: "is in another key", remedy: "take another seed")

  init() throws { studio = try Studio() }

  /// A claimed job, and a delivery of it that will not be published.
  private func attempt() throws -> (ClaimedJob, StagingFolder) {
    try studio.drop("night.json", "{}")
    let job = try #require(try studio.claimOne())
    let staged = try Publication(studio.folders).stage(job.id, attempt: 1)
    try Data("RIFF".utf8).write(to: URL(filePath: "\(staged.path)/night.wav"))
    try Data(#"{"job_id": "\#(job.id)"}"#.utf8).write(to: URL(filePath: "\(staged.path)/manifest.json"))
    return (job, staged)
  }

  @Test func `the best attempt goes with the ticket, and the words say where it is and what was tried`() throws {
    let (job, staged) = try attempt()
    let grounds = Rejection.Grounds([problem], attempts: 3, best: staged, tried: ["The drums are made anew."])
    let path = try Rejection(studio.folders).reject(job.folder, grounds)
    #expect(try studio.text("\(path)/best-attempt/night.wav") == "RIFF")
    #expect(try studio.folders.staging.entries().isEmpty)
    let words = try studio.text("\(path)/WHY.txt")
    #expect(words.contains("tried 3 times.\n - The drums are made anew.\n") && words.contains("best-attempt"))
  }

  @Test func `to another file system it is copied`() throws {
    let (job, staged) = try attempt()
    let otherDisk: @Sendable (SystemCall, String) -> Int32? = { call, location in
      call == .rename && location.contains("/staging/") && location.contains("best-attempt") ? EXDEV : nil
    }
    let path = try SystemCall.$fault.withValue(otherDisk) {
      try Rejection(studio.folders).reject(job.folder, .init([problem], best: staged))
    }
    #expect(try studio.text("\(path)/best-attempt/night.wav") == "RIFF")
    #expect(try studio.folders.staging.entries().isEmpty)
  }

  @Test func `a job that is taken up again leaves its old attempt behind, but not a folder of the user's`() throws {
    let (job, staged) = try attempt()
    try Rejection(studio.folders).reject(job.folder, .init([problem], best: staged))
    let again = try studio.claim.reclaim(job.id, name: job.publicName, dropped: job.name, at: "now")
    guard case .job(let claimed)? = again else {
      Issue.record("it was not taken up")
      return
    }
    #expect(try studio.names(in: claimed.folder.content) == ["night.json"])
    try FileManager.default.createDirectory(
      atPath: "\(claimed.folder.path)/best-attempt", withIntermediateDirectories: false)
    let second = try Publication(studio.folders).stage(job.id, attempt: 2)
    let path = try Rejection(studio.folders).reject(claimed.folder, .init([problem], best: second))
    let names = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasPrefix("best") }.sorted()
    #expect(names == ["best-attempt", "best-attempt~2"])
  }

  @Test func `the list of deliveries never overwrites somebody else's page`() throws {
    let page = "<html>\(Publication.listMark)</html>"
    try Publication(studio.folders).list(page)
    try Publication(studio.folders).list(page + "\n")
    let path = "\(studio.layout.outbox)/index.html"
    #expect(try studio.text(path) == page + "\n")
    try Data("mine".utf8).write(to: URL(filePath: path))
    try Publication(studio.folders).list(page)
    #expect(try studio.text(path) == "mine")
  }
}
