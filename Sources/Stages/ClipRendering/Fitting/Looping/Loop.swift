import Audio

/// Whole bars of a clip that can be repeated without a seam.
public struct Loop: Sendable {
  public let clip: ConformedClip
  /// The first bar, counted from the clip's first downbeat.
  public let first: Int
  public let bars: Int
  /// The worst seam of its repetition.
  public let seam: SeamMeasure

  /// The bar of the loop that a section begins with: the one that falls on the clip's first bar when counted on or back.
  var phase: Int { (bars - first % bars) % bars }

  /// The frame of the clip's sound on which a bar of the loop begins.
  func frame(ofBar bar: Int) -> Int { clip.origin + clip.frame(ofBar: first + bar) }
}

extension Loop {
  /// The same loop, its bars as loud as `loudness`; what is too soft to have a loudness stays as it is.
  public func levelled(to loudness: Loudness) throws -> Loop {
    let meter = LoudnessMeter(modes: .integrated)
    let (start, end) = (frame(ofBar: 0), frame(ofBar: bars))
    for first in stride(from: start, to: end, by: 16_384) {
      meter.add(try clip.sound.read(first..<min(end, first + 16_384)))
    }
    guard let own = meter.integrated else { return self }
    let gain = Float((loudness - own).factor)
    let louder = ConformedClip(
      sound: GainSource(clip.sound, factor: gain), origin: clip.origin, bars: clip.bars, barFrames: clip.barFrames,
      fit: clip.fit, report: clip.report)
    return Loop(clip: louder, first: first, bars: bars, seam: seam)
  }
}

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
    let position = { (bar: Int) in SeamFinder.BarLine(sound: clip.sound, frame: clip.origin + clip.frame(ofBar: bar)) }
    let fade = try SeamFinder.fade(from: position(first + bars), to: position(first), within: Int(clip.barFrames / 8))
    return Loop(clip: clip, first: first, bars: bars, seam: try meter.measure(first: first, bars: bars, fade))
  }
}
