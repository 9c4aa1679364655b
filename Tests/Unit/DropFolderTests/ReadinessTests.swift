import Diagnostics
import Foundation
import Glibc
import Testing

@testable import DropFolder
@testable import System

@Suite struct ReadinessTests {
  private let studio: Studio

  init() throws { studio = try Studio() }

  @Test func `a ticket written in location is ready after two seconds without a change`() throws {
    try studio.drop("job.json")
    var intake = studio.intake()
    #expect(try intake.survey(at: .zero).ready.isEmpty)
    #expect(try intake.survey(at: .milliseconds(1_999)).ready.isEmpty)
    #expect(try intake.survey(at: .seconds(2)).ready.map(\.name) == ["job.json"])
  }

  @Test func `a complete ticket that was renamed in is ready after a fifth of a second`() throws {
    try studio.drop("job.json")
    var intake = studio.intake()
    let first = try intake.survey(at: .zero, renamedIn: ["job.json"])
    #expect(first.again == .milliseconds(200))
    #expect(try intake.survey(at: .milliseconds(199)).ready.isEmpty)
    #expect(try intake.survey(at: .milliseconds(200)).ready.count == 1)
  }

  @Test func `one look is never enough`() throws {
    try studio.drop("job.json")
    var settings = ReadinessTracker.Settings()
    settings.stableFor = .zero
    var intake = studio.intake(settings)
    #expect(try intake.survey(at: .zero).ready.isEmpty)
    #expect(try intake.survey(at: .zero).ready.count == 1)
  }

