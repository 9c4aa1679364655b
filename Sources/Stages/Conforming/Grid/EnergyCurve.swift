import Audio

/// The energy of every millisecond of a recording at 48 kHz: of all of it, and with the treble raised.
struct EnergyCurve {
  private(set) var plain: [Float] = []
  private(set) var bright: [Float] = []

  /// Frames to the millisecond.
  static let hop = 48

  init(_ source: any AudioSource) throws {
    var last: (Float, Float) = (0, 0)
    try source.forEachBlock(of: 256 * Self.hop) { _, block in
      for start in stride(from: 0, to: block.frames, by: Self.hop) {
        let end = min(start + Self.hop, block.frames)
        var (sum, rise): (Float, Float) = (0, 0)
        for i in start..<end {
          let (l, r) = (block.left[i], block.right[i])
          let (dl, dr) = (l - last.0, r - last.1)
          sum += l * l + r * r
          rise += dl * dl + dr * dr
          last = (l, r)
        }
        plain.append(sum / Float(2 * Self.hop))
        bright.append(rise / Float(2 * Self.hop))
      }
    }
  }

  /// When it is first louder than 40 dB below its loudest, in seconds.
  var start: Double {
    let loudest = plain.max() ?? 0
    return Self.time(Double(plain.firstIndex { $0 > 1e-4 * loudest } ?? 0))
  }

  /// In seconds.
  static func time(_ place: Double) -> Double { place * Double(hop) / SampleRate.standard.value }
}
