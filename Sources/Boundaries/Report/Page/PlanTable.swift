import Audio

/// The plan in words: a row for every section.
struct PlanTable {
  /// One section.
  struct SectionRow {
    let name: String
    let tint: String
    let start: String
    let length: String
    let bars: Int
    /// One entry per bar of the shortest cycle.
    let chords: [String]
    /// Such as `4 times`; nil when the chords do not repeat.
    let repeats: String?
  }

  let summary: String
  let rows: [SectionRow]

  init(_ sections: [ReportSection]) {
    let tints = SectionTints(sections)
    rows = sections.map { section in
      let cycle = ChordCycle(section.chords)
      return SectionRow(
        name: section.name, tint: tints.name(of: section), start: section.start.clock,
        length: section.length.value.written(1), bars: section.bars, chords: cycle.bars,
        repeats: cycle.times > 1 ? "\(cycle.times) times" : nil)
    }
    let bars = sections.reduce(0) { $0 + $1.bars }
    summary = "\(sections.count) \(sections.count == 1 ? "section" : "sections"), \(bars) \(bars == 1 ? "bar" : "bars")"
  }
}

/// The chords of a section without their repetitions.
struct ChordCycle: Equatable {
  /// The shortest run of bars that makes up the whole when repeated.
  let bars: [String]
  /// The number of repetitions.
  let times: Int

  init(_ chords: [String]) {
    let period = (1...max(1, chords.count)).first { period in
      chords.count.isMultiple(of: period) && chords.indices.allSatisfy { chords[$0] == chords[$0 % period] }
    }
    bars = Array(chords.prefix(period ?? chords.count))
    times = bars.isEmpty ? 0 : chords.count / bars.count
  }
}
