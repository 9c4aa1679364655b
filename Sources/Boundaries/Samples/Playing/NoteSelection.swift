import Audio
import Foundation
import Music
import Planning
import Synthesis

/// The choice of regions for the notes of a part.
struct NoteSelection {
  private let instrument: SampledInstrument
  private let isKit: Bool
  /// The regions that each key starts.
  private let byKey: [[Int]]
  private let drums: DrumSubstitution
  private var turns: [Int: Int] = [:]

  /// Drums ring until they are still.
  private static let drumHold = SampleRate.standard.frames(in: .s(8))

  /// `isKit` says that notes mean drums.
  init(_ instrument: SampledInstrument, isKit: Bool) {
    (self.instrument, self.isKit) = (instrument, isKit)
    var byKey = [[Int]](repeating: [], count: 128)
    for (index, region) in instrument.regions.enumerated() {
      let (low, high) = (max(0, region.condition.lowKey), min(127, region.condition.highKey))
      if low <= high { for key in low...high { byKey[key].append(index) } }
    }
    self.byKey = byKey
    drums = DrumSubstitution(keys: Set((0...127).filter { !byKey[$0].isEmpty }))
  }

  /// The key that plays a note: a drum's, or the nearest octave that the instrument has; nil where nothing plays it.
  func key(for pitch: Pitch) -> Int? {
    if isKit { return drums.key(for: pitch.note) }
    return [0, -12, 12, -24, 24, -36, 36, -48, 48].lazy.map { pitch.note + $0 }
      .first { (0...127).contains($0) && !byKey[$0].isEmpty }
  }

  /// The drums among the notes of a part that are played by others, or by nothing.
  func lacking(in part: Part) -> (replaced: [DrumNote], silent: [DrumNote]) {
    isKit ? drums.lacking(Set(part.notes.map(\.pitch.note))) : ([], [])
  }

  /// Everything that begins to sound for a request, in the order of its frames.
  mutating func starts(for request: StemRequest) -> [VoiceStart] {
    let rate = SampleRate.standard.value
    let clock = request.plan.clock
    let seeds = request.plan.seed.derived(request.stem.name, "samples")
    var starts: [VoiceStart] = []
    var heldUntil = Int.min
    for (index, press) in presses(of: request.part, clock, rate).enumerated() {
      let note = PressedNote(
        index: index, key: press.key, velocity: MIDIVelocity.value(of: press.note.velocity), start: press.start,
        end: press.end, isAlone: heldUntil <= press.start, seed: seeds.derived("\(index)"),
        shape: isKit ? nil : NoteShape(of: press.note, clock: clock))
      heldUntil = max(heldUntil, press.end)
      starts += regions(for: note)
    }
    return starts.enumerated().sorted { ($0.element.frame, $0.offset) < ($1.element.frame, $1.offset) }.map(\.element)
  }

  private struct PressedNote {
    let index: Int
    let key: Int
    let velocity: Int
    let start: Int
    let end: Int
    /// True if no other key is held when it begins.
    let isAlone: Bool
    let seed: Seed
    let shape: NoteShape?
  }

  /// Keys in the order of their starts; each is free again before its next press.
  private func presses(
    of part: Part, _ clock: TempoMap, _ rate: Double
  ) -> [(key: Int, note: Note, start: Int, end: Int)] {
    var next: [Int: Int] = [:]
    let presses = part.notes.reversed().compactMap { note -> (key: Int, note: Note, start: Int, end: Int)? in
      guard let key = key(for: note.pitch) else { return nil }
      let start = max(0, clock.frame(of: note.onset, rate: rate))
      let held = isKit ? Self.drumHold : max(1, clock.frame(of: note.end, rate: rate) - start)
      let end = isKit ? start + held : min(start + held, next[key] ?? .max)
      next[key] = start
      return end > start ? (key, note, start, end) : nil
    }
    return presses.reversed()
  }

  /// What a note starts: the regions that its key, velocity and turn choose, and those that its release starts.
  private mutating func regions(for note: PressedNote) -> [VoiceStart] {
    var random = SeededRandom(note.seed.derived("choice"))
    let chance = random.unit()
    var starts: [VoiceStart] = []
    for index in byKey[note.key] {
      let (condition, level) = (instrument.regions[index].condition, instrument.regions[index].level)
      guard (condition.lowVelocity...max(condition.lowVelocity, condition.highVelocity)).contains(note.velocity),
        chance >= condition.lowRandom, chance < condition.highRandom || condition.highRandom >= 1
      else { continue }
      let isRelease = condition.trigger == .release || condition.trigger == .releaseKey
      switch condition.trigger {
      case .first where !note.isAlone: continue
      case .legato where note.isAlone: continue
      case _ where isRelease && isKit: continue
      default: break
      }
      let turn = turns[index, default: 0]
      turns[index] = turn + 1
      guard turn % condition.sequenceLength == (condition.sequencePosition - 1) % condition.sequenceLength else {
        continue
      }
      let held = SampleRate.standard.time(of: note.end - note.start).value
      starts.append(
        VoiceStart(
          region: index, frame: isRelease ? note.end : note.start, key: note.key, velocity: note.velocity,
          release: isRelease ? .max : note.end, note: note.index, fall: isRelease ? level.releaseDecay * held : 0,
          seed: note.seed.derived("\(index)"), shape: isRelease ? nil : note.shape))
    }
    return starts
  }
}
