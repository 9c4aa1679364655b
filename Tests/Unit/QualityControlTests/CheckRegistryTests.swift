import Audio
import Foundation
import Music
import Testing

@testable import QualityControl

/// The checks as settings, reports and repairs see them: names here are read by people's files and scripts.
struct CheckRegistryTests {
  @Test func `checks keep their names and their order`() {
    #expect(
      CheckDefinition.all.map(\.id) == [
        "tempo", "drift", "key", "loudness", "loudness_range", "true_peak", "codec_peak", "clipping", "format",
        "stem_sum", "stem_content", "stem_silence", "stem_headroom", "silence", "dropouts", "clicks", "dc", "balance",
        "mono", "phase", "holes", "sections", "hook", "tune", "tune_level", "arrival", "repetition", "similarity",
      ])
  }

  @Test func `every check is found by its name, and nothing by another`() {
    for check in CheckDefinition.all { #expect(CheckDefinition.named(check.id) == check) }
    #expect(CheckDefinition.named("hiss") == nil)
    #expect(Set(CheckDefinition.all.map(\.title)).count == CheckDefinition.all.count)
  }

  @Test func `matters of taste warn, and faults fail`() {
    let warning = CheckDefinition.all.filter { $0.severity == .warn }.map(\.id)
    #expect(
      warning == [
        "loudness_range", "codec_peak", "holes", "sections", "hook", "tune", "tune_level", "arrival", "repetition",
      ])
    #expect(!CheckDefinition.all.contains { $0.severity == .off })
  }

  @Test(arguments: [
    (CheckDefinition.tempo, "BPM", CheckDefinition.Bound?.none), (.drift, "%", nil), (.loudness, "LUFS", nil),
    (.loudnessRange, "LU", nil), (.truePeak, "dBTP", .atMost), (.codecPeak, "dBTP", .atMost),
    (.stemSilence, "dBFS", .atMost), (.stemHeadroom, "dBFS", .atMost), (.stemContent, "%", .atLeast),
    (.silence, "s", .atMost), (.offset, "dBFS", .atMost), (.balance, "dB", nil), (.mono, "", .atLeast),
    (.hook, "%", .atLeast), (.tune, "s", .atMost), (.tuneLevel, "LU", nil), (.arrival, "LU", .atLeast),
    (.phase, "dB", .atMost), (.holes, "dB", .atMost), (.repetition, "bars", .atMost), (.similarity, "", .atLeast),
  ])
  func `a check has its unit, and its target a sense`(
    check: CheckDefinition, unit: String, bound: CheckDefinition.Bound?
  ) {
    #expect(check.unit == unit && check.bound == bound)
  }

  @Test func `a severity that is chosen counts, and choosing the usual one changes nothing`() {
    var severities = Severities()
    severities[.clicks] = .off
    #expect(severities[.clicks] == .off && severities[.offset] == .fail)
    severities[.clicks] = .fail
    #expect(severities == Severities())
  }

  @Test func `tolerances are those of the checks until others are chosen`() throws {
    var tolerances = Tolerances()
    #expect(tolerances.tempo == 2 && tolerances.loudness == .dB(0.5) && tolerances[.similarity] == 0.85)
    #expect(tolerances[.clicks] == 0)
    tolerances[.loudness] = 1.25
    #expect(tolerances.loudness == .dB(1.25))
    let json = try JSONEncoder().encode(tolerances)
    #expect(try JSONDecoder().decode(Tolerances.self, from: json) == tolerances)
    tolerances[.loudness] = 0.5
    #expect(tolerances == Tolerances())
  }

  @Test func `tolerances are written by the names of their settings`() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(
      String(decoding: try encoder.encode(Tolerances()), as: UTF8.self)
        == #"{"loudness_tolerance_lu":0.5,"similarity_minimum":0.85,"tempo_tolerance_bpm":2}"#)
    let read = try JSONDecoder().decode(Tolerances.self, from: Data(#"{"tempo_tolerance_bpm":3,"hiss":1}"#.utf8))
    #expect(read.tempo == 3 && read.loudness == .dB(0.5))
  }

  @Test func `every standard tolerance lies within its range`() {
    let adjustable = CheckDefinition.all.compactMap(\.tolerance)
    #expect(adjustable.map(\.key) == ["tempo_tolerance_bpm", "loudness_tolerance_lu", "similarity_minimum"])
    #expect(adjustable.allSatisfy { $0.range.contains($0.standard) })
  }

  @Test func `what is named as suspect is asked for by tempo, drift and key alone`() {
    let blaming = CheckDefinition.all.filter { check in
      if case .anotherSeed(let suspects) = check.repair { return !suspects.roles.isEmpty }
      return false
    }
    #expect(blaming.map(\.id) == ["tempo", "drift", "key"])
  }

  @Test func `a result is written with the id and the unit of its check`() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let result = CheckResult(
      .truePeak, .fail, value: .number(-0.5), target: .number(-1), detail: "Too high.", at: .s(2.5), stem: "01-drums")
    #expect(
      String(decoding: try encoder.encode(result), as: UTF8.self)
        == #"{"at":2.5,"detail":"Too high.","id":"true_peak","status":"fail","stem":"01-drums","target":-1,"#
        + #""unit":"dBTP","value":-0.5}"#)
    #expect(
      String(
        decoding: try encoder.encode(CheckResult(.key, .undetermined, value: .word("F minor"), detail: "")),
        as: UTF8.self)
        == #"{"detail":"","id":"key","status":"undetermined","unit":"","value":"F minor"}"#)
  }

  @Test(arguments: [
    ([CheckStatus](), true), ([.pass, .warn, .undetermined], true), ([.pass, .fail], false),
  ])
  func `a report passes unless a check failed`(statuses: [CheckStatus], passes: Bool) {
    #expect(QualityReport(statuses.map { CheckResult(.key, $0, detail: "") }).passed == passes)
  }

  @Test(arguments: [(1.0, "1"), (-0.001, "0"), (2.346, "2.35"), (-14.5, "-14.5"), (100, "100"), (0.25, "0.25")])
  func `numbers have up to two decimals`(value: Double, text: String) {
    #expect(number(value) == text)
  }

  @Test(arguments: [(0.0, "0:00.0"), (59.96, "1:00.0"), (125.34, "2:05.3"), (-3, "0:00.0"), (3600, "60:00.0")])
  func `positions are minutes and seconds`(seconds: Double, text: String) {
    #expect(timestamp(.s(seconds)) == text)
  }
}
