import Audio
import Music
import Planning

/// The parameters of one note for a voice, in frames and hertz.
struct NoteOn: Sendable {
  let pitch: Pitch
  let frequency: Double
  /// 0…1.
  let velocity: Double
  /// The frame of the track on which it starts.
  let frame: Int
  /// The duration in frames: of the held key, or until a ringing drum is choked.
  let held: Int
  /// The frame of the track on which its key is struck again, for sounds whose keys ring once at a time.
  let struckAgain: Int?
  /// The energy of the section at its start, 0…1, which opens the filters.
  let energy: Double
  /// The pitch that it slides away from; nil when it starts on its own.
  let glideFrom: Double?
  /// Quarter notes per second, for what moves in time with the music.
  let quartersPerSecond: Double
  /// Its own randomness: start phases, noise, small differences from hit to hit.
  let seed: Seed
  /// Of the song, for drums that are tuned to it.
  var tonic: PitchClass?
  /// What its player does with it while it sounds; nil for nothing.
  var shape: NoteShape?
}

extension NoteOn {
  var heldTime: Double { Double(held) / SampleRate.standard.value }

  /// Velocity as a gain: halving it takes about 10 dB away.
  var gain: Double { velocity * velocity.squareRoot() * (0.85 + 0.15 * velocity) }
}

/// The notes of a request in the order of their starts, ready for the voices.
struct NoteSchedule {
  private let request: StemRequest
  private let isMonophonic: Bool
  private let isStruck: Bool
  private let energies: [(frame: Int, energy: Double)]
  private let closedHats: [Int]

  /// The notes of a request as `patch` plays them.
  ///
  /// One that is monophonic ends a note where the next begins, and slides there when the two touch; one that is struck
  /// stops a note when its key is struck again.
  init(_ request: StemRequest, for patch: Patch) {
    self.request = request
    isMonophonic = patch.isMonophonic
    isStruck = patch.isStruck
    let plan = request.plan
    energies = zip(plan.sectionStarts, plan.sections).flatMap { start, section in
      (0..<section.bars).map { (plan.frame(ofBar: start + $0), Self.brightness(of: section, inBar: $0)) }
    }
    closedHats = request.part.notes.filter { $0.pitch == DrumNote.closedHat.pitch }
      .map { plan.frame(of: $0.onset) }.sorted()
  }

  /// The notes in the order in which they start.
  func notes() -> [NoteOn] {
    let sorted = request.part.notes.enumerated()
      .map { (index: $0, note: $1, start: frame(of: $1.onset), end: frame(of: $1.end)) }
      .sorted { ($0.start, $0.index) < ($1.start, $1.index) }
    let seeds = request.plan.seed.derived(request.stem.name, "voices")
    let again = isStruck ? Self.nextStrokes(sorted.map { ($0.note.pitch, $0.start) }) : []
    return sorted.indices.map { i in
      let (index, note, start, end) = sorted[i]
      let next = isMonophonic && i + 1 < sorted.count ? sorted[i + 1].start : Int.max
      let last = i > 0 && isMonophonic ? sorted[i - 1] : nil
      let isBound = last.map { $0.end >= start - 48 && $0.start < start } ?? false
      return NoteOn(
        pitch: note.pitch, frequency: note.pitch.frequency, velocity: note.velocity, frame: start,
        held: max(1, min(end, max(next, start + 1), choke(of: note, from: start)) - start),
        struckAgain: isStruck ? again[i] : nil, energy: energy(at: start),
        glideFrom: isBound ? last?.note.pitch.frequency : nil,
        quartersPerSecond: request.plan.clock.tempo(at: note.onset).quartersPerMinute / 60,
        seed: seeds.derived("\(index)"), tonic: request.plan.key.tonic,
        shape: NoteShape(of: note, clock: request.plan.clock))
    }
  }

  /// For each note the start of the next one on its key; the notes are in the order of their starts.
  private static func nextStrokes(_ strokes: [(pitch: Pitch, start: Int)]) -> [Int?] {
    var next: [Pitch: Int] = [:]
    let times = strokes.reversed().map { stroke in
      let time = next[stroke.pitch]
      next[stroke.pitch] = stroke.start
      return time
    }
    return times.reversed()
  }

  private func frame(of beats: Beats) -> Int {
    max(0, request.plan.frame(of: beats))
  }

  /// Filters open and close twice as far as the energy goes.
  private static func brightness(of section: Section, inBar bar: Int) -> Double {
    min(1, max(0, 2 * section.energy(inBar: bar) - section.energy))
  }

  private func energy(at frame: Int) -> Double { energies.last { $0.frame <= frame }?.energy ?? 0.7 }

  /// The frame on which a closed hat chokes an open one; never for other notes.
  private func choke(of note: Note, from start: Int) -> Int {
    guard request.part.isPercussion, note.pitch == DrumNote.openHat.pitch else { return .max }
    return closedHats.first { $0 > start } ?? .max
  }
}
