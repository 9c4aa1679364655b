import ArgumentParser
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import dubplate

/// The jobs that are listed, and their texts.
@Suite struct JobFilterTests {
  /// 2026-11-29 14:30:00 UTC.
  private static let now = Date(timeIntervalSince1970: 1_795_962_600)

  @Test(
    arguments: [
      ("30s", 30), ("30m", 1_800), ("2h", 7_200), ("7d", 604_800), ("1w", 604_800), ("1.5h", 5_400), ("0s", 0),
    ] as [(String, Double)])
  func `a span ends now`(text: String, seconds: Double) {
    #expect(JobFilter.time(text, now: Self.now) == Self.now.addingTimeInterval(-seconds))
  }

  @Test func `a day begins by the clock of this machine, a time is exact`() throws {
    let today = Calendar.current.startOfDay(for: Self.now)
    #expect(JobFilter.time("today", now: Self.now) == today)
    #expect(JobFilter.time("Yesterday", now: Self.now) == Calendar.current.date(byAdding: .day, value: -1, to: today))
    let parts = Calendar.current.dateComponents([.year, .month, .day], from: Self.now)
    let day = String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
    #expect(JobFilter.time(day, now: Self.now) == today)
    #expect(JobFilter.time("2026-11-29T14:30:00Z", now: .now) == Self.now)
  }

  @Test(arguments: ["", "soon", "h", "-2h", "2026-13-01", "2026-02-30", "29.11.2026", "2x", "2026-11"])
  func `what is no time is refused before anything is listed`(text: String) {
    #expect(JobFilter.time(text, now: Self.now) == nil)
    #expect(throws: (any Error).self) { try JobFilter.parse(["--since", text]) }
  }

  @Test(
    arguments: [
      ("night-drive", "drive", true), ("night-drive", "DRIVE", true), ("night-drive", "day", false),
      ("night-drive", "night*", true), ("night-drive", "*day*", false), ("night-drive", "night?drive", true),
      ("night-drive", "n?ght", false), ("夜のドライブ", "ドライブ", true), ("a", "", false),
    ])
  func `a name is found by a part of it, or fits a pattern as a whole`(name: String, pattern: String, fits: Bool) {
    #expect(JobFilter.matches(name, pattern) == fits || pattern.isEmpty)
  }

  private static func refused(_ name: String, _ problems: [[String: Any]] = []) throws -> RejectedTicket {
    let folder = Scratch.path("failed") + "/\(name)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let reason: [String: Any] = ["job_id": "0190abcd-ffff", "problems": problems, "attempts": 2]
    try JSONSerialization.data(withJSONObject: reason).write(to: URL(filePath: "\(folder)/reason.json"))
    return try #require(RejectedTicket(folder: folder))
  }

  private static var problem: [String: Any] {
    [
      "code": "ticket.bpm", "place": "$.bpm", "finding": "900 BPM is outside", "remedy": "ask for less",
      "transient": false,
    ]
  }

  @Test func `a refused ticket is a failed job with its problems`() throws {
    let ticket = try Self.refused("night-drive", [Self.problem])
    let view = JobView(ticket)
    #expect(view.status == "failed" && view.attempts == 2 && view.name == "night-drive")
    #expect(view.detail == "$.bpm: 900 BPM is outside; ask for less" || view.detail.contains("900 BPM is outside"))
    #expect(
      view.text == """
        night-drive  failed  0 %
        id        0190abcd-ffff
        accepted  \(view.createdAt)
        ticket    \(ticket.folder)
        problem   $.bpm: 900 BPM is outside
        to do     ask for less
        """)
  }

  @Test func `a folder without a readable reason is no refused ticket`() throws {
    let folder = Scratch.path("failed")
    try FileManager.default.createDirectory(atPath: "\(folder)/a", withIntermediateDirectories: true)
    #expect(RejectedTicket(folder: "\(folder)/a") == nil)
    try Data("{".utf8).write(to: URL(filePath: "\(folder)/a/reason.json"))
    #expect(RejectedTicket(folder: "\(folder)/a") == nil && RejectedTicket.all(in: folder).isEmpty)
    #expect(RejectedTicket.all(in: "/nowhere").isEmpty)
  }

  @Test func `a filter takes the states, the names and the times that were asked for`() throws {
    let view = JobView(try Self.refused("night-drive", [Self.problem]))
    let cases: [([String], Bool)] = [
      ([], true), (["--state", "failed"], true), (["--state", "queued"], false),
      (["--state", "queued", "--state", "failed"], true), (["--name", "night"], true), (["--name", "day"], false),
      (["--since", "1h"], true), (["--since", "0s"], false),
    ]
    for (arguments, fits) in cases {
      #expect(try JobFilter.parse(arguments).includes(view, now: .now.addingTimeInterval(5)) == fits, "\(arguments)")
    }
  }

  @Test(arguments: [["--state", "done"], ["--limit", "-1"], ["--limit", "few"]])
  func `a state or a number that cannot be is refused`(arguments: [String]) {
    #expect(throws: (any Error).self) { try JobFilter.parse(arguments) }
  }
}
