import Audio
import Music

extension Brief {
  /// Whether every number lies within what tickets and prompts may ask for, whatever text the brief was made from.
  public var isInRange: Bool {
    (bpm.map { NumberField.bpm.range.contains($0.bpm) } ?? true)
      && (bpmRange.map { $0.count == 2 && $0[0] <= $0[1] && $0.allSatisfy(NumberField.bpm.range.contains) } ?? true)
      && (duration.map { NumberField.duration.range.contains($0.value) } ?? true)
      && (durationBars.map { (1...1_000).contains($0) } ?? true)
      && (loudness.map { NumberField.loudness.range.contains($0.value) } ?? true)
      && (truePeak.map { NumberField.truePeak.range.contains($0.value) } ?? true)
      && genres.allSatisfy { (0...1).contains($0.weight) } && evidence.allSatisfy { (0...1).contains($0.confidence) }
      && comparisons.allSatisfy { ($0.amount ?? 1) > 0 && ($0.amount ?? 1) <= 200 }
      && structure.allSatisfy { $0.bars.map(TicketField.bars.contains) ?? true }
  }
}
