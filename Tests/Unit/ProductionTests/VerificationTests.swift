import Audio
import AudioFiles
import Foundation
import Metadata
import Music
import Planning
import Prompt
import TestSupport
import Testing

@testable import Production
@testable import QualityControl

/// A delivery that is checked again gives the report that lies in it.
@Suite struct VerificationTests {
  private static func ticket(_ prompt: String, _ change: (inout Ticket) -> Void = { _ in }) -> Ticket {
    var ticket = Ticket(prompt: prompt)
    ticket.seed = Seed(7)
    change(&ticket)
    return ticket
  }

  private static let tickets: [(String, Ticket)] = [
    ("electronic", ticket("techno, 16 seconds, 130 bpm, A minor")),
    ("acoustic", ticket("jazz with piano and double bass, 12 seconds")),
    ("without a pulse", ticket("drone ambient without drums, 12 seconds")),
    ("in 6/8", ticket("rock in 6/8, 12 seconds")),
    ("sung", ticket("pop, 10 seconds") { $0.lyrics = "Neon rivers run below\nEvery window has a glow\n" }),
  ]

  @Test(arguments: tickets) func `every check of a delivery is decided again as its qa.json says`(
    kind: String, ticket: Ticket
  ) async throws {
    let fixture = ProductionFixture()
    let result = try await fixture.attempt(ProductionFixture.order(ticket))
    let delivered = try fixture.deliveredReport()
    #expect(delivered == result.quality.asWritten)
    #expect(!delivered.words.isEmpty)
    let again = try DeliveredFolder(fixture.delivery).check().asWritten
    for (first, second) in zip(delivered.checks, again.checks) { #expect(first == second, "\(kind)") }
    #expect(delivered == again)
  }

  @Test func `a delivery with a reference is held against it again`() async throws {
    let fixture = ProductionFixture()
    try FileManager.default.createDirectory(atPath: fixture.folder, withIntermediateDirectories: true)
    let reference = fixture.path("reference.wav")
    let writer = try PCM24Writer(path: reference)
    let noise = TestTone.strokes(of: TestTone.noise(amplitude: 0.4, seconds: 10, seed: 2), every: 0.5, decay: 0.2)
    try writer.write(PCMBlock(left: noise.left.map { Int32($0 * 8e6) }, right: noise.right.map { Int32($0 * 8e6) }))
    try writer.close()
    _ = try await fixture.attempt(
      ProductionFixture.order(Self.ticket("house, 12 seconds"), reference: reference))
    try FileManager.default.removeItem(atPath: reference)
    let again = try DeliveredFolder(fixture.delivery).check().asWritten
    #expect(again == (try fixture.deliveredReport()))
    #expect(again.checks.contains { $0.id == "similarity" && $0.status != .undetermined })
  }

  @Test func `tolerances, severities and names of the installation are those of the delivery`() async throws {
    let fixture = ProductionFixture()
    var wishes = DeliveryOptions()
    wishes.naming.master = try #require(.forMaster("{name} {bpm}"))
    wishes.naming.stem = try #require(.forStems("{stem}-{number}"))
    var tolerances = Tolerances()
    tolerances[.tempo] = 7
    tolerances[.loudness] = 0.01
    _ = try await fixture.attempt(
      ProductionFixture.order(Self.ticket("house, 10 seconds")), tolerances: tolerances,
      severities: Severities(["loudness": .warn, "holes": .off, "mono": .off]), delivery: wishes)
    let folder = try DeliveredFolder(fixture.delivery)
    let again = try folder.check().asWritten
    #expect(again == (try fixture.deliveredReport()))
    #expect(!again.checks.contains { ["holes", "mono"].contains($0.id) })
    #expect(again.checks.first { $0.id == "tempo" }?.tolerance == 7)
    #expect(again.checks.contains { $0.id == "stem_sum" && $0.status == .pass })
    #expect(DeliveredFolder.master(in: fixture.delivery)?.wholeMatch(of: /.*\/track [0-9.]+\.wav/) != nil)
  }

  @Test func `what attempts changed because of a check is noted again`() async throws {
    let fixture = ProductionFixture()
    let order = ProductionFixture.order(Self.ticket("house, 10 seconds"))
    var course = RetryAdjustments()
    course.loudness = -0.3
    let change = RepairChange(what: "The mastering aims 0.30 LU below the target.", check: "loudness")
    let earlier = AttemptRecord(
      number: 1, seed: Seed(7), passed: false, failed: ["loudness"],
      next: Repair(adjustments: course, changes: [change]))
    _ = try await fixture.attempt(order, after: [earlier])
    let again = try DeliveredFolder(fixture.delivery).check().asWritten
    #expect(again == (try fixture.deliveredReport()))
    #expect(again.checks.first { $0.id == "loudness" }?.tried == [change.what])
  }

  @Test func `a verdict changes with the file, and the others stay`() async throws {
    let fixture = ProductionFixture()
    _ = try await fixture.attempt(ProductionFixture.order(Self.ticket("house, 10 seconds")))
    let before = try fixture.deliveredReport()
    #expect(before.passed)
    // A second in the middle becomes silence in one stem: the stems no longer add up to the master.
    let stem = try #require(
      try FileManager.default.contentsOfDirectory(atPath: "\(fixture.delivery)/stems").sorted().first)
    let file = try FileHandle(forUpdating: URL(filePath: "\(fixture.delivery)/stems/\(stem)"))
    try file.seek(toOffset: file.seekToEnd() / 2 / 6 * 6)
    try file.write(contentsOf: Data(count: 6 * 48_000))
    try file.close()
    let after = try DeliveredFolder(fixture.delivery).check().asWritten
    let changed = zip(before.checks, after.checks).filter { $0.status != $1.status }.map(\.1)
    #expect(changed.map(\.id).contains("stem_sum") && !after.passed, "\(changed)")
    #expect(changed.allSatisfy { ["stem_sum", "stem_content", "dropouts", "clicks"].contains($0.id) }, "\(changed)")
    for (old, new) in zip(before.checks, after.checks) {
      #expect(old.target == new.target && old.tolerance == new.tolerance && old.bound == new.bound)
    }
  }

