import Audio
import ClipRendering
import Diagnostics
import Music
import Testing

@Suite struct ClipCapabilitiesTests {
  private var able: ClipCapabilities {
    var can = ClipCapabilities(lengths: .s(3)...(.s(30)), licence: ClipLicence("x", isCommercial: nil))
    can.audio = [.style]
    can.separations = [["vocals", "drums"]]
    return can
  }

  private func finding(_ change: (inout ClipRequest) -> Void, _ can: ClipCapabilities) -> String? {
    var request = ClipRequest(id: "a-1", .song, words: "w", duration: .s(10))
    change(&request)
    let failure = can.objection(to: request, from: "somebody")
    #expect(failure == nil || failure?.kind == .rejected)
    #expect(failure?.diagnosis.transient != true)
    return failure?.diagnosis.finding
  }

  @Test func `what can be done meets no objection`() {
    #expect(finding({ _ in }, able) == nil)
    #expect(finding({ $0.task = .stem("bass") }, able) == nil)
    #expect(finding({ $0.duration = nil }, able) == nil)
    #expect(
      finding(
        {
          $0.task = .separate(["drums"])
          $0.audio = ClipAudio(path: "/a", use: .separation)
          $0.mayUpload = true
          $0.duration = .s(300)
        }, able) == nil)
  }

  @Test func `a recording leaves the house only when that is allowed`() {
    let audio = ClipAudio(path: "/a", use: .style)
    #expect(finding({ $0.audio = audio }, able) == "the recording may not be uploaded")
    var here = able
    here.isLocal = true
    #expect(finding({ $0.audio = audio }, here) == nil)
    #expect(finding({ ($0.audio, $0.mayUpload) = (audio, true) }, able) == nil)
  }

  @Test func `what cannot be done is refused before anything is sent`() {
    #expect(finding({ $0.duration = .s(2) }, able) == "2.0 s is outside 3.0…30.0 s")
    #expect(finding({ $0.lyrics = "la" }, able) == "it does not sing given words")
    #expect(finding({ $0.id = "a/b" }, able)?.contains("is not one") == true)
    #expect(finding({ $0.id = "" }, able) != nil)
    #expect(finding({ $0.task = .stem("../x") }, able)?.contains("no name of a stem") == true)
    #expect(finding({ $0.task = .separate(["drums"]) }, able) == "there is no recording to take apart")
    #expect(
      finding(
        {
          $0.task = .separate(["flute"])
          $0.audio = ClipAudio(path: "/a", use: .separation)
        }, able) == "it takes no recording apart into flute")
    #expect(
      finding(
        {
          $0.audio = ClipAudio(path: "/a", use: .melody)
          $0.mayUpload = true
        }, able) == "it takes no recording for melody")
    #expect(
      finding(
        {
          $0.audio = ClipAudio(path: "/a", use: .style, strength: 2)
          $0.mayUpload = true
        }, able) == "strength 2.0 is outside 0…1")
    var songsOnly = able
    songsOnly.makesStems = false
    #expect(finding({ $0.task = .stem("bass") }, songsOnly) == "it makes no single stems")
  }

  @Test func `a price is by call, by length and by computing time`() {
    let price = ClipPrice(unit: "USD", perCall: 0.1, perSecond: 0.01, perComputingSecond: 0.001)
    #expect(abs(price.cost(of: .s(30), computing: .s(100)).amount - 0.5) < 1e-12)
  }
}
