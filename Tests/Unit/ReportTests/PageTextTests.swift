import Audio
import Music
import QualityControl
import Testing

@testable import Report

/// The text of the page, as people read it.
@Suite struct PageTextTests {
  /// A measured number, as the column of values has it.
  @Test(arguments: [
    (0.0, "0"), (126, "126"), (-14, "−14"), (126.02, "126.02"), (-14.036, "−14.04"), (0.5, "0.50"), (0.01, "0.01"),
    (0.0099, "0.0099"), (0.001, "0.0010"), (0.000_012, "0.000012"), (-0.000_012, "−0.000012"), (.infinity, "∞"),
    (-.infinity, "−∞"), (.nan, "–"), (1e9, "1000000000"),
  ])
  func `a measured number has as many decimals as it needs`(number: Double, text: String) {
    #expect(CheckRow(SampleContent.check("x", .pass, value: .number(number), detail: "")).value == text)
  }

  /// Target, tolerance and bound, as the column of targets has them.
  @Test(arguments: [
    (SampleContent.check("tempo", .pass, target: .number(126), tolerance: 2, detail: ""), "126 ± 2"),
    (SampleContent.check("true_peak", .pass, target: .number(-1), detail: ""), "≤ −1"),
    (SampleContent.check("true_peak", .pass, target: .number(-1), tolerance: 0.1, detail: ""), "≤ −1 ± 0.1"),
    (SampleContent.check("mono", .pass, target: .number(0.3), detail: ""), "≥ 0.3"),
    (SampleContent.check("key", .pass, target: .word("F minor"), detail: ""), "F minor"),
    (SampleContent.check("stem_sum", .pass, target: .number(0), tolerance: 0, detail: ""), "0"),
    (SampleContent.check("true_peak", .undetermined, detail: ""), ""),
    (SampleContent.check("tempo", .pass, tolerance: 2, detail: ""), "± 2"),
    (SampleContent.check("x", .pass, target: .number(1.0 / 3), detail: ""), "0.333333"),
  ])
  func `a target says whether it is a limit`(check: CheckResult, text: String) {
    #expect(CheckRow(check).target == text)
  }

  @Test(
    arguments: [
      (nil, nil, nil), (72.34, nil, "at 1:12.3"), (nil, "drums", "in drums"), (3_599.96, "bass", "at 60:00.0 in bass"),
    ] as [(Double?, String?, String?)])
  func `a check says where its fault is`(at: Double?, stem: String?, location: String?) {
    #expect(CheckRow(SampleContent.check("x", .fail, detail: "", at: at, stem: stem)).location == location)
  }

  @Test(arguments: [
    ("true_peak", "True peak"), ("dc", "DC"), ("tempo", "Tempo"), ("stem_sum", "Stem sum"),
    ("loudness_range", "Loudness range"),
  ])
  func `a check has its title as a heading`(id: String, heading: String) {
    #expect(CheckRow(SampleContent.check(id, .pass, detail: "")).name == heading)
  }

  @Test(arguments: [
    (CheckStatus.pass, "✓", "passed"), (.fail, "✕", "failed"), (.warn, "!", "warning"),
    (.undetermined, "?", "undetermined"),
  ])
  func `a status is a sign and a word, not a colour alone`(status: CheckStatus, mark: String, word: String) {
    let row = CheckRow(SampleContent.check("x", status, detail: ""))
    #expect(row.mark == mark && row.word == word && row.status == status.rawValue && row.value == "–")
  }

  @Test(arguments: [
    ([CheckStatus](), ""), ([.pass, .pass], "2 passed"),
    ([.undetermined, .warn, .fail, .pass], "1 passed, 1 failed, 1 with a warning, 1 undetermined"),
    ([.warn], "1 with a warning"),
  ])
  func `the totals are in one order`(statuses: [CheckStatus], summary: String) {
    #expect(CheckTable(statuses.map { SampleContent.check("x", $0, detail: "") }).summary == summary)
  }

  /// Planned, measured, and what stands under the title.
  static let tempi: [(planned: Double?, measured: Double?, value: String, note: String)] = [
    (126, 126.04, "126.0", "measured; planned 126.0"), (nil, 90, "90.0", "measured"),
    (126, nil, "–", "planned 126.0, not measurable"),
  ]

  @Test(arguments: tempi.indices) func `a fact is what was measured, beside what was planned`(row: Int) throws {
    let (planned, measured, value, note) = Self.tempi[row]
    let facts = TrackFacts(
      length: .s(60), tempo: .init(planned: planned.map(Tempo.init(bpm:)), measured: measured.map(Tempo.init(bpm:))))
    let view = try #require(FactView.all(of: facts).first)
    #expect(view.label == "Tempo" && view.value == value && view.note == note)
    #expect(view.unit == (measured == nil ? "" : "BPM"))
    #expect(FactView.all(of: facts).count == 1, "the others were neither planned nor measured")
  }

  @Test func `facts are told in one order with their units`() {
    let views = FactView.all(of: SampleContent.facts)
    #expect(views.map(\.label) == ["Tempo", "Key", "Loudness", "True peak"])
    #expect(views.map(\.unit) == ["BPM", "", "LUFS", "dBTP"])
    #expect(views.map(\.value) == ["126.0", "F minor", "−14.0", "−1.08"])
    #expect(views[2].note == "measured; target −14.0" && views[3].note == "measured; ceiling −1.00")
    #expect(FactView.subtitle(of: SampleContent.facts) == "House · 4/4 · 2:01.9")
    #expect(FactView.subtitle(of: TrackFacts(length: .s(5))) == "0:05.0")
  }

