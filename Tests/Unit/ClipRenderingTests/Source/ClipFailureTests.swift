import Audio
import ClipRendering
import Diagnostics
import Testing

@Suite struct ClipFailureTests {
  private static let diagnosis = Diagnosis(code: "service.x", location: "a", finding: "no", remedy: "none")

  @Test(arguments: ClipFailure.Kind.allCases)
  func `only what passes by itself is called transient`(kind: ClipFailure.Kind) {
    let passes: Set<ClipFailure.Kind> = [.busy, .unavailable, .notStored]
    let failure = ClipFailure(kind, Self.diagnosis)
    #expect(kind.isTransient == passes.contains(kind))
    #expect(failure.diagnosis.transient == passes.contains(kind), "whatever the diagnosis said before")
    #expect(failure.diagnoses == [failure.diagnosis])
  }

  @Test(arguments: [(.repeatable, .absent), (.impossible, .unknown)] as [(ClipCapabilities.OrderLookup, ClipTrace)])
  func `without a list a lost order is absent where repeating does no harm, else unknown`(
    lookup: ClipCapabilities.OrderLookup, trace: ClipTrace
  ) async throws {
    var source = SilentSource()
    source.capabilities.lookup = lookup
    #expect(try await source.trace(ClipRequest(id: "a", .song, words: ""), since: 0) == trace)
  }

  @Test func `a source that answers with the sound knows nothing of it afterwards`() async throws {
    let source = SilentSource()
    let receipt = ClipReceipt(source: "scripted", server: "s", id: "1")
    #expect(try await source.poll(receipt) == .forgotten)
    try await source.cancel(receipt)
    try await source.admit(ClipRequest(id: "a", .song, words: ""))
  }

  @Test(
    arguments: [
      (ClipPrice(unit: "USD", perCall: 0.25), 0.25), (ClipPrice(unit: "USD", perSecond: 0.01), 0.3),
      (ClipPrice(unit: "USD", perComputingSecond: 0.002), 0.2),
      (ClipPrice(unit: "USD", perCall: 1, perSecond: 0.1, perComputingSecond: 0.01), 5),
    ] as [(ClipPrice, Double)])
  func `a price is the sum of its parts`(price: ClipPrice, amount: Double) {
    #expect(abs(price.cost(of: .s(30), computing: .s(100)).amount - amount) < 1e-12)
  }

  @Test func `files are called alike from every service`() {
    #expect(ClipTask.song.fileNames == ["mix"])
    #expect(ClipTask.stem("drums").fileNames == ["drums"])
    #expect(ClipTask.separate(["vocals", "other"]).fileNames == ["vocals", "other"])
  }
}
