import Audio
import Music
import Planning

extension LineShaping {
  /// A note among its neighbours in a line.
  struct Place {
    /// A gap of so many seconds ends a phrase.
    private static let pause = 0.3

    private let note: Note
    private let plan: SongPlan
    /// Its length.
    let seconds: Double
    /// The interval from the note before, in semitones; 0 for the first.
    let rise: Int
    let beginsPhrase: Bool
    let endsPhrase: Bool
    /// True if it begins where the note before ends.
    let isJoined: Bool

    init(_ note: Note, after last: Note?, before next: Note?, plan: SongPlan) {
      (self.note, self.plan) = (note, plan)
      let time = { (place: Beats) in plan.clock.seconds(of: place) }
      seconds = time(note.end) - time(note.onset)
      rise = last.map { note.pitch.note - $0.pitch.note } ?? 0
      let gap = last.map { time(note.onset) - time($0.end) }
      beginsPhrase = gap.map { $0 > Self.pause } ?? true
      isJoined = gap.map { $0 < 0.06 } ?? false
      endsPhrase = next.map { time($0.onset) - time(note.end) > Self.pause } ?? true
    }

    var leap: Int { abs(rise) }
    /// 1 if the line goes up to it, −1 if it goes down.
    var direction: Double { rise < 0 ? -1 : 1 }

    /// The energy of its section, 0…1.
    var energy: Double { plan.energy(at: note.onset) }

    func isLead(_ stem: StemPlan) -> Bool { stem.isMelodic }

    func beats(_ seconds: Double) -> Beats { Beats(ticks: Self.ticks(seconds, at: note.onset, plan)) }

    func point(at seconds: Double, _ value: Double) -> NoteExpression.Point {
      NoteExpression.Point(after: beats(seconds), value: value)
    }

    static func ticks(_ seconds: Double, at onset: Beats, _ plan: SongPlan) -> Int {
      Int((seconds * plan.clock.tempo(at: onset).quartersPerMinute / 60 * Double(Beats.ticksPerQuarter)).rounded())
    }
  }
}

extension SongPlan {
  /// The energy of the section at a place of the song, 0…1.
  func energy(at place: Beats) -> Double {
    sections[section(ofBar: place.ticks / meter.bar.ticks)].energy
  }
}

extension Note {
  /// The same, held for so long.
  func lasting(_ length: Beats) -> Note {
    Note(pitch, velocity: velocity, at: onset, for: length, expression: expression)
  }
}
