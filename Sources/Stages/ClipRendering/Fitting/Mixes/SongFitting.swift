import Audio

/// Lays a clip that is as long as the song onto the plan.
public enum SongFitting {
  // A song that lacks this little is heard as ending early, not as broken off.
  private static let missing = 1

  /// Writes exactly `frames` frames, the clip's first downbeat first; what comes after the clip is silence.
  ///
  /// Throws `UnusableClip` when the clip lacks more than a bar of `bars`.
  public static func write(_ clip: ConformedClip, bars: Int, frames: Int, into sink: any AudioSink) throws {
    try check(clip, bars: bars)
    let part = AlignedSource(clip, frames: frames)
    try part.forEachBlock { _, block in try sink.write(block) }
  }

  /// Throws `UnusableClip` when the clip lacks more than a bar of `bars`.
  public static func check(_ clip: ConformedClip, bars: Int) throws {
    guard clip.bars + missing >= bars else { throw UnusableClip.short(bars: clip.bars, needed: bars) }
  }
}

/// A conformed clip from its first downbeat on, exactly as long as the track.
public struct AlignedSource: AudioSource {
  private let clip: ConformedClip
  public let frameCount: Int

  // The clip may end in the middle of a sound: 10 ms.
  private static let fade = 480

  public init(_ clip: ConformedClip, frames: Int) {
    self.clip = clip
    frameCount = frames
  }

  public var rate: SampleRate { .standard }

  public func read(_ range: Range<Int>) throws -> StereoBuffer {
    let inside = range.clamped(to: 0..<frameCount)
    var block = StereoBuffer(frames: range.count)
    guard !inside.isEmpty else { return block }
    let part = try clip.sound.read(inside.lowerBound + clip.origin..<inside.upperBound + clip.origin)
    block.add(part, at: inside.lowerBound - range.lowerBound)
    let end = min(frameCount, clip.sound.frameCount - clip.origin)
    for frame in range.clamped(to: max(0, end - Self.fade)..<max(0, end)) {
      let gain = Float(end - frame) / Float(Self.fade + 1)
      block.left[frame - range.lowerBound] *= gain
      block.right[frame - range.lowerBound] *= gain
    }
    return block
  }
}
