import Diagnosis
import Testing

@Suite struct DiagnosisTests {
  private struct Mute: Error {}

  @Test func `a diagnosis reads as place, finding and remedy`() {
    let diagnosis = Diagnosis(code: "a.b", place: "$.bpm", finding: "900 is too high", remedy: "write 40 to 240")
    #expect("\(diagnosis)" == "$.bpm: 900 is too high; write 40 to 240")
  }

  @Test func `an error that does not explain itself is reported as unexpected where it happened`() {
    let diagnoses = Diagnosis.all(of: Mute(), at: "mixing")
    #expect(diagnoses.map(\.code) == ["internal.unexpected"])
    #expect(diagnoses.map(\.place) == ["mixing"])
  }

  @Test func `problems keep every diagnosis in order`() {
    let all = ["a", "b", "c"].map { Diagnosis(code: $0, place: "p", finding: "f", remedy: "r") }
    #expect(Diagnosis.all(of: Problems(all), at: "elsewhere") == all)
  }
}
