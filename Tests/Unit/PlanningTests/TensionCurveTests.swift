import Music
import Planning
import Testing

@Suite struct TensionCurveTests {
  private static func sections(_ text: String) -> [Section] {
    text.split(separator: " ").compactMap { word in
      let energies: [SectionKind: Double] = [.drop: 0.95, .chorus: 0.95, .verse: 0.6, .build: 0.55, .groove: 0.68]
      return SectionKind(rawValue: String(word)).map { Section($0, bars: 8, energy: energies[$0] ?? 0.4) }
    }
  }

  @Test(
    arguments: [
      (
        "intro groove build drop breakdown build drop outro",
        "rising steady rising arrived falling rising arrived falling"
      ),
      (
        "intro verse pre-chorus chorus verse chorus bridge chorus",
        "rising steady rising arrived steady arrived falling arrived"
      ),
      ("verse verse", "steady steady"),
    ]) func `forms move as their sections say`(form: String, motions: String)
  {
    let curve = TensionCurve(Self.sections(form))
    #expect(curve.spans.map(\.motion.rawValue).joined(separator: " ") == motions)
  }

  @Test(arguments: ["build drop build drop", "verse pre-chorus chorus verse pre-chorus chorus", "intro build drop"])
  func `a build climbs all the way and lands higher`(form: String) {
    let sections = Self.sections(form)
    let bars = TensionCurve(sections).perBar
    #expect(bars.count == 8 * sections.count && bars.allSatisfy { (0...1).contains($0) })
    for (index, section) in sections.enumerated() where section.kind == .build || section.kind == .preChorus {
      let climb = bars[(8 * index)..<(8 * index + 8)]
      #expect(zip(climb, climb.dropFirst()).allSatisfy { $0 < $1 })
      #expect(bars[8 * index + 8] > bars[8 * index + 7])
    }
  }

  @Test(
    arguments: [
      ("drop verse drop verse drop", [0.0, 0.5, 1.0]), ("chorus verse chorus", [0, 1]), ("intro drop outro", [1]),
      // Two in a row are one arrival, split by a wish.
      ("drop drop breakdown drop", [0, 0, 1]),
    ]) func `the last arrival is kept for the end`(form: String, places: [Double])
  {
    let arrivals = TensionCurve(Self.sections(form)).spans.filter { $0.motion == .arrived }
    #expect(arrivals.map(\.arrival) == places)
    #expect(arrivals.last?.end == arrivals.map(\.end).max())
    #expect(abs((arrivals.last?.end ?? 0) - 1) < 1e-9)
  }

  @Test func `a breakdown falls`() {
    let spans = TensionCurve(Self.sections("drop breakdown drop")).spans
    #expect(spans[1].end < spans[1].start && spans[1].start < spans[0].end)
  }
}
