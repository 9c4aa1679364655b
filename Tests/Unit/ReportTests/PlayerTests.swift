import Foundation
import Report
import TestSupport
import Testing

/// Drives the page's player in a headless browser; nothing happens where there is none, or no Python to drive it with.
@Suite struct PlayerTests {
  private static let isPossible = ["/usr/bin/chromium", "/usr/bin/python3"].allSatisfy {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test(.enabled(if: isPossible), .timeLimit(.minutes(10)))
  func `in a browser, stems play in step with the master and obey mute and solo`() throws {
    let folder = Scratch.path("player")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: "\(folder)/stems", withIntermediateDirectories: true)
    let content = SampleContent.nightDrive
    try HTMLReport.render(content).write(toFile: "\(folder)/report.html", atomically: true, encoding: .utf8)
    for path in [content.audio.master] + content.audio.stems.map(\.path) {
      try Self.tone.write(to: URL(filePath: "\(folder)/\(path)"))
    }
    let script = Repository.root.appending(path: "Tests/Tools/Player/drive_player.py")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/python3")
    process.arguments = [script.path, "\(folder)/report.html"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(said)")
  }

  /// Three minutes of a quiet tone as a WAVE file of 8 bits at 8 kHz: what browsers can play and tests can spare.
  private static let tone: Data = {
    let samples = (0..<1_440_000).map { UInt8(128 + 20 * sin(Double($0) * 0.2)) }
    var data = Data("RIFF".utf8) + number(UInt32(36 + samples.count)) + Data("WAVEfmt ".utf8) + number(16)
    data += Data([1, 0, 1, 0]) + number(8000) + number(8000) + Data([1, 0, 8, 0]) + Data("data".utf8)
    return data + number(UInt32(samples.count)) + Data(samples)
  }()

  private static func number(_ value: UInt32) -> Data { withUnsafeBytes(of: value.littleEndian) { Data($0) } }
}
