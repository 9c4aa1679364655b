import Analysis
import Audio
import ClipRendering
import Genres
import Music
import Planning
import QualityControl
import Synthesis

extension Expectations {
  /// The promises of a plan, and what it declared undeterminable beforehand.
  init(_ plan: SongPlan) {
    self.init()
    tempo = plan.expectations.tempo ? .value(plan.bpm) : .declaredUndeterminable
    if let low = plan.expectations.tempoRange.first, let high = plan.expectations.tempoRange.last, low <= high {
      tempoRange = low...high
    }
    meter = plan.meter
    silences = plan.expectations.silences ?? []
    key = plan.expectations.hasMeasurableKey ? .value(plan.key) : .declaredUndeterminable
    loudness = plan.loudness
    truePeak = plan.truePeak
    frames = plan.frames
    loudnessRange = Self.loudnessRanges[plan.tone]
    bar = plan.barTime.value
    sections = zip(plan.sections, plan.sectionStarts).map { section, first in
      PlannedSection(
        name: section.kind.rawValue, time: plan.time(of: first..<first + section.bars), energy: section.energy)
    }
  }

  /// Those of the plan, of the reference and of the notes, with the tolerances that the owner has chosen.
  init(_ attempt: PlannedAttempt, tolerances: Tolerances, severities: Severities) {
    let plan = attempt.plan
    self.init(plan)
    reference = attempt.reference?.fingerprint
    let isSeparated = { (stem: StemPlan) in attempt.clips?.assignment?.isSeparated(stem) == true }
    separated = plan.stems.filter(isSeparated).map(\.fileName)
    stems = Dictionary(
      uniqueKeysWithValues: plan.stems.filter { !isSeparated($0) }.map { ($0.fileName, PlannedStem($0, attempt)) })
    self.tolerances = tolerances
    self.severities = severities
  }

  /// In LU, by the family of tonal balance that a genre belongs to.
  private static let loudnessRanges: [String: ClosedRange<Double>] = [
    "pop": 1...14, "club": 1...14, "bass": 1...14, "lo-fi": 1...12, "orchestral": 1...20,
  ]
}

extension PlannedStem {
  /// The times in which it has notes, or else the sections in which it was planned.
  fileprivate init(_ stem: StemPlan, _ attempt: PlannedAttempt) {
    let plan = attempt.plan
    let part = attempt.score.parts.first { $0.name == stem.name }
    var times = (part?.notes ?? []).map { note in
      TimeRange(start: plan.bpm.seconds(of: note.onset), end: plan.bpm.seconds(of: note.end))
    }
    if times.isEmpty {
      times = stem.sections.map {
        plan.time(of: plan.sectionStarts[$0]..<plan.sectionStarts[$0] + plan.sections[$0].bars)
      }
    }
    let echoes = PatchLibrary.ringing(of: stem.sound, at: plan.bpm).value
    self.init(
      sounding: times.joined(within: plan.barTime.value),
      ringing: max(2 * plan.barTime.value + 4, plan.barTime.value + echoes))
  }
}

extension [TimeRange] {
  /// Those that are no more than `gap` apart become one.
  fileprivate func joined(within gap: Double) -> [TimeRange] {
    sorted { $0.start < $1.start }.reduce(into: []) { joined, next in
      guard let last = joined.last, next.start - last.end <= gap else { return joined.append(next) }
      joined[joined.count - 1].end = Swift.max(last.end, next.end)
    }
  }
}

extension SongPlan {
  fileprivate func time(of bars: Range<Int>) -> TimeRange {
    TimeRange(start: (barTime * Double(bars.lowerBound)).value, end: (barTime * Double(bars.upperBound)).value)
  }
}
