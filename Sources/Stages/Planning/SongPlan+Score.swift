import Audio
import Music
import StyleAnalysis

extension SongPlan {
  /// How long a sound is heard at least that dies away by itself, in seconds: a damped stroke.
  private static let stroke = 0.3
  /// The least share of all pitched notes, by their time, that a pitch class has to be heard.
  private static let heard = 0.02

  /// The plan as it is once composed: its checks expect the silences of `score`, and a key only where the notes tell one.
  ///
  /// `decays` says of a stem whether its sound dies away while the key is held, as a piano's does.
  public func expecting(_ score: Score, decays: (StemPlan) -> Bool) -> SongPlan {
    var plan = self
    plan.expectations.showsKey = showsKey(in: score)
    plan.expectations.silences = silences(in: score, decays: decays)
    return plan
  }

  /// Whether tonic and third are among the notes, and another: a drum solo, a drone and a fifth could be of any key.
  private func showsKey(in score: Score) -> Bool {
    var weights = [Double](repeating: 0, count: 12)
    for part in score.parts where !part.isPercussion && part.role != .effects {
      for note in part.notes { weights[note.pitch.pitchClass.index] += note.length.quarters }
    }
    let least = Self.heard * weights.reduce(0, +)
    let isHeard = weights.map { $0 > least }
    return isHeard[key.tonic.index] && isHeard[(key.tonic + key.mode.steps[2]).index]
      && isHeard.filter(\.self).count >= 3
  }

  /// What no note of any part and no section of a stem without notes covers.
  private func silences(in score: Score, decays: (StemPlan) -> Bool) -> [TimeRange] {
    let sounding = stems.flatMap { stem -> [TimeRange] in
      guard let part = score.parts.first(where: { $0.name == stem.name }), !part.notes.isEmpty else {
        return stem.sections.map(time)
      }
      let longest = part.isPercussion || decays(stem) ? Self.stroke : .infinity
      return part.notes.map { note in
        let (start, end) = (bpm.seconds(of: note.onset), bpm.seconds(of: note.end))
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

  /// When a section sounds, by its index.
  private func time(ofSection index: Int) -> TimeRange {
    let first = sectionStarts[index]
    return TimeRange(
      start: (barTime * Double(first)).value, end: (barTime * Double(first + sections[index].bars)).value)
  }
}