  @Test func `a target that is given stands in location of the recorded one`() async throws {
    let fixture = ProductionFixture()
    _ = try await fixture.attempt(ProductionFixture.order(Self.ticket("house, 10 seconds, C minor")))
    var folder = try DeliveredFolder(fixture.delivery)
    folder.expectations.loudness = .LUFS(-9)
    folder.expectations.key = .value(Key(try #require(Key("F# major")).tonic, .major))
    let failed = try folder.check().checks.filter { $0.status == .fail }.map(\.id)
    #expect(failed.contains("loudness") && failed.contains("key"))
  }

  @Test func `a manifest that records no expectations is held against its plan`() async throws {
    let fixture = ProductionFixture()
    _ = try await fixture.attempt(ProductionFixture.order(Self.ticket("house, 10 seconds")))
    var manifest = try fixture.json("manifest.json")
    manifest["verification"] = nil
    try JSONSerialization.data(withJSONObject: manifest)
      .write(to: URL(filePath: "\(fixture.delivery)/manifest.json"))
    let again = try DeliveredFolder(fixture.delivery).check().asWritten
    let delivered = try fixture.deliveredReport()
    for id in ["tempo", "key", "loudness", "true_peak", "format", "stem_sum", "sections", "loudness_range"] {
      #expect(again.checks.first { $0.id == id } == delivered.checks.first { $0.id == id })
    }
  }

  @Test(
    arguments: [
      ("{", "is not the manifest of a delivery"), ("[]", "is not the manifest of a delivery"),
      (#"{"name": "x", "files": []}"#, "is not the manifest of a delivery"),
    ])
  func `a folder that is no delivery is refused with a remedy`(manifest: String, finding: String) throws {
    let folder = Scratch.path("folder")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    #expect(!DeliveredFolder.isOne(folder))
    try Data(manifest.utf8).write(to: URL(filePath: "\(folder)/manifest.json"))
    #expect(DeliveredFolder.isOne(folder) && DeliveredFolder.master(in: folder) == nil)
    let error = #expect(throws: (any Error).self) { try DeliveredFolder(folder) }
    #expect("\(error.map { "\($0)" } ?? "")".contains(finding))
  }
}