  @Test func `a slow writer's ticket is ready once, after the last byte`() throws {
    let text = Array(#"{"prompt": "a long one"}"#)
    try studio.drop("job.json", "")
    var intake = studio.intake()
    for (second, byte) in text.enumerated() {
      try studio.append(String(byte), to: "\(studio.layout.inbox)/job.json")
      #expect(try intake.survey(at: .seconds(3 * second)).ready.isEmpty)
    }
    let end = 3 * (text.count - 1)
    #expect(try intake.survey(at: .seconds(end + 2)).ready.count == 1)
  }

  @Test func `a file that is copied over from another disk is one job`() throws {
    try studio.drop("job.json", #"{"prompt": "#)
    var intake = studio.intake()
    #expect(try intake.survey(at: .zero).ready.isEmpty)
    try studio.append(#""house"}"#, to: "\(studio.layout.inbox)/job.json")
    #expect(try intake.survey(at: .seconds(2)).ready.isEmpty)
    #expect(try intake.survey(at: .seconds(4)).ready.count == 1)
  }

  @Test func `a name that is overwritten in the same instant counts as changed`() throws {
    try studio.drop("job.json")
    var intake = studio.intake()
    _ = try intake.survey(at: .zero)
    try studio.folders.inbox.remove("job.json")
    try studio.drop("job.json")
    #expect(try intake.survey(at: .seconds(2)).ready.isEmpty)
    #expect(try intake.survey(at: .seconds(4)).ready.count == 1)
  }

  @Test func `a truncated ticket waits with its reason and is refused after fifteen minutes`() throws {
    try studio.drop("job.json", #"{"prompt": "hou"#)
    var intake = studio.intake()
    _ = try intake.survey(at: .zero)
    let waiting = try intake.survey(at: .seconds(899)).waiting
    #expect(waiting.map(\.waiting.words) == ["the JSON object is not closed"])
    #expect(waiting.map(\.waiting.kind) == [.incomplete])
    let refused = try intake.survey(at: .seconds(900)).refused
    #expect(refused.map(\.problem.diagnosis.code) == ["drop.incomplete"])
  }

  @Test func `an empty ticket waits, and is refused as empty`() throws {
    try studio.drop("job.json", "")
    var intake = studio.intake()
    #expect(try intake.survey(at: .zero).waiting.map(\.waiting.words) == ["it is empty"])
    let refused = try intake.survey(at: .seconds(900)).refused
    #expect(refused.map(\.problem) == [.incomplete(location: "job.json", why: "it is empty", minutes: 15)])
  }

  @Test func `files that were there before the start wait like all others, each for itself`() throws {
    try studio.drop("done.json")
    try studio.drop("half.json", #"{"prompt""#)
    var intake = studio.intake()
    #expect(try intake.survey(at: .zero).ready.isEmpty)
    let later = try intake.survey(at: .seconds(2))
    #expect(later.ready.map(\.name) == ["done.json"])
    #expect(later.waiting.map(\.name) == ["half.json"])
    #expect(!later.isSettling)
  }

  @Test(arguments: [4_070_908_800.0, 0]) func `the year in a file's time does not matter`(time: Double) throws {
    try studio.drop("job.json")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: time)], ofItemAtPath: "\(studio.layout.inbox)/job.json")
    #expect(try studio.settled().ready.count == 1)
  }

  @Test func `a ticket waits for the audio it names, and for that to stop growing`() throws {
    try studio.drop("job.json", #"{"reference": "refs/club.wav"}"#)
    var intake = studio.intake()
    _ = try intake.survey(at: .zero)
    let waiting = try intake.survey(at: .seconds(10)).waiting
    #expect(waiting.map(\.waiting.words) == ["the reference refs/club.wav is not there yet"])
    let club = "\(studio.layout.inbox)/refs/club.wav"
    try FileManager.default.createDirectory(atPath: "\(studio.layout.inbox)/refs", withIntermediateDirectories: false)
    try Data("RIFF".utf8).write(to: URL(filePath: club))
    #expect(try intake.survey(at: .seconds(12)).ready.isEmpty)
    try studio.append("more", to: club)
    #expect(try intake.survey(at: .seconds(14)).ready.isEmpty)
    #expect(try intake.survey(at: .seconds(16)).ready.count == 1)
  }

  @Test func `a ticket whose audio does not come is refused after a minute`() throws {
    try studio.drop("job.json", #"{"reference": "club.wav"}"#)
    var intake = studio.intake()
    _ = try intake.survey(at: .zero)
    #expect(try intake.survey(at: .seconds(59)).refused.isEmpty)
    let refused = try intake.survey(at: .seconds(60)).refused
    #expect(refused.map(\.problem.diagnosis.code) == ["drop.reference_missing"])
  }

  @Test func `a ticket that may not be read waits for the permission and resolves itself`() throws {
    try studio.drop("job.json")
    var intake = studio.intake()
    let denied: @Sendable (SystemCall, String) -> Int32? = { call, location in
      call == .open && location.hasSuffix("job.json") ? EACCES : nil
    }
    for second in [0, 10] {
      let waiting = try SystemCall.$fault.withValue(denied) { try intake.survey(at: .seconds(second)).waiting }
      #expect(waiting.map(\.waiting.kind) == [.blocked])
      #expect(waiting.first?.waiting.words.contains("give the user that runs dubplate the right to read") == true)
    }
    #expect(try intake.survey(at: .seconds(20)).ready.count == 1)
  }

  @Test func `a folder that fills slowly is one job with its audio`() throws {
    let bundle = try studio.folders.inbox.makeFolder("b")
    var intake = studio.intake()
    #expect(try intake.survey(at: .zero).unattended == ["b"])
    try bundle.create("job.json").write(Array(#"{"prompt": "house", "reference": "ref.wav"}"#.utf8))
    #expect(try intake.survey(at: .seconds(5)).ready.isEmpty)
    #expect(try intake.survey(at: .seconds(9)).ready.isEmpty)
    try bundle.create("ref.wav").write(Array("RIFF".utf8))
    #expect(try intake.survey(at: .seconds(10)).ready.isEmpty)
    let ready = try intake.survey(at: .seconds(12)).ready
    #expect(ready.map(\.name) == ["b"])
    #expect(ready.first?.members.map(\.path.description) == ["b/job.json", "b/ref.wav"])
  }

  @Test func `a folder waits while a hidden file in it grows, as when rsync fills it`() throws {
    let bundle = try studio.folders.inbox.makeFolder("b")
    try bundle.create("job.json").write(Array("{}".utf8))
    let hidden = try bundle.create(".ref.wav.Xy12ab")
    var intake = studio.intake()
    for second in stride(from: 0, to: 20, by: 2) {
      try hidden.write([0])
      #expect(try intake.survey(at: .seconds(second)).ready.isEmpty)
    }
  }
}
