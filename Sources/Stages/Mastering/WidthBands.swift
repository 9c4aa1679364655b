import Audio
import Foundation

/// The stereo width by band: power of the side over that of the middle.
enum WidthBands {
  /// In Hz; bass below the first is nobody's width.
  static let edges: [Double] = [120, 500, 2000, 6000, 16_000]
  /// A band with less than this share of the loudest one's power is empty.
  private static let empty = 1e-6
  /// A side this far below its middle, in dB, is nothing to widen.
  private static let narrowest = -40.0
  /// A side is raised by no more than this and lowered by no more than twice this.
  private static let bound = 2.0

  /// Side less middle by band.
  static func width(_ mid: [Float], _ side: [Float]) -> [Decibels?] {
    let bands = powers(mid, side)
    let loudest = bands.map { $0.mid + $0.side }.max() ?? 0
    return bands.map { band in
      guard band.mid + band.side > loudest * empty, band.mid > 0 else { return nil }
      return .dB(max(-80, 10 * log10(band.side / band.mid)))
    }
  }

  /// The gain that each band's side needs for its width to come nearer to `wanted`.
  ///
  /// A mono mix stays mono: what is raised there is noise.
  static func gains(from width: [Decibels?], to wanted: [Decibels?]) -> [Double] {
    zip(width, wanted).map { mine, other in
      guard let mine, let other, mine.value > narrowest else { return 0 }
      return min(max(other.value - mine.value, -2 * bound), bound)
    }
  }

  /// The gain of the side at a frequency: straight lines over its logarithm between the middles of bands, none in the bass.
  static func response(_ gains: [Double], at frequency: Hertz) -> Decibels {
    guard frequency.value > edges[0], !gains.isEmpty else { return .dB(0) }
    let middles = zip(edges, edges.dropFirst()).map { log10($0 * $1) / 2 }
    let position = log10(frequency.value)
    guard let above = middles.firstIndex(where: { $0 > position }) else { return .dB(gains[gains.count - 1]) }
    let (from, low) = above == 0 ? (log10(edges[0]), 0) : (middles[above - 1], gains[above - 1])
    return .dB(low + (position - from) / (middles[above] - from) * (gains[above] - low))
  }

  private static func powers(_ mid: [Float], _ side: [Float]) -> [(mid: Double, side: Double)] {
    let width = SampleRate.standard.value / Double(2 * (mid.count - 1))
    return zip(edges, edges.dropFirst()).map { low, high in
      let bins = Int(low / width)..<min(Int(high / width), mid.count)
      return (bins.reduce(0) { $0 + Double(mid[$1]) }, bins.reduce(0) { $0 + Double(side[$1]) })
    }
  }
}
