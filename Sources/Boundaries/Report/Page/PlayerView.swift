import Audio

/// The player: master, stems and the pictures that its playhead moves over.
struct PlayerView {
  /// A section's name above the waveform.
  struct SectionBand {
    let name: String
    let bars: Int
    let tint: String
    let left: String
    let width: String
  }

  /// One row of the mixer.
  struct StemRow {
    let name: String
    let link: String
    let loudness: String
    /// The length of the row's meter, in per cent: 0 at −60 LUFS, 100 at −6 LUFS.
    let meter: String
  }

  /// A file beside the page.
  struct FileLink {
    let name: String
    let link: String
    let purpose: String
  }

  let name: String
  let link: String
  /// In seconds, for the script.
  let length: String
  let clock: String
  let bands: [SectionBand]
  let waveform: Chart?
  let loudness: Chart?
  let target: String?
  let timeLabels: [AxisLabel]
  let hasStems: Bool
  let stems: [StemRow]
  let files: [FileLink]

  init(_ content: ReportContent) {
    let time = TimeAxis(length: content.facts.length)
    let target = content.facts.loudness.planned
    name = content.audio.master
    link = RelativeLink(content.audio.master).description
    length = time.length.value.fixed(3)
    clock = time.length.clock
    bands = Self.bands(content.sections, time)
    waveform = content.waveform.map { WaveformChart(waveform: $0, sections: content.sections, time: time).chart }
    let loudness = LoudnessChart(points: content.loudness, target: target, sections: content.sections, time: time)
    self.loudness = content.loudness.isEmpty ? nil : loudness.chart
    self.target = target.map { $0.value.written(1) }
    timeLabels = time.labels
    hasStems = !content.audio.stems.isEmpty
    stems = content.audio.stems.map(Self.row)
    files = content.files.map {
      FileLink(name: $0.path, link: RelativeLink($0.path).description, purpose: $0.purpose)
    }
  }

  private static func bands(_ sections: [ReportSection], _ time: TimeAxis) -> [SectionBand] {
    let tints = SectionTints(sections)
    return sections.map { section in
      let left = time.fraction(of: section.start)
      let width = time.fraction(of: section.start + section.length) - left
      return SectionBand(
        name: section.name, bars: section.bars, tint: tints.name(of: section), left: (100 * left).fixed(3),
        width: (100 * width).fixed(3))
    }
  }

  private static func row(_ stem: ReportStem) -> StemRow {
    let level = stem.loudness.map { min(1, max(0, ($0.value + 60) / 54)) } ?? 0
    return StemRow(
      name: stem.name, link: RelativeLink(stem.path).description,
      loudness: stem.loudness.map { $0.value.written(1) } ?? "silent", meter: (100 * level).fixed(1))
  }
}
