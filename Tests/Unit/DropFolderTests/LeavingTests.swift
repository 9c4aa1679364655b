import Diagnostics
import Foundation
import Glibc
import Testing

@testable import DropFolder
@testable import System

@Suite struct LeavingTests {
  private let studio: Studio
  private let problem = Diagnosis(
    code: "ticket.out-of-range", location: "$.bpm", finding: "900 BPM is outside 40…240 BPM",
    remedy: "write a tempo in that range")

  init() throws { studio = try Studio() }

  @Test func `a rejected job lies in failed with its audio and the reasons in JSON and in words`() throws {
    try studio.drop("night.json", "{}")
    try studio.drop("night.wav", "RIFF")
    let job = try #require(try studio.claimOne())
    let path = try Rejection(studio.folders).reject(job.folder, .init([problem], attempts: 2))
    #expect(path == "\(studio.layout.failed)/night")
    let names = try studio.names(in: studio.folders.failed.folder("night"))
    #expect(names == ["WHY.txt", "night.json", "night.wav", "reason.json"])
    let data = try Data(contentsOf: URL(filePath: "\(path)/reason.json"))
    let reason = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let problems = try #require(reason["problems"] as? [[String: Any]])
    #expect(problems.first?["remedy"] as? String == problem.remedy)
    #expect(reason["attempts"] as? Int == 2)
    #expect(reason["transient"] as? Bool == false)
    let words = try studio.text("\(path)/WHY.txt")
    #expect(words.contains("1. $.bpm: 900 BPM is outside 40…240 BPM\n   What to do: write a tempo in that range"))
    #expect(try studio.folders.claimed.entries().isEmpty)
  }

  @Test func `a second failure of the same name is kept beside the first`() throws {
    for _ in 0..<3 {
      try studio.drop("night.json", "{}")
      let job = try #require(try studio.claimOne())
      try Rejection(studio.folders).reject(job.folder, .init([problem]))
    }
    #expect(try studio.names(in: studio.folders.failed) == ["night", "night~2", "night~3"])
  }

  @Test func `a ticket called reason is not overwritten by the reason`() throws {
    try studio.drop("reason.json", #"{"prompt": "mine"}"#)
    let job = try #require(try studio.claimOne())
    let path = try Rejection(studio.folders).reject(job.folder, .init([problem]))
    #expect(try studio.text("\(path)/reason~2.json") == #"{"prompt": "mine"}"#)
    #expect(try studio.text("\(path)/reason.json").contains("ticket.out-of-range"))
  }

  @Test func `to another file system a job is copied and then taken away`() throws {
    try studio.drop("night.json", "{}")
    let job = try #require(try studio.claimOne())
    let otherDisk: @Sendable (SystemCall, String) -> Int32? = { call, location in
      call == .rename && location.contains("/dropped/") && location.contains("/archive/") ? EXDEV : nil
    }
    try SystemCall.$fault.withValue(otherDisk) { try Archive(studio.folders).store(job.folder) }
    #expect(try studio.folders.archive.entries() == [FolderMark.name, "night"])
    #expect(try studio.text("\(studio.layout.archive)/night/night.json") == "{}")
    #expect(try studio.folders.claimed.entries().isEmpty)
  }

  @Test func `if the process dies at any step of a rejection, the ticket is claimed or failed, never both`() throws {
    var call = 0
    while true {
      let studio = try Studio()
      try studio.drop("night.json", "{}")
      let job = try #require(try studio.claimOne())
      let saboteur = Saboteur(call: call, code: EIO, stays: true)
      _ = saboteur.during { try? Rejection(studio.folders).reject(job.folder, .init([problem])) }
      guard saboteur.struck else { break }
      let claimed = try studio.claim.adopt().count
      let failed = try studio.names(in: studio.folders.failed)
      #expect(claimed + failed.count == 1, "call \(call)")
      if failed.count == 1 {
        #expect(
          try studio.names(in: studio.folders.failed.folder("night")) == ["WHY.txt", "night.json", "reason.json"])
      }
      call += 1
    }
    #expect(call > 20)
  }

  @Test func `the queue shows a job in the words of its status until it ends`() throws {
    let queue = QueueProjection(studio.folders)
    var status = QueueStatus(job: Studio.id(1), name: PublicName(of: "night.json"), status: "processing")
    status.stage = "mix"
    status.progress = 70
    try queue.show(status)
    let name = try #require(try studio.names(in: studio.folders.queue).first)
    #expect(name == "night--00000001.json")
    let data = try Data(contentsOf: URL(filePath: "\(studio.layout.queue)/\(name)"))
    let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(json["stage"] as? String == "mix")
    #expect(json["progress"] as? Int == 70)
    #expect(json["waiting_for"] is NSNull)
    #expect(try queue.shows(status.job, name: status.name))
    try queue.remove(status.job, name: status.name)
    #expect(try studio.names(in: studio.folders.queue).isEmpty)
  }
}
