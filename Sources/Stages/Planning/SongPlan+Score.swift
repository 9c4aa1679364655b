import Analysis
import Audio
import Music

extension SongPlan {
  /// The least duration of a sound that dies away by itself, in seconds: a damped hit.
  private static let hitDuration = 0.3
  /// The least share of the duration of all pitched notes that makes a pitch class count as present.
  private static let presence = 0.02

  /// The plan as it is once composed: its checks expect the silences of `score`, and a key only where the notes tell one.
  ///
  /// `decays` says of a stem whether its sound dies away while the key is held, as a piano's does.
  public func expecting(_ score: Score, decays: (StemPlan) -> Bool) -> SongPlan {
    var plan = self
    plan.expectations.showsKey = showsKey(in: score)
    plan.expectations.silences = silences(in: score, decays: decays)
    return plan
  }

  /// True if tonic, third and one more pitch class are present: a drum solo, a drone and a fifth could be of any key.
  ///
  /// So could the roots of chords: a bass, alone for more than half of the song, shows its key only where it plays most of
  /// the scale, as when it walks.
  private func showsKey(in score: Score) -> Bool {
    let pitched = score.parts.filter { !$0.isPercussion && $0.role != .effects && !$0.notes.isEmpty }
    let harmony = pitched.filter { $0.role != .bass }.flatMap(\.notes)
    let harmonised = Set(harmony.map { $0.onset.ticks / meter.bar.ticks }).filter { $0 < bars }
    let isMostlyBass = pitched.contains { $0.role == .bass } && 2 * harmonised.count < bars
    let least = isMostlyBass ? Self.fewestOfBass : 3
    return showsKey(in: pitched, least: least)
  }

  /// The pitch classes that a bass alone must have.
  private static let fewestOfBass = 6

  private func showsKey(in parts: [Part], least fewest: Int) -> Bool {
    var weights = [Double](repeating: 0, count: 12)
    for part in parts {
      for note in part.notes { weights[note.pitch.pitchClass.index] += note.length.quarters }
    }
    let least = Self.presence * weights.reduce(0, +)
    let isPresent = weights.map { $0 > least }
    return isPresent[key.tonic.index] && isPresent[(key.tonic + key.mode.steps[2]).index]
      && isPresent.filter(\.self).count >= fewest
  }

  /// The stretches that no note covers, nor a section of a stem without notes.
  private func silences(in score: Score, decays: (StemPlan) -> Bool) -> [TimeRange] {
    let sounding = stems.flatMap { stem -> [TimeRange] in
      guard let part = score.parts.first(where: { $0.name == stem.name }), !part.notes.isEmpty else {
        return stem.sections.map(time)
      }
      let longest = part.isPercussion || decays(stem) ? Self.hitDuration : .infinity
      return part.notes.map { note in
        let (start, end) = (clock.seconds(of: note.onset), clock.seconds(of: note.end))
        return TimeRange(start: start, end: min(end, start + longest))
      }
    }
    var silences: [TimeRange] = []
    var end = 0.0
    let length = SampleRate.standard.time(of: frames).value
    for range in sounding.sorted(by: { $0.start < $1.start }) + [TimeRange(start: length, end: length)] {
      if range.start > end { silences.append(TimeRange(start: end, end: range.start)) }
      end = max(end, range.end)
    }
    return silences
  }

  /// The time range of a section, by its index.
  private func time(ofSection index: Int) -> TimeRange {
    let first = sectionStarts[index]
    return TimeRange(start: time(ofBar: first).value, end: time(ofBar: first + sections[index].bars).value)
  }
}
