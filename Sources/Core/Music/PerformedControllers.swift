import Foundation

/// The pitch wheel, modulation and expression of a part's notes, as MIDI events.
///
/// Only notes that sound alone are written so: a channel has one wheel. Source: MIDI Manufacturers Association, *MIDI 1.0
/// Detailed Specification*: registered parameter 0 is the wheel's range, controller 1 the modulation wheel, which General MIDI
/// plays as a vibrato of up to 50 cents, controller 11 expression.
struct PerformedControllers {
  /// The semitones of the wheel's whole way up.
  static let wheelRange = 12
  /// The wheel's curves are written in steps of a thirty-second of a quarter, those of expression in steps of an eighth.
  private static let (bendStep, swellStep) = (Beats.ticksPerQuarter / 32, Beats.ticksPerQuarter / 8)
  /// Expression is written when it has changed by so much, which is 0.6 dB near the top.
  private static let audibleStep = 4
  /// The vibrato of the whole modulation wheel, in semitones.
  private static let fullModulation = 0.5

  private let notes: [Note]
  private let level: AutomationLane?

  /// `level` is the lane that moves expression too.
  init(_ part: Part, level: AutomationLane?) {
    self.level = level
    var end = Beats.zero
    let alone = part.notes.indices.filter { i in
      let note = part.notes[i]
      let next = i + 1 < part.notes.count ? part.notes[i + 1].onset : nil
      defer { end = max(end, note.end) }
      return note.onset >= end && next.map { $0 >= note.end } ?? true
    }
    notes = part.isPercussion ? [] : alone.map { part.notes[$0] }.filter { $0.expression?.isEmpty == false }
  }

  /// The events by their ticks.
  func events(on channel: UInt8) -> [(tick: Int, bytes: [UInt8])] {
    guard !notes.isEmpty else { return [] }
    let control = { (number: UInt8, value: UInt8) in [0xb0 | channel, number, value] }
    var events: [(tick: Int, bytes: [UInt8])] = []
    if notes.contains(where: { $0.expression?.bend.isEmpty == false }) {
      for (number, value) in [(101, 0), (100, 0), (6, UInt8(Self.wheelRange)), (38, 0), (101, 127), (100, 127)] {
        events.append((0, control(UInt8(number), value)))
      }
    }
    for note in notes {
      guard let expression = note.expression else { continue }
      events += bends(of: note, expression).map {
        ($0.tick, [0xe0 | channel, UInt8($0.value & 0x7f), UInt8($0.value >> 7)])
      }
      if let vibrato = expression.vibrato {
        let depth = min(127, (127 * vibrato.depth / Self.fullModulation).rounded())
        events.append((note.onset.ticks + vibrato.after.ticks, control(1, UInt8(depth))))
        events.append((note.end.ticks, control(1, 0)))
      }
      events += swells(of: note, expression).map { ($0.tick, control(11, $0.value)) }
    }
    return events
  }

  /// The wheel's positions over a note, 0…16,383; it is back in the middle at the end.
  private func bends(of note: Note, _ expression: NoteExpression) -> [(tick: Int, value: Int)] {
    guard !expression.bend.isEmpty else { return [] }
    let values = ticks(of: note, every: Self.bendStep, until: expression.bend.last?.after).map { tick in
      let semitones = expression.semitones(after: Beats(ticks: tick - note.onset.ticks))
      return (tick, min(16_383, max(0, 8192 + Int((8192 * semitones / Double(Self.wheelRange)).rounded()))))
    }
    return changes(in: values + [(note.end.ticks, 8192)], of: 1)
  }

  /// Expression over a note: its swell, under what the lane says there.
  private func swells(of note: Note, _ expression: NoteExpression) -> [(tick: Int, value: UInt8)] {
    guard !expression.swell.isEmpty else { return [] }
    let highest = level?.points.map(\.value).max() ?? 0
    let value = { (tick: Int, gain: Double) in
      let moved = (self.level?.value(at: Beats(ticks: tick)) ?? highest) - highest
      return Int(min(127, max(0, (127 * pow(10, moved / 40) * max(0, gain).squareRoot()).rounded())))
    }
    let values = ticks(of: note, every: Self.swellStep, until: note.length).map { tick in
      (tick, value(tick, expression.gain(after: Beats(ticks: tick - note.onset.ticks))))
    }
    return changes(in: values + [(note.end.ticks, value(note.end.ticks, 1))], of: Self.audibleStep).map {
      ($0.tick, UInt8($0.value))
    }
  }

  /// The ticks of a note from step to step.
  private func ticks(of note: Note, every step: Int, until last: Beats?) -> [Int] {
    let end = min(note.length.ticks, last?.ticks ?? 0)
    return stride(from: 0, to: end, by: step).map { note.onset.ticks + $0 } + [note.onset.ticks + end]
  }

  /// The values that differ by `step` from the one before, and the last.
  private func changes(in values: [(tick: Int, value: Int)], of step: Int) -> [(tick: Int, value: Int)] {
    values.enumerated().reduce(into: []) { kept, next in
      let change = kept.last.map { abs($0.value - next.element.value) } ?? step
      if change >= step || (change > 0 && next.offset == values.count - 1) { kept.append(next.element) }
    }
  }
}
