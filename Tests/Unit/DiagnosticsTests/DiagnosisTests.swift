import Diagnostics
import Foundation
import Testing

@Suite struct DiagnosisTests {
  private struct Mute: Error {}

  @Test func `a diagnosis reads as location, finding and remedy`() {
    let diagnosis = Diagnosis(code: "a.b", location: "$.bpm", finding: "900 is too high", remedy: "write 40 to 240")
    #expect("\(diagnosis)" == "$.bpm: 900 is too high; write 40 to 240")
  }

  @Test func `an error that does not explain itself is reported as unexpected where it happened`() {
    let diagnoses = Diagnosis.all(of: Mute(), at: "mixing")
    #expect(diagnoses.map(\.code) == ["internal.unexpected"])
    #expect(diagnoses.map(\.location) == ["mixing"])
  }

  @Test func `a file that Foundation cannot read is told in the system's words`() throws {
    let thrown = #expect(throws: CocoaError.self) { try Data(contentsOf: URL(filePath: "/nowhere/night.json")) }
    let error = try #require(thrown)
    let diagnosis = try #require(Diagnosis.all(of: error, at: "mixing").first)
    #expect(diagnosis.code == "system.file" && diagnosis.location == "/nowhere/night.json" && !diagnosis.transient)
    #expect(diagnosis.finding == "cannot be read: No such file or directory")
    let full = CocoaError(
      .fileWriteOutOfSpace,
      userInfo: [NSFilePathErrorKey: "/proc/self/fd/27", NSUnderlyingErrorKey: POSIXError(.ENOSPC)])
    let room = try #require(Diagnosis.all(of: full, at: "mixing").first)
    #expect(room.location == "mixing" && room.transient && room.finding == "cannot be written: No space left on device")
  }

  @Test func `problems keep every diagnosis in order`() {
    let all = ["a", "b", "c"].map { Diagnosis(code: $0, location: "p", finding: "f", remedy: "r") }
    #expect(Diagnosis.all(of: Problems(all), at: "elsewhere") == all)
  }
}