  @Test func `failures come before warnings, and what passed is not named`() {
    var content = SampleContent.nightDrive
    content.checks = [
      SampleContent.check("tempo", .warn, detail: "w"), SampleContent.check("key", .pass, detail: "p"),
      SampleContent.check("dc", .fail, detail: "f"), SampleContent.check("mono", .undetermined, detail: "u"),
    ]
    content.verdict = ReportVerdict(passed: false, sentence: "no")
    let view = VerdictView(content)
    #expect(
      view.concerns.map(\.id) == ["dc", "tempo"] && view.word == "Failed" && view.status == "fail" && view.mark == "✕")
  }

  @Test func `stages have their shares of the whole, and none where nothing took time`() throws {
    var provenance = Provenance(method: "", backend: "embedded", version: "1", seed: Seed(.max))
    provenance.timings = [("a", 1.0), ("b", 3.0)].map { StageDuration(stage: $0.0, time: .s($0.1)) }
    let view = ProvenanceView(provenance)
    #expect(view.timings?.rows.map(\.share) == ["25.0", "75.0"] && view.timings?.total == "4.00")
    #expect(view.items.map(\.name) == ["Backend", "Version", "Seed"])
    #expect(view.items.last?.value == "18446744073709551615", "to its last digit")
    provenance.timings = [StageDuration(stage: "a", time: .s(0))]
    #expect(ProvenanceView(provenance).timings?.rows.map(\.share) == ["0.0"])
    provenance.timings = []
    #expect(ProvenanceView(provenance).timings == nil)
  }

  /// The level of a stem, and how long its meter is: −60 LUFS is nothing, −6 all of it.
  @Test(
    arguments: [
      (-6.0, "−6.0", "100.0"), (-60, "−60.0", "0.0"), (-33, "−33.0", "50.0"), (0, "0.0", "100.0"),
      (-90, "−90.0", "0.0"),
      (nil, "silent", "0.0"),
    ] as [(Double?, String, String)])
  func `a stem's meter is as long as it is loud`(level: Double?, text: String, meter: String) throws {
    var content = SampleContent.nightDrive
    content.audio.stems = [ReportStem(name: "a", path: "stems/a.wav", loudness: level.map { .LUFS($0) })]
    let row = try #require(PlayerView(content).stems.first)
    #expect(row.loudness == text && row.meter == meter)
  }

  @Test(arguments: [
    (20.0, 120.0, -120.0, "20 to 120 Hz", "mono", "0.0"), (120, 2_000, -20, "120 to 2 kHz", "−20.0", "50.0"),
    (2_000, 6_500, 0, "2 k to 6.5 kHz", "0.0", "100.0"), (6_500, 20_000, 10, "6.5 k to 20 kHz", "10.0", "100.0"),
  ])
  func `a band of the stereo image is named by its ends`(
    low: Double, high: Double, side: Double, band: String, text: String, meter: String
  ) throws {
    let picture = StereoMeasurements(
      correlations: [], bands: [.init(low: .Hz(low), high: .Hz(high), side: .dB(side), correlation: -0.5)])
    let row = try #require(StereoView(picture, SampleContent.nightDrive).rows.first)
    // HTML joins spaces.
    #expect(
      row.band.replacing("  ", with: " ") == band && row.side == text && row.meter == meter
        && row.correlation == "−0.50")
  }

  @Test func `the spectrum's legend says where the master is furthest from the others`() {
    let flat = [Decibels](repeating: .dB(-20), count: ThirdOctaves.nominal.count)
    var bump = flat
    bump[14] = .dB(-25.4)
    let view = SpectrumView(SpectrumComparison(master: flat, others: [SpectrumCurve(name: "reference", levels: bump)]))
    #expect(view.entries.map(\.name) == ["Master", "reference"] && view.entries[0].difference == nil)
    #expect(view.entries[1].difference == "the master is furthest from it at 1 kHz, 5.2 dB above")
    #expect(SpectrumView(SpectrumComparison(master: flat)).entries.count == 1)
  }

  @Test func `the plan counts its sections and bars`() {
    func table(_ bars: [Int]) -> PlanTable {
      PlanTable(bars.map { ReportSection(name: "a", bars: $0, start: .s(0), length: .s(1)) })
    }
    #expect(table([1]).summary == "1 section, 1 bar" && table([8, 8]).summary == "2 sections, 16 bars")
    let sections = SampleContent.sections
    let rows = PlanTable(sections).rows
    #expect(rows.map(\.name) == sections.map(\.name) && rows[2].repeats == "4 times" && rows[2].chords.count == 4)
    #expect(rows[0].chords == ["Fm"] && rows[0].repeats == "8 times" && rows.last?.repeats == nil)
  }

  @Test func `sections of one name have one tint, and after eight names tints come again`() {
    let names = ["a", "b", "a", "c", "d", "e", "f", "g", "h", "i", "b"]
    let sections = names.map { ReportSection(name: $0, bars: 1, start: .s(0), length: .s(1)) }
    let tints = SectionTints(sections)
    #expect(
      sections.map(tints.name(of:))
        == [0, 1, 0, 2, 3, 4, 5, 6, 7, 0, 1].map { "tint-\($0)" })
    #expect(tints.name(of: ReportSection(name: "z", bars: 1, start: .s(0), length: .s(1))) == "tint-none")
  }
}
