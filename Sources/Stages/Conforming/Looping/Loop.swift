import Audio

/// Whole bars of a clip that can be repeated without a seam.
public struct Loop: Sendable {
  public let clip: ConformedClip
  /// The first bar, counted from the clip's first downbeat.
  public let first: Int
  public let bars: Int
  /// What its repetition does at the worst.
  public let seam: SeamMeasure

  /// The bar of the loop that a section begins with: the one that falls on the clip's first bar when counted on or back.
  var phase: Int { (bars - first % bars) % bars }

  /// The frame of the clip's sound on which a bar of the loop begins.
  func frame(ofBar bar: Int) -> Int { clip.origin + clip.frame(ofBar: first + bar) }
}
