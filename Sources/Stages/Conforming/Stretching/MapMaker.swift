import Audio

/// Lays a clip's pulses onto the plan's.
struct MapMaker {
  let target: ConformTarget
  /// Of the clip at 48 kHz.
  let frames: Int

  private static let rate = SampleRate.standard

  /// Every pulse in its place; what lies one pulse before the first downbeat is kept as the loop's run-up.
  func map(_ grid: ClipGrid) -> TimeMap {
    let first = Double(grid.downbeat - 1)
    let start = Self.rate.frames(in: .s(grid.line.time(at: first)))
    let end = frames
    let pulse = target.pulseTime * Self.rate.value
    let length = Int(((grid.line.place(at: Self.rate.time(of: end).value) - first) * pulse).rounded())
    let last = TimeMap.Anchor(from: end - start, to: length)
    let inner = grid.isEven ? [] : anchors(grid, from: first, start: start, pulse: pulse).filter { $0.to < length }
    return TimeMap(source: start..<end, frames: length, anchors: inner + [last], origin: Int(pulse.rounded()))
  }

  private func anchors(_ grid: ClipGrid, from first: Double, start: Int, pulse: Double) -> [TimeMap.Anchor] {
    let count = grid.line.times.count - Int(first)
    return stride(from: 1, to: count, by: 1).compactMap { k in
      let from = Self.rate.frames(in: .s(grid.line.time(at: first + Double(k)))) - start
      guard from > 0, from < frames - start - 4_800 else { return nil }
      return TimeMap.Anchor(from: from, to: Int((Double(k) * pulse).rounded()))
    }
  }

  /// The clip as it is, from where it begins to sound.
  func plain(from start: Seconds) -> TimeMap {
    let first = min(max(0, Self.rate.frames(in: start)), max(0, frames - 1))
    let count = frames - first
    return TimeMap(
      source: first..<frames, frames: count, anchors: [.init(from: count, to: count)], origin: 0)
  }
}
