import Analysis
import Audio
import ClipRendering
import Foundation
import Genres
import Music
import Planning
import QualityControl
import Synthesis

extension Expectations {
  /// The promises of a plan, and what it declared undeterminable beforehand.
  init(_ plan: SongPlan) {
    self.init()
    let hasTempo = plan.expectations.tempo && !plan.isMostlyAccelerating
    tempo = hasTempo ? .value(plan.bpm) : .declaredUndeterminable
    if let low = plan.expectations.tempoRange.first, let high = plan.expectations.tempoRange.last, low <= high {
      tempoRange = low...high
    }
    meter = plan.meter
    silences = plan.expectations.silences ?? []
    key = plan.expectations.hasMeasurableKey ? .value(plan.key) : .declaredUndeterminable
    let others = plan.otherKeys
    otherKeys = others.isEmpty ? nil : others
    loudness = plan.loudness
    truePeak = plan.truePeak
    frames = plan.frames
    loudnessRange = Self.loudnessRanges[plan.tone]
    bar = plan.tempoMap == nil ? plan.barTime.value : nil
    tempoCurve = plan.tempoMap
    if let feel = plan.sharedFeel { tempoLevels = [1, feel == .half ? 0.5 : 2] }
    sections = zip(plan.sections, plan.sectionStarts).map { section, first in
      PlannedSection(
        name: section.name, time: plan.time(of: first..<first + section.bars), energy: section.energy)
    }
    // A build rises by its rolls, risers and layers: one or two players have none, and only get more intense.
    let players = plan.stems.count { $0.role != .effects }
    if players < 3 {
      for index in sections.indices.dropFirst() where plan.sections[index].kind == .build {
        sections[index].energy = sections[index - 1].energy
      }
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
    song = PlannedSong(attempt.plan, played: Set(attempt.playedPlan.stems.map(\.name)))
    wishes = WishList(attempt).wishes
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
      TimeRange(start: plan.clock.seconds(of: note.onset), end: plan.clock.seconds(of: note.end))
    }
    if times.isEmpty {
      times = stem.sections.map {
        plan.time(of: plan.sectionStarts[$0]..<plan.sectionStarts[$0] + plan.sections[$0].bars)
      }
    }
    let echoes = PatchLibrary.ringing(of: stem, in: plan).value
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
  /// The change of tempo, in a second as a share, that leaves no steady pulse within the seconds over which one is measured.
  private static let fastest = 0.005

  /// True if more than half of the song gets faster or slower too fast for a pulse to be measured.
  fileprivate var isMostlyAccelerating: Bool {
    guard let map = tempoMap else { return false }
    var total = 0.0
    for (point, next) in zip(map.points, map.points.dropFirst()) where point.ramps {
      let seconds = map.seconds(of: next.at) - map.seconds(of: point.at)
      if seconds > 0, abs(log(next.bpm / point.bpm)) / seconds > Self.fastest { total += seconds }
    }
    return 2 * total > SampleRate.standard.time(of: frames).value
  }

  /// The time of some bars, counted from 0.
  func time(of bars: Range<Int>) -> TimeRange {
    // A song that goes on while it fades is longer than its file.
    let length = SampleRate.standard.time(of: frames).value
    let limit = ending.isFading == true ? length : .infinity
    return TimeRange(
      start: min(limit, time(ofBar: bars.lowerBound).value), end: min(limit, time(ofBar: bars.upperBound).value))
  }
}
