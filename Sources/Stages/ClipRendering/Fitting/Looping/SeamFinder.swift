import Audio

/// Finds where one sound goes over into another before a bar line without being noticed.
///
/// Both lie on the grid, so that they are compared as they are: the fade is put where they differ least, which is where they
/// are in phase or soft.
struct SeamFinder {
  /// In frames: 30 ms.
  static let length = 1_440
  // How far before the bar line the fade may begin, in frames: 250 ms.
  private static let reach = 12_000
  private static let step = 48
  // What is softer than this against the sound that goes is silence: −40 dB.
  private static let silence = 1e-4

  /// The position of a bar line in a clip's sound.
  struct BarLine {
    var sound: any AudioSource
    var frame: Int
  }

  /// The fade from what is before `outgoing` to what is after `incoming`, counted from the bar line.
  static func fade(from outgoing: BarLine, to incoming: BarLine, within room: Int) throws -> Crossfade {
    let reach = max(length, min(reach, room))
    let a = try outgoing.sound.read(outgoing.frame - reach..<outgoing.frame)
    let b = try incoming.sound.read(incoming.frame - reach..<incoming.frame)
    guard energy(b) > silence * energy(a) else {
      return Crossfade(start: -length / 3, length: length / 3, correlation: 0)
    }
    let starts = Array(stride(from: 0, through: reach - length, by: step))
    let differences = starts.map { difference(a, b, $0..<$0 + length) }
    let best = differences.indices.min { differences[$0] < differences[$1] } ?? 0
    let range = starts[best]..<starts[best] + length
    return Crossfade(start: starts[best] - reach, length: length, correlation: correlation(a, b, range))
  }

  private static func energy(_ sound: StereoBuffer) -> Double {
    sound.left.reduce(0) { $0 + Double($1 * $1) } + sound.right.reduce(0) { $0 + Double($1 * $1) }
  }

  private static func difference(_ a: StereoBuffer, _ b: StereoBuffer, _ range: Range<Int>) -> Double {
    var sum = 0.0
    for i in range {
      let (l, r) = (Double(a.left[i] - b.left[i]), Double(a.right[i] - b.right[i]))
      sum += l * l + r * r
    }
    return sum
  }

  private static func correlation(_ a: StereoBuffer, _ b: StereoBuffer, _ range: Range<Int>) -> Double {
    var (aa, bb, ab) = (0.0, 0.0, 0.0)
    for i in range {
      let (al, ar, bl, br) = (Double(a.left[i]), Double(a.right[i]), Double(b.left[i]), Double(b.right[i]))
      aa += al * al + ar * ar
      bb += bl * bl + br * br
      ab += al * bl + ar * br
    }
    return aa > 0 && bb > 0 ? ab / (aa * bb).squareRoot() : 0
  }
}
