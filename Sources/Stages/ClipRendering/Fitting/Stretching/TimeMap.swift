import Audio

/// A map from a clip's frames to those of the result: straight lines between pairs of frames at 48 kHz.
public struct TimeMap: Sendable, Equatable {
  /// A frame of the clip, counted from the first one that is used, and where it goes.
  public struct Anchor: Sendable, Equatable {
    public let from: Int
    public let to: Int

    public init(from: Int, to: Int) {
      self.from = from
      self.to = to
    }
  }

  /// The frames of the clip that are used; what lies outside of the clip is silence.
  public let source: Range<Int>
  /// The length of the result, in frames.
  public let frames: Int
  /// In order, rising on both sides; the first frame goes to 0 and the last one to `frames`.
  public let anchors: [Anchor]
  /// The frame of the first downbeat in the result.
  public let origin: Int

  /// Pairs must rise on both sides.
  public init(source: Range<Int>, frames: Int, anchors: [Anchor], origin: Int) {
    self.source = source
    self.frames = frames
    self.anchors = anchors
    self.origin = origin
  }

  /// The new length over the old one.
  public var ratio: Double { Double(frames) / Double(max(1, source.count)) }

  /// True if every frame keeps its distance from the others, to 2 ms over the whole clip.
  public var isIdentity: Bool {
    abs(frames - source.count) <= 96 && anchors.allSatisfy { abs($0.from - $0.to) <= 96 }
  }

  /// The new position of a frame of the clip, both counted from the first one that is used.
  public func frame(of position: Int) -> Double {
    var before = Anchor(from: 0, to: 0)
    for anchor in anchors + [Anchor(from: source.count, to: frames)] where anchor.from > before.from {
      if position <= anchor.from {
        let share = Double(position - before.from) / Double(anchor.from - before.from)
        return Double(before.to) + share * Double(anchor.to - before.to)
      }
      before = anchor
    }
    return Double(frames)
  }
}

/// Lays a clip's pulses onto the plan's.
struct MapMaker {
  let target: ConformTarget
  /// Of the clip at 48 kHz.
  let frames: Int

  private static let rate = SampleRate.standard

  /// Every pulse where the plan has it; what lies one pulse before the first downbeat is kept as the loop's run-up.
  func map(_ grid: ClipGrid) -> TimeMap {
    let first = Double(grid.downbeat - 1)
    let start = Self.rate.frames(in: .s(grid.line.time(at: first)))
    let end = frames
    let pulse = target.pulseTime * Self.rate.value
    let length = Int(((grid.line.position(at: Self.rate.time(of: end).value) - first) * pulse).rounded())
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
