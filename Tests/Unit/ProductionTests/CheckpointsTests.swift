import Audio
import AudioFiles
import Diagnostics
import Foundation
import Synchronization
import System
import TestSupport
import Testing

@testable import Production

/// Results that stay in a work folder, and the run of stages that uses them.
@Suite struct CheckpointsTests {
  private let folder: String
  private let checkpoints: Checkpoints

  init() throws {
    folder = Scratch.path("work")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    checkpoints = Checkpoints(in: folder)
  }

  private static func inputs(_ text: String) -> Fingerprint { Fingerprint(of: text.utf8) }

  private func value(_ made: String, from inputs: String = "a", isDurable: Bool = false) async throws -> String {
    try await checkpoints.value("v", from: Self.inputs(inputs), isDurable: isDurable) { made }
  }

  @Test func `a value is made once for the same inputs, also by the next run, and anew for others`() async throws {
    #expect(try await value("first") == "first")
    #expect(try await value("second") == "first")
    #expect(try await Checkpoints(in: folder).value("v", from: Self.inputs("a")) { "third" } == "first")
    #expect(try await value("other", from: "b") == "other")
    // There is one record for each name: what was made before is forgotten.
    #expect(try await value("again") == "again")
  }

  @Test(arguments: ["", "{", #"{"inputs": 1}"#, #"{"inputs": "0123", "files": [], "value": "old"}"#])
  func `a record that cannot be read or names other inputs is made anew`(record: String) async throws {
    try Data(record.utf8).write(to: URL(filePath: "\(folder)/v.done"))
    #expect(try await value("new") == "new")
    #expect(try await value("newer") == "new")
  }

  @Test func `after a boot only results count that were written through`() async throws {
    _ = try await value("kept", isDurable: true)
    _ = try await checkpoints.value("w", from: Self.inputs("a")) { "lost" }
    for name in ["v", "w"] {
      let file = URL(filePath: "\(folder)/\(name).done")
      var record = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
      if record["boot"] != nil { record["boot"] = "another boot" }
      try JSONSerialization.data(withJSONObject: record).write(to: file)
    }
    #expect(try await value("new") == "kept")
    #expect(try await checkpoints.value("w", from: Self.inputs("a")) { "new" } == "new")
  }

  @Test func `sound counts only with the file that belongs to its record`() async throws {
    let made = Mutex(0)
    let make = { [checkpoints] in
      try await checkpoints.sound("tone", from: Self.inputs("a")) { file in
        made.withLock { $0 += 1 }
        try file.write(StereoBuffer(mono: [0.25, 0.5]))
        return "note"
      }
    }
    let first = try await make()
    #expect(first.note == "note" && first.source.frameCount == 2)
    #expect(try await make().source.readAll().left == [0.25, 0.5] && made.withLock { $0 } == 1)
    try Data(count: 8).write(to: URL(filePath: "\(folder)/tone"))
    #expect(try await make().source.frameCount == 2 && made.withLock { $0 } == 2)
    try FileManager.default.removeItem(atPath: "\(folder)/tone")
    #expect(try await make().source.frameCount == 2 && made.withLock { $0 } == 3)
  }

  @Test func `a failure leaves neither a record nor a file of before`() async throws {
    let file = "\(folder)/f"
    _ = try await checkpoints.value("v", from: Self.inputs("a"), files: ["f"]) {
      try Data([1]).write(to: URL(filePath: file))
      return "made"
    }
    await #expect(throws: CancellationError.self) {
      try await checkpoints.value("v", from: Self.inputs("b"), files: ["f"]) { () async throws -> String in
        #expect(!FileManager.default.fileExists(atPath: file))
        throw CancellationError()
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
  }

  @Test func `a stage whose results were all there says so, and one that made something does not`() async throws {
    let events = Mutex<[String]>([])
    for run in 1...2 {
      let stages = StageRunner(attempt: run, checkpoints: checkpoints) { event in
        switch event {
        case .reused(let stage): events.withLock { $0.append("\(run) reused \(stage)") }
        case .finished(let stage, _): events.withLock { $0.append("\(run) finished \(stage)") }
        case .progress: break
        }
      }
      _ = try await stages.run(.parse) { _ in try await value("first") }
      _ = try await stages.run(.plan) { _ in "nothing is kept of it" }
      #expect(stages.timings.map(\.stage) == [.parse, .plan])
    }
    #expect(
      events.withLock { $0 } == [
        "1 finished parse", "1 finished plan", "2 reused parse", "2 finished parse", "2 finished plan",
      ])
  }

  @Test func `a stage reports its share as progress of the job, and names itself when it fails`() async throws {
    let seen = Mutex<[Int]>([])
    let stages = StageRunner(attempt: 2, checkpoints: checkpoints) { event in
      if case .progress(let progress) = event { seen.withLock { $0.append(progress.percent) } }
    }
    let problem = Diagnosis(code: "api.busy", location: "service", finding: "is busy", remedy: "wait", transient: true)
    await #expect {
      try await stages.run(.generate) { share in
        for part in [0.5, 1] { share(part) }
        throw Problems(problem)
      }
    } throws: { error in
      guard case .failed(.generate, [problem]) = error as? ProductionError else { return false }
      return (error as? ProductionError)?.isTransient == true
    }
    #expect(seen.withLock { $0 } == [5, 33, 62])
    #expect(stages.timings.isEmpty)
  }

  @Test func `a stage of a cancelled task is interrupted, not failed`() async {
    let stages = StageRunner(attempt: 1, checkpoints: checkpoints) { _ in }
    await #expect {
      try await stages.run(.mix) { _ in throw CancellationError() }
    } throws: { error in
      guard case .interrupted(.mix) = error as? ProductionError else { return false }
      return (error as? ProductionError)?.diagnoses.map(\.code) == ["job.interrupted"]
    }
  }

  @Test func `the stages share the whole of a job among them`() {
    let stages = Stage.allCases
    #expect(stages.first?.progressAtStart == 0 && stages.last?.progressAtEnd == 100)
    for (stage, next) in zip(stages, stages.dropFirst()) {
      #expect(stage.progressAtEnd == next.progressAtStart && stage.progressAtStart < stage.progressAtEnd)
    }
  }

  @Test func `folders are made below a delivery, and never the delivery itself`() throws {
    let folders = AttemptFolders(work: folder, delivery: "\(folder)/delivery")
    #expect(throws: (any Error).self) { try folders.makeDeliveryFolder("formats/mp3") }
    #expect(!FileManager.default.fileExists(atPath: "\(folder)/delivery"))
    try FileManager.default.createDirectory(atPath: "\(folder)/delivery", withIntermediateDirectories: false)
    for _ in 1...2 { try folders.makeDeliveryFolder("/formats/mp3/") }
    #expect(
      try FileManager.default.subpathsOfDirectory(atPath: "\(folder)/delivery").sorted() == ["formats", "formats/mp3"])
  }

  @Test func `progress is reported in steps of a hundredth, once each`() {
    let shares = Mutex<[Double]>([])
    let meter = ProgressMeter(total: 1000) { share in shares.withLock { $0.append(share) } }
    for _ in 1...1000 { meter.add(1) }
    #expect(shares.withLock { $0 } == (1...100).map { Double($0) / 100 })
  }
}
