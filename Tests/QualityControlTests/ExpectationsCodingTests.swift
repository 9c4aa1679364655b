import Analysis
import Audio
import Foundation
import Music
import QualityControl
import Testing

/// The expectations of a delivery in its manifest.
@Suite struct ExpectationsCodingTests {
  private static func coded(_ expected: Expectations) throws -> Expectations {
    try JSONDecoder().decode(Expectations.self, from: JSONEncoder().encode(expected))
  }

  private static var full: Expectations {
    var expected = Expectations()
    expected.tempo = .value(Tempo(bpm: 123.456_789_012_345))
    expected.tempoRange = 118...130.1
    expected.meter = .threeFour
    expected.key = Key("A minor").map(Target.value) ?? .notGiven
    expected.loudness = .LUFS(-14.1)
    expected.truePeak = .dBTP(-0.1)
    expected.frames = 480_000
    expected.silences = [TimeRange(start: 0.1, end: 1 / 3)]
    expected.deliveryFormat = false
    expected.loudnessRange = 1...14
    expected.sections = [PlannedSection(name: "drop", time: TimeRange(start: 1.1, end: 2.2), energy: 0.9)]
    expected.bar = 1.945_525
    expected.stems = ["01-drums": PlannedStem(sounding: [TimeRange(start: 0, end: 9.7)], ringing: 5.5)]
    expected.separated = ["03-other", "02-bass"]
    for (check, tolerance) in [("tempo", 1.5), ("loudness", 0.3), ("similarity", 0.7)] {
      if let check = CheckDefinition.named(check) { expected.tolerances[check] = tolerance }
    }
    expected.severities = Severities(["key": .warn, "holes": .off])
    return expected
  }

  @Test func `they come back as they were, to the last digit`() throws {
    #expect(try Self.coded(Self.full) == Self.full)
    #expect(try Self.coded(Expectations()) == Expectations())
  }

  @Test func `a target that cannot be measured is not one that nobody gave`() throws {
    var expected = Expectations()
    (expected.tempo, expected.key) = (.declaredUndeterminable, .notGiven)
    let back = try Self.coded(expected)
    #expect(back.tempo == .declaredUndeterminable && back.key == .notGiven)
    (expected.tempo, expected.key) = (.notGiven, .declaredUndeterminable)
    #expect(try Self.coded(expected) == expected)
  }

  @Test func `a tempo keeps the beat that it counts`() throws {
    var expected = Expectations()
    expected.tempo = .value(Tempo(bpm: 60, in: .sixEight))
    #expect(try Self.coded(expected).tempo == .value(Tempo(bpm: 60, in: .sixEight)))
  }

  @Test func `the form names its units and keeps the severities that were chosen`() throws {
    let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(Self.full)) as? [String: Any]
    #expect(object?["loudness_lufs"] as? Double == -14.1 && object?["true_peak_dbtp"] as? Double == -0.1)
    #expect(
      object?["loudness_range_lu"] as? [Double] == [1, 14] && object?["tempo_range"] as? [Double] == [118, 130.1])
    #expect(object?["severities"] as? [String: String] == ["key": "warn", "holes": "off"])
    #expect(object?["separated"] as? [String] == ["03-other", "02-bass"])
    #expect((object?["tolerances"] as? [String: Double])?["loudness_tolerance_lu"] == 0.3)
  }

  @Test(arguments: [#"{"tempo": "fast"}"#, #"{"severities": {"key": "maybe"}}"#, "[]", "{}"])
  func `a form that is not whole is refused`(json: String) {
    #expect(throws: (any Error).self) {
      try JSONDecoder().decode(Expectations.self, from: Data(json.utf8))
    }
  }
}
