import Audio
import Music
import Prompt

/// A brief as field → text, empty fields left out, so that it can be held against a table.
struct BriefSummary {
  let fields: [String: String]
  private let brief: Brief

  /// Fields that a table row states only where it cares about them.
  static let optional: Set<String> = [
    "genres", "mode", "style", "bpm_range", "density", "articulation",
    "title", "occasions", "ensemble", "voice", "lyrics", "understood",
  ]

  init(_ brief: Brief) {
    self.brief = brief
    let all: [String: String?] = [
      "genre": brief.genre,
      "genres": brief.genres.map { "\($0.name) \(Self.twoDecimals($0.weight))" }.joined(separator: ", "),
      "style": brief.style,
      "bpm": brief.bpm.map { Self.plain($0.bpm) },
      "bpm_range": brief.bpmRange.map { "\(Self.plain($0[0]))-\(Self.plain($0[1]))" },
      "key": brief.key?.description,
      "mode": brief.mode?.rawValue,
      "duration": brief.duration.map { Self.plain($0.value) },
      "duration_bars": brief.durationBars.map(String.init),
      "time_feel": brief.timeFeel?.rawValue,
      "from_reference": brief.fromReference.joined(separator: ", "),
      "comparisons": brief.comparisons.map(Self.words).sorted().joined(separator: ", "),
      "meter": brief.meter?.description,
      "instruments": brief.instruments.sorted().joined(separator: ", "),
      "only_instruments": brief.onlyInstruments ? "true" : nil,
      "instrument_styles": brief.instrumentStyles.map { "\($0.instrument.rawValue): \($0.genre)" }.sorted()
        .joined(separator: ", "),
      "exclude": brief.exclude.sorted().joined(separator: ", "),
      "structure": brief.structure.map(PlaceNotation.text).joined(separator: ", "),
      "section_details": brief.sectionDetails.map {
        "\(PlaceNotation.text($0.place)): \(PlaceNotation.text($0.arrangement))"
      }.joined(separator: "; "),
      "tempo_curves": brief.tempoCurves.map(PlaceNotation.text).joined(separator: ", "),
      "fade": brief.fade.map { Self.plain($0.value) },
      "fade_in": brief.fadeIn.map { Self.plain($0.value) },
      "sections": brief.sectionWishes.map(Self.words).joined(separator: ", "),
      "ending": brief.ending?.rawValue,
      "vocals": brief.vocals ? "true" : nil,
      "moods": brief.moods.sorted().joined(separator: ", "),
      "loudness_lufs": brief.loudness.map { Self.plain($0.value) },
      "true_peak_dbtp": brief.truePeak.map { Self.plain($0.value) },
    ]
    fields = all.merging(Self.details(of: brief)) { first, _ in first }.compactMapValues { $0 }
      .filter { !$0.value.isEmpty }
  }

  /// True if `field` is as the table says.
  func agrees(_ field: String, with expected: String) -> Bool {
    guard let actual = fields[field] else { return false }
    if field == "style" { return actual.contains(expected) }
    let bounds = expected.split(separator: "-").compactMap { Double($0) }
    if bounds.count == 2, let value = Double(actual) {
      return (bounds[0]...bounds[1]).contains(value)
    }
    return actual == expected
  }

  /// True if `field` is as one of the alternatives says, of which an empty one leaves it open.
  func agrees(_ field: String, withOneOf alternatives: String) -> Bool {
    alternatives.split(separator: "|", omittingEmptySubsequences: false).contains {
      $0.isEmpty || $0 == "none" ? fields[field] == nil : agrees(field, with: String($0))
    }
  }

  private static func words(_ comparison: Comparison) -> String {
    let amount = comparison.amount.map { " by \(plain($0))\(comparison.unit == .bpm ? " BPM" : "%")" } ?? ""
    return "\(comparison.quality) \(comparison.direction.rawValue) than reference\(amount)"
  }

  private static func words(_ wish: SectionWish) -> String {
    [
      wish.section.rawValue, wish.length?.rawValue, wish.count.map { "×\($0)" }, wish.bars.map { "\($0) bars" },
      wish.duration.map { "\(plain($0.value)) s" },
    ].compactMap { $0 }.joined(separator: " ")
  }

  static func plain(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : String(value)
  }

  private static func twoDecimals(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return "\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10)"
  }
}
