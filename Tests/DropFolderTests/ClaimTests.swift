import Diagnostics
import Foundation
import Glibc
import Testing

@testable import DropFolder
@testable import System

@Suite struct ClaimTests {
  private let studio: Studio

  init() throws { studio = try Studio() }

  @Test func `a claimed ticket has left the inbox with its audio, and its bytes are known`() throws {
    try studio.drop("night.json", #"{"prompt": "night"}"#)
    try studio.drop("night.flac", "fLaC")
    let job = try #require(try studio.claimOne())
    #expect(job.ticket == Array(#"{"prompt": "night"}"#.utf8))
    // printf '{"prompt": "night"}' | sha256sum
    #expect(job.fingerprint.description == "bd31521b66907cec94df32738fe4c8f3215a48ca943b64abbdbf5a9ee1933ff5")
    #expect(job.ownAudio == RelativePath("night.flac"))
    #expect(try job.open(RelativePath("night.flac")).readAll(limit: 100) == Array("fLaC".utf8))
    #expect(try studio.names(in: studio.folders.inbox).isEmpty)
  }

  @Test func `the path of an opened file can be opened whatever its name`() throws {
    let bundle = try studio.folders.inbox.makeFolder("b")
    let name = try #require(FileName([0xff] + Array(".wav".utf8)))
    try bundle.create("job.json").write(Array("{}".utf8))
    try bundle.create(name).write(Array("RIFF".utf8))
    let job = try #require(try studio.claimOne())
    let file = try job.open(try #require(job.ownAudio))
    #expect(try Data(contentsOf: URL(filePath: file.path)) == Data("RIFF".utf8))
  }

  @Test func `audio that a ticket names elsewhere in the inbox is copied and stays for others`() throws {
    _ = try studio.folders.inbox.makeFolder("refs").create("club.wav").write(Array("RIFF".utf8))
    try studio.drop("night.json", #"{"reference": "refs/club.wav"}"#)
    let job = try #require(try studio.claimOne())
    #expect(job.audio.map(\.description) == ["refs/club.wav"])
    #expect(try studio.text("\(studio.layout.inbox)/refs/club.wav") == "RIFF")
  }

  @Test func `of two claimers each of 200 tickets goes to exactly one`() async throws {
    for n in 0..<200 { try studio.drop(try #require(FileName(text: "job-\(n).json"))) }
    let ready = try studio.settled().ready
    #expect(ready.count == 200)
    let claim = studio.claim
    let won = try await withThrowingTaskGroup(of: [FileName].self) { group in
      for claimer in 0..<2 {
        group.addTask {
          var won: [FileName] = []
          for (n, candidate) in ready.enumerated() {
            let id = JobID(milliseconds: Int64(n), random: Array(repeating: UInt8(claimer), count: 10))
            if case .job(let job) = try claim.claim(candidate, as: id, at: "") { won.append(job.name) }
          }
          return won
        }
      }
      return try await group.reduce(into: [FileName]()) { $0 += $1 }
    }
    #expect(won.sorted() == ready.map(\.name))
    #expect(try studio.folders.claimed.entries().count == 200)
    #expect(try studio.names(in: studio.folders.inbox).isEmpty)
  }

  @Test func `a ticket that was replaced after it was called ready goes back and waits again`() throws {
    try studio.drop("job.json", #"{"prompt": "old"}"#)
    let candidate = try #require(try studio.settled().ready.first)
    try studio.folders.inbox.remove("job.json")
    try studio.drop("job.json", #"{"prompt": "new!"}"#)
    #expect(try studio.claim.claim(candidate, as: studio.nextID(), at: "") == nil)
    #expect(try studio.text("\(studio.layout.inbox)/job.json") == #"{"prompt": "new!"}"#)
    #expect(try studio.folders.claimed.entries().isEmpty)
  }

  @Test func `audio that grew after the ticket was called ready sends both back`() throws {
    try studio.drop("night.json")
    try studio.drop("night.wav", "RIFF")
    let candidate = try #require(try studio.settled().ready.first)
    try studio.append("more", to: "\(studio.layout.inbox)/night.wav")
    #expect(try studio.claim.claim(candidate, as: studio.nextID(), at: "") == nil)
    #expect(try studio.names(in: studio.folders.inbox) == ["night.json", "night.wav"])
  }

  @Test func `a ticket above a mebibyte is refused unread`() throws {
    try studio.drop("big.json", #"{"prompt": ""# + String(repeating: "x", count: 1 << 20) + #""}"#)
    let candidate = try #require(try studio.settled().ready.first)
    guard case .refused(_, let problem) = try studio.claim.claim(candidate, as: studio.nextID(), at: "") else {
      Issue.record("it was not refused")
      return
    }
    #expect(problem.diagnosis.code == "drop.too_large")
    #expect(problem.diagnosis.finding == "has 1048590 bytes, and a ticket may have 1048576")
  }

  @Test func `the record beside a claim names the file by its bytes and the claimer`() throws {
    try studio.drop("job.json")
    let job = try #require(try studio.claimOne())
    let data = try Data(contentsOf: URL(filePath: "\(studio.folders.claimed.path)/\(job.id)/claim.json"))
    let record = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(record["job_id"] as? String == job.id.description)
    #expect(record["name_hex"] as? String == "6a6f622e6a736f6e")
    #expect((record["host"] as? String)?.isEmpty == false)
  }

  @Test func `after a restart the claims are taken up again, but not those of another daemon`() throws {
    try studio.drop("job.json")
    let job = try #require(try studio.claimOne())
    let other = Claim(studio.folders, claimant: Claimant(host: "b", boot: "", instance: Studio.id(9)))
    #expect(try other.adopt().isEmpty)
    guard case .job(let adopted) = try studio.claim.adopt().first else {
      Issue.record("the claim was not taken up")
      return
    }
    #expect(adopted.id == job.id)
    #expect(adopted.ticket == job.ticket)
  }

  @Test func `whichever system call of a claim fails, ticket and audio are whole in the inbox or claimed`() throws {
    var call = 0
    while true {
      let studio = try Studio()
      try studio.drop("night.json")
      try studio.drop("night.wav", "RIFF")
      let candidate = try #require(try studio.settled().ready.first)
      let saboteur = Saboteur(call: call, code: EIO)
      let outcome = saboteur.during { try? studio.claim.claim(candidate, as: studio.nextID(), at: "") }
      guard saboteur.struck else { break }
      if outcome == nil { try expectRecovered(studio, after: call) }
      call += 1
    }
    #expect(call > 20)
  }

  @Test func `if the process dies at any system call of a claim, the next one finds ticket and audio once`() throws {
    var call = 0
    while true {
      let studio = try Studio()
      try studio.drop("night.json")
      try studio.drop("night.wav", "RIFF")
      let candidate = try #require(try studio.settled().ready.first)
      let saboteur = Saboteur(call: call, code: EIO, stays: true)
      _ = saboteur.during { try? studio.claim.claim(candidate, as: studio.nextID(), at: "") }
      guard saboteur.struck else { break }
      try expectRecovered(studio, after: call)
      call += 1
    }
    #expect(call > 20)
  }

  private func expectRecovered(_ studio: Studio, after call: Int) throws {
    var jobs = try studio.claim.adopt().compactMap { if case .job(let job) = $0 { job } else { nil } }
    if jobs.isEmpty { jobs = try [#require(try studio.claimOne(), "lost at call \(call)")] }
    #expect(jobs.count == 1, "call \(call)")
    #expect(jobs.first?.ownAudio == RelativePath("night.wav"), "call \(call)")
    #expect(try studio.names(in: studio.folders.inbox).isEmpty, "call \(call)")
  }
}
