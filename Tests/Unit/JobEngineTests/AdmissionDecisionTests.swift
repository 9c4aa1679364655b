import Diagnostics
import JobStore
import Testing

@testable import JobEngine

@Suite struct AdmissionDecisionTests {
  private static func problem(transient: Bool) -> Diagnosis {
    Diagnosis(code: "x", location: "$.bpm", finding: "is wrong", remedy: "mend it", transient: transient)
  }
  private static let (wrong, passing) = (problem(transient: false), problem(transient: true))

  @Test(arguments: [
    ([], AdmissionDecision.accept), ([wrong], .refuse([wrong])), ([passing], .postpone([passing])),
    ([passing, passing], .postpone([passing, passing])), ([passing, wrong], .refuse([passing, wrong])),
    ([wrong, wrong], .refuse([wrong, wrong])),
  ])
  func `a good ticket becomes a job, a bad one is refused, and trouble with the disk is waited for`(
    problems: [Diagnosis], expected: AdmissionDecision
  ) {
    #expect(AdmissionDecision(problems: problems) == expected)
  }

  @Test(arguments: JobState.allCases)
  func `a claim that comes back opens its job again only where that was given up`(state: JobState) {
    let event = AdmissionDecision.event(onAcceptanceOf: .example("a", state))
    #expect(event == (state == .failed ? .resubmit : nil))
  }
}

@Suite struct AdmissionGateTests {
  private var gate = AdmissionGate()

  @Test func `nothing is claimed before the claims of earlier runs are adopted`() { #expect(!gate.isOpen) }

  @Test mutating func `when all are adopted more may be claimed`() {
    gate.beginAdoption()
    #expect(!gate.isOpen)
    gate.endAdoption()
    #expect(gate.isOpen)
  }

  @Test mutating func `one that stays behind keeps the gate closed, until it is adopted`() {
    gate.beginAdoption()
    #expect(gate.postpone() == true)
    gate.endAdoption()
    #expect(!gate.isOpen)
    gate.beginAdoption()
    gate.endAdoption()
    #expect(gate.isOpen)
  }

  @Test mutating func `a claim that cannot become a job closes the gate at once`() {
    gate.beginAdoption()
    gate.endAdoption()
    #expect(gate.postpone() == true)
    #expect(!gate.isOpen)
  }

  @Test mutating func `the trouble is told once for each adoption, not for each claim`() {
    gate.beginAdoption()
    let told = (0..<3).map { _ in gate.postpone() }
    #expect(told == [true, false, false])
    gate.endAdoption()
    gate.beginAdoption()
    let again = (0..<2).map { _ in gate.postpone() }
    #expect(again == [true, false])
  }

  @Test mutating func `an adoption that breaks off leaves the gate closed`() {
    gate.beginAdoption()
    gate.endAdoption()
    gate.beginAdoption()
    #expect(!gate.isOpen, "the claims have not all been seen")
  }
}
