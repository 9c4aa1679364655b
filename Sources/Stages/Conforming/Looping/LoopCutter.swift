import Audio

/// Cuts loops of whole bars out of conformed clips.
public enum LoopCutter {
  // Music is made of groups of four bars; two and one are better than none.
  private static let group = 4
  // Looked at from each length on.
  private static let mostStarts = 8

  /// The longest seamless loop of at most `longest` bars.
  ///
  /// A loop that begins with the clip is preferred; one that begins later has the clip's own run-up to its first downbeat.
  /// Throws `UnusableClip` when the clip has no whole bar, or sticks out wherever it is looped.
  public static func cut(_ clip: ConformedClip, longest: Int = .max) throws -> Loop {
    guard clip.bars > 0 else { throw UnusableClip.short(bars: 0, needed: 1) }
    let meter = try SeamMeter(clip)
    var best: Loop?
    for length in lengths(min(clip.bars, longest)) {
      for first in 0...min(clip.bars - length, mostStarts) {
        let loop = try loop(clip, first: first, bars: length, meter)
        if loop.seam.isInaudible { return loop }
        if loop.seam.severity < best?.seam.severity ?? .infinity { best = loop }
      }
    }
    let seam = best?.seam ?? SeamMeasure.bound
    throw UnusableClip.seam(level: seam.level.value, spectrum: seam.spectrum.value)
  }

  private static func lengths(_ bars: Int) -> [Int] {
    let groups = stride(from: bars / group * group, to: 0, by: -group)
    return groups + [2, 1].filter { $0 <= bars }
  }

  private static func loop(_ clip: ConformedClip, first: Int, bars: Int, _ meter: SeamMeter) throws -> Loop {
    let place = { (bar: Int) in SeamFinder.Place(sound: clip.sound, frame: clip.origin + clip.frame(ofBar: bar)) }
    let fade = try SeamFinder.fade(from: place(first + bars), to: place(first), within: Int(clip.barFrames / 8))
    return Loop(clip: clip, first: first, bars: bars, seam: try meter.measure(first: first, bars: bars, fade))
  }
}
