import Diagnostics
import Music

/// The checks that decoding does not make.
extension Lexicon {
  private struct LexiconProblem {
    let path: [String]
    let finding: String
  }

  /// Names that lead nowhere and numbers out of range, each with the file and the line.
  func problems(in tables: LexiconTables) -> [Diagnosis] {
    let problems =
      unknown("sections", sections.keys, SectionKind.allCases.map(\.rawValue))
      + unknown("section_lengths", sectionLengths.keys, SectionLength.allCases.map(\.rawValue))
      + unknown("endings", endings.keys, EndingStyle.allCases.map(\.rawValue))
      + unknown("modes", modes.keys, Mode.allCases.map(\.rawValue))
      + unknown("meters", meters.keys, Meter.known.map(\.description))
      + unknown("units", units.keys, QuantityUnit.allCases.map(\.rawValue))
      + unknown("time_feels", timeFeels.keys, TimeFeel.allCases.map(\.rawValue))
      + missing("units", units.keys, QuantityUnit.allCases.map(\.rawValue))
      + unknown("articulations", articulations.keys, Articulation.allCases.map(\.rawValue))
      + badNumbers + danglingNames
      + danglingStyleNames.map { LexiconProblem(path: $0.path, finding: $0.finding) }
    return problems.map { tables.diagnosis($0.finding, at: $0.path) }
  }

  private func unknown(_ table: String, _ names: some Sequence<String>, _ known: [String]) -> [LexiconProblem] {
    names.filter { !known.contains($0) }.sorted().map {
      LexiconProblem(
        path: [table, $0], finding: "\(table) has \"\($0)\", and known are \(known.joined(separator: ", "))")
    }
  }

  private func missing(_ table: String, _ names: some Sequence<String>, _ needed: [String]) -> [LexiconProblem] {
    Set(needed).subtracting(names).sorted().map { LexiconProblem(path: [table], finding: "\(table) has no \"\($0)\"") }
  }

  private var badNumbers: [LexiconProblem] {
    let tempi =
      genres.compactMap { row in row.value.tempo.map { (["genres", row.key, "tempo"], $0) } }
      + artists.compactMap { row in row.value.tempo.map { (["artists", row.key, "tempo"], $0) } }
      + tempoWords.map { (["tempo_words", $0.key, "bpm"], $0.value.bpm) }
    let bad = tempi.filter { $0.1.count != 2 || $0.1[0] > $0.1[1] || !$0.1.allSatisfy(NumberField.bpm.range.contains) }
    let shares = tempoWords.filter { $0.value.share.map { $0.count != 2 } ?? false }.keys.map { ["tempo_words", $0] }
    let loud = loudness.filter { !NumberField.loudness.range.contains($0.value.lufs) }.keys.sorted()
    return (bad.map(\.0) + shares).sorted { $0.joined() < $1.joined() }
      .map {
        LexiconProblem(
          path: $0, finding: "\($0[1]): a range is a low and a high number, \(NumberField.bpm.rangeInWords)")
      }
      + loud.map {
        LexiconProblem(
          path: ["loudness", $0], finding: "loudness \($0) is outside \(NumberField.loudness.rangeInWords)")
      }
  }

  private var danglingNames: [LexiconProblem] {
    artists.sorted { $0.key < $1.key }.flatMap { name, artist in
      let unknownMoods = (artist.moods ?? []).filter { moods[$0] == nil }.map { ("moods", "mood", $0) }
      let unknownInstruments = (artist.instruments ?? []).filter { instruments[$0] == nil }
        .map { ("instruments", "instrument", $0) }
      let unknownGenres = [artist.genre].compactMap { $0 }.filter { genres[$0] == nil }.map { ("genre", "genre", $0) }
      return (unknownMoods + unknownInstruments + unknownGenres).map { field, kind, value in
        LexiconProblem(path: ["artists", name, field], finding: "\(name): there is no \(kind) \"\(value)\"")
      }
    }
  }
}

extension Lexicon {
  /// The names of the adjectives that it knows: moods, and words for the sound.
  public var adjectives: Set<String> { Set(moods.keys).union(sound.keys) }
}
