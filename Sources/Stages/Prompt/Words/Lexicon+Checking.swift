import Diagnosis
import Music

/// What the form alone does not tell.
extension Lexicon {
  /// Names that lead nowhere and numbers out of range.
  func problems(in source: String) -> [Diagnosis] {
    let findings =
      unknown("sections", sections.keys, SectionKind.allCases.map(\.rawValue))
      + unknown("section_lengths", sectionLengths.keys, SectionLength.allCases.map(\.rawValue))
      + unknown("endings", endings.keys, Ending.allCases.map(\.rawValue))
      + unknown("modes", modes.keys, Mode.allCases.map(\.rawValue))
      + unknown("meters", meters.keys, Meter.known.map(\.description))
      + unknown("units", units.keys, Unit.allCases.map(\.rawValue))
      + missing("units", units.keys, Unit.allCases.map(\.rawValue))
      + badNumbers + danglingNames
    return findings.map {
      Diagnosis(code: "lexicon.invalid", place: source, finding: $0, remedy: "mend it in the lexicon")
    }
  }

  private func unknown(_ table: String, _ names: some Sequence<String>, _ known: [String]) -> [String] {
    names.filter { !known.contains($0) }.sorted()
      .map { "\(table) has \"\($0)\", and known are \(known.joined(separator: ", "))" }
  }

  private func missing(_ table: String, _ names: some Sequence<String>, _ needed: [String]) -> [String] {
    Set(needed).subtracting(names).sorted().map { "\(table) has no \"\($0)\"" }
  }

  private var badNumbers: [String] {
    let tempi =
      standsInFor.compactMap { row in row.value.tempo.map { (row.key, $0) } }
      + artists.compactMap { row in row.value.tempo.map { (row.key, $0) } }
      + tempoWords.map { ($0.key, $0.value.bpm) }
    let bad = tempi.filter { $0.1.count != 2 || $0.1[0] > $0.1[1] || !$0.1.allSatisfy(NumberField.bpm.range.contains) }
    let shares = tempoWords.filter { $0.value.share.map { $0.count != 2 } ?? false }.keys
    return (bad.map(\.0) + shares).sorted().map { "\($0): a range is a low and a high number" }
      + loudness.filter { !NumberField.loudness.range.contains($0.value.lufs) }.keys.sorted()
      .map { "loudness \($0) is outside \(NumberField.loudness.rangeInWords)" }
  }

  private var danglingNames: [String] {
    artists.sorted { $0.key < $1.key }.flatMap { name, artist in
      (artist.moods ?? []).filter { moods[$0] == nil }.map { "\(name): there is no mood \"\($0)\"" }
        + (artist.instruments ?? []).filter { instruments[$0] == nil }.map {
          "\(name): there is no instrument \"\($0)\""
        }
    }
  }
}
