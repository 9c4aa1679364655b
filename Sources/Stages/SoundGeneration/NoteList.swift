import Music
import Planning
import Signal

/// Turns the notes of a request into what voices are told.
struct NoteList {
  private let request: StemRequest
  private let isMonophonic: Bool
  private let energies: [(frame: Int, energy: Double)]
  private let closedHats: [Int]

  /// `isMonophonic`: a note ends where the next begins, and slides there when the two touch.
  init(_ request: StemRequest, isMonophonic: Bool) {
    self.request = request
    self.isMonophonic = isMonophonic
    let plan = request.plan
    energies = zip(plan.sectionStarts, plan.sections).map { (plan.frame(ofBar: $0), $1.energy) }
    closedHats = request.part.notes.filter { $0.pitch == DrumNote.closedHat.pitch }
      .map { plan.bpm.frame(of: $0.onset, rate: SampleRate.standard.value) }.sorted()
  }

  /// The notes in the order in which they start.
  func notes() -> [NoteOn] {
    let sorted = request.part.notes.enumerated()
      .map { (index: $0, note: $1, start: frame(of: $1.onset), end: frame(of: $1.end)) }
      .sorted { ($0.start, $0.index) < ($1.start, $1.index) }
    let seeds = request.plan.seed.derived(request.stem.name, "voices")
    return sorted.indices.map { place in
      let (index, note, start, end) = sorted[place]
      let next = isMonophonic && place + 1 < sorted.count ? sorted[place + 1].start : Int.max
      let last = place > 0 && isMonophonic ? sorted[place - 1] : nil
      let isBound = last.map { $0.end >= start - 48 && $0.start < start } ?? false
      return NoteOn(
        pitch: note.pitch, frequency: note.pitch.frequency, velocity: note.velocity, frame: start,
        held: max(1, min(end, max(next, start + 1), choke(of: note, from: start)) - start), energy: energy(at: start),
        glideFrom: isBound ? last?.note.pitch.frequency : nil, quartersPerSecond: request.plan.bpm.bpm / 60,
        seed: seeds.derived("\(index)"))
    }
  }

  private func frame(of beats: Beats) -> Int {
    max(0, request.plan.bpm.frame(of: beats, rate: SampleRate.standard.value))
  }

  private func energy(at frame: Int) -> Double { energies.last { $0.frame <= frame }?.energy ?? 0.7 }

  /// An open hat stops ringing when the closed one is struck.
  private func choke(of note: Note, from start: Int) -> Int {
    guard request.part.isPercussion, note.pitch == DrumNote.openHat.pitch else { return .max }
    return closedHats.first { $0 > start } ?? .max
  }
}
