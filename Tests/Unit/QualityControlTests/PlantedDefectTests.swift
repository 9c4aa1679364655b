import Audio
import QualityControl
import TestSupport
import Testing

/// Something that can be wrong with a delivery, and the check that is there to find it.
struct Defect: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let check: String
  let plant: @Sendable (inout CleanDelivery) -> Void

  init(_ name: String, finds check: String, _ plant: @escaping @Sendable (inout CleanDelivery) -> Void) {
    testDescription = name
    self.check = check
    self.plant = plant
  }
}

struct PlantedDefectTests {
  @Test func `a clean delivery passes every check`() throws {
    let report = try CleanDelivery.perfect.report()
    let odd = report.checks.filter { $0.status != .pass }
    // Twenty seconds of one idea have no passages to compare.
    #expect(odd.map(\.id) == ["loudness_range", "sections"], "\(odd)")
    #expect(odd.allSatisfy { $0.status == .undetermined })
    #expect(report.passed)
    let unknown = CheckDefinition.all.map(\.id).filter { report[$0] == nil }
    #expect(unknown == ["similarity"])
  }

  @Test(arguments: Defect.ofMusic + Defect.ofSound + Defect.ofStereo + Defect.ofStems)
  func `a planted defect is found by its check and by no other`(defect: Defect) throws {
    var delivery = CleanDelivery.perfect
    defect.plant(&delivery)
    let report = try delivery.report()
    let raised = report.checks.filter { [.fail, .warn].contains($0.status) }
    #expect(report.raised == [defect.check], "\(raised.map { "\($0.id): \($0.detail)" })")
    let passed = report.passed
    #expect(!passed)
  }

  @Test func `an empty stem is no defect where a recording was taken apart`() throws {
    var clean = CleanDelivery.perfect
    clean.stems[1].samples = MemoryPCM(sumOf: [clean.stems[1].samples, clean.stems[2].samples])
    clean.stems[2].samples = MemoryPCM(StereoBuffer(frames: clean.facts.frames))
    clean.expected.separated = ["02-bass", "03-chords"]
    clean.expected.stems = clean.expected.stems.filter { !clean.expected.separated.contains($0.key) }
    #expect(try clean.report().passed)
  }

  @Test func `every check has a planted defect`() {
    let proven = Set((Defect.ofMusic + Defect.ofSound + Defect.ofStereo + Defect.ofStems).map(\.check))
    #expect(proven == Set(CheckDefinition.all.map(\.id)))
  }

  @Test func `what is said to weigh less warns, and what is switched off is left out`() throws {
    var delivery = CleanDelivery.perfect
    delivery.change { $0.left[306_123] += 0.3 }
    delivery.expected.severities = Severities(["clicks": .warn, "dc": .off])
    let report = try delivery.report()
    #expect(report.raised == ["clicks"])
    #expect(report.failed.isEmpty)
    let hasOffset = report.checks.contains { $0.id == "dc" }
    #expect(!hasOffset)
  }
}
