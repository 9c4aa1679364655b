import Audio

/// Which frame of a clip comes where: straight lines between pairs of frames at 48 kHz.
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
  /// How many frames come out.
  public let frames: Int
  /// In order, rising on both sides; the first frame goes to 0 and the last one to `frames`.
  public let anchors: [Anchor]
  /// Where the first downbeat comes out.
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

  /// Whether every frame keeps its distance from the others, to 2 ms over the whole clip.
  public var isIdentity: Bool {
    abs(frames - source.count) <= 96 && anchors.allSatisfy { abs($0.from - $0.to) <= 96 }
  }

  /// Where a frame of the clip comes out, counted from the first one that is used.
  public func frame(of place: Int) -> Double {
    var before = Anchor(from: 0, to: 0)
    for anchor in anchors + [Anchor(from: source.count, to: frames)] where anchor.from > before.from {
      if place <= anchor.from {
        let share = Double(place - before.from) / Double(anchor.from - before.from)
        return Double(before.to) + share * Double(anchor.to - before.to)
      }
      before = anchor
    }
    return Double(frames)
  }
}
