import Audio
import Diagnostics
import Foundation
import Music
import Production
import Prompt
import Testing

@testable import QualityControl
@testable import dubplate

/// The lines that measuring commands print for people.
@Suite struct ResultTextTests {
  @Test(
    arguments: [(126, "126"), (126.5, "126.5"), (126.25, "126.25"), (126.256, "126.26"), (0, "0"), (-0.5, "-0.5")]
      as [(Double, String)])
  func `a short number has as many decimals as it needs, at most two`(value: Double, text: String) {
    #expect(NumberText.short(value) == text)
  }

  @Test func `numbers for people have a point, a sign where that is wanted, and no more places than were asked for`() {
    #expect(NumberText.decimal(1234.56) == "1234.6" && NumberText.decimal(1.005, 3) == "1.005")
    #expect(NumberText.signed(2) == "+2.0" && NumberText.signed(-0.25) == "-0.2")
    #expect(NumberText.whole(44_100) == "44100" && NumberText.clock(185.9) == "3:05" && NumberText.clock(5) == "0:05")
  }

  @Test func `a brief is a line for each thing that was understood`() {
    var brief = Brief()
    brief.genre = "techno"
    brief.bpm = Tempo(bpm: 132.5)
    brief.bpmRange = [130, 135]
    brief.key = Key("F minor")
    brief.duration = .s(150)
    brief.instruments = ["piano", "drums"]
    brief.onlyInstruments = true
    brief.exclude = ["vocals"]
    brief.loudness = .LUFS(-9)
    brief.notUnderstood = ["frobnicated"]
    brief.notes = ["The tempo was taken from the words."]
    #expect(
      BriefText(brief).text == """
        genre     techno
        tempo     132.5 BPM, allowed 130 to 135
        key       F minor
        duration  2:30
        playing   only piano, drums
        without   vocals
        loudness  -9.0 LUFS
        unknown   "frobnicated"
        note      The tempo was taken from the words.

        """)
    #expect(BriefText(Brief()).text == "nothing was understood\n")
  }

  @Test func `a tempo may be a range alone, a length bars, and a voice may have no words`() {
    var brief = Brief()
    (brief.bpmRange, brief.durationBars, brief.vocals, brief.mode) = ([90, 100], 32, true, .dorian)
    let lines = BriefText(brief).text.split(separator: "\n")
    #expect(lines.contains("tempo     90 to 100 BPM") && lines.contains("duration  32 bars"))
    #expect(lines.contains("singing   yes") && lines.contains { $0.hasPrefix("key       ") })
  }

  @Test func `a report is a table of its checks, and sentences for what is not as it should be`() {
    let report = QualityReport([
      CheckResult(.tempo, .pass, value: .number(126), target: .number(126), tolerance: 2, detail: "Right."),
      CheckResult(.truePeak, .fail, value: .number(-0.5), target: .number(-1), detail: "Too high."),
      CheckResult(.stemContent, .warn, value: .number(20), target: .number(25), detail: "Thin.", stem: "01-drums"),
      CheckResult(.key, .undetermined, detail: "No key."),
    ])
    let lines = QualityText(report, of: "x.wav", width: nil).text.split(separator: "\n").map { String($0) }
    #expect(lines[0] == "x.wav: failed (1 pass, 1 fail, 1 warn, 1 undetermined)")
    #expect(lines[1].hasPrefix("CHECK") && lines.count == 8)
    #expect(lines[2].contains("126") && !lines[2].contains("≤"))
    #expect(lines[3].contains("-0.5") && lines[3].contains("≤ -1") && lines[4].contains("≥ 25"))
    #expect(lines[4].hasSuffix("01-drums"))
    #expect(lines.suffix(2) == ["true_peak: Too high.", "stem_content: Thin."])
    #expect(QualityText(QualityReport([]), of: "y", width: nil).text.hasPrefix("y: passed ()\n"))
  }

  @Test func `the words stand below the checks, and what was not kept in sentences`() {
    let wish = Wish(.planned, asked: "for a wedding", planned: "chamber")
    let missed = WishResult(wish, .missed, measured: "planned as house", reason: "The plan does not do it.")
    let text = QualityText(QualityReport([], words: [missed]), of: "x", width: nil).text
    #expect(text.contains("\nMade, but 1 of 1 wish was not kept\nASKED"))
    #expect(text.contains("for a wedding  missed") && text.contains("planned as house"))
    #expect(text.hasSuffix("\"for a wedding\": The plan does not do it.\n"))
  }

  @Test(arguments: [80, 60, 40]) func `a report fits into the terminal`(width: Int) {
    let check = CheckResult(
      .loudnessRange, .pass, value: .number(12.25), target: .word("1 to 14"), detail: "Right.")
    let lines = QualityText(QualityReport([check]), of: "x.wav", width: width).text.split(separator: "\n")
    for line in lines.dropFirst() { #expect(String(line).columns <= width, "\(line)") }
  }

  /// What `dubplate master --json` prints of two stems with a reference.
  private static let mastered = """
    {"output": "out.wav", "stems": ["a.wav", "b.wav"], "residue": 0, "greatest_boost_db": 2, "greatest_cut_db": -1,
     "before": {"loudness_lufs": -20, "true_peak_dbtp": -6, "plr_db": 14, "loudness_range_lu": 4.25},
     "after": {"loudness_range_lu": 0},
     "reference": {"loudness_lufs": -9.5, "true_peak_dbtp": -0.25, "plr_db": 9.25, "loudness_range_lu": 3},
     "similarity": {"before": {"score": 0.5, "parts": [], "regions": []}, "after": {"score": 0.9375, "parts": [], "regions": []}},
     "mastering": {"drive_db": 0, "backed_off": false, "passes": 1, "notes": ["It is silent."],
       "limiter": {"maximum_db": 3.25, "mean_db": 0.5, "share_above_3_db": 0},
       "glue": {"maximum_db": 0, "mean_db": 0, "share_above_3_db": 0}}}
    """

  @Test func `a mastering is a table of before, after and reference, with its stems and its notes`() throws {
    let report = try JSONDecoder().decode(MasterJobReport.self, from: Data(Self.mastered.utf8))
    #expect(
      report.text == """
                   loudness   true peak   PLR    range
        before      -20.0 LUFS  -6.0 dBTP  14.0 dB  4.2 LU
        after       none  none  none  0.0 LU
        reference   -9.5 LUFS  -0.2 dBTP  9.2 dB  3.0 LU
        similarity to the reference 0.500 before, 0.938 after
        equaliser  +2.0 dB at most, -1.0 dB at least
        limiter    3.2 dB at most
        2 stems, whose sum is the master: residue 0
        It is silent.
        out.wav

        """)
  }
}
