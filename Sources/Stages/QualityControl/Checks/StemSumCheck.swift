import Signal

/// Whether the integer sum of the stems is the master, sample for sample.
enum StemSumCheck {
  static func run(master: any PCMSource, stems: [DeliveredStem]) throws -> Check {
    var residue = Residue()
    var start = 0
    let frames = max(master.frameCount, stems.map(\.samples.frameCount).max() ?? 0)
    while start < frames {
      let range = start..<min(start + 65_536, frames)
      var difference = try padded(master, range)
      for stem in stems {
        let block = try padded(stem.samples, range)
        subtract(block.left, from: &difference.left)
        subtract(block.right, from: &difference.right)
      }
      residue.add(difference, at: start)
      start = range.upperBound
    }
    return check(residue, stems: stems.count, frames: frames)
  }

  private static func check(_ residue: Residue, stems: Int, frames: Int) -> Check {
    let at = residue.first.map { SampleRate.standard.time(of: $0).value }
    let detail =
      if let at {
        "The sum of \(stems) stems differs from the master by up to \(residue.largest) steps in "
          + "\(residue.count) frames, first at \(number(at)) s."
      } else {
        "The sum of \(stems) stems equals the master in all \(frames) frames."
      }
    return Check(
      "stem_sum", residue.first == nil ? .pass : .fail, value: .number(Double(residue.largest)), unit: "steps",
      target: .number(0), tolerance: 0, detail: detail, at: at)
  }

  /// The frames in `range`, with zeros after the end.
  private static func padded(_ source: any PCMSource, _ range: Range<Int>) throws -> PCMBlock {
    var block = try source.readPCM(range.clamped(to: 0..<source.frameCount))
    block.left += repeatElement(0, count: range.count - block.left.count)
    block.right += repeatElement(0, count: range.count - block.right.count)
    return block
  }

  // Two hostile files may differ by more than 32 bits; what wraps around is still not 0.
  private static func subtract(_ samples: [Int32], from difference: inout [Int32]) {
    for i in samples.indices { difference[i] &-= samples[i] }
  }
}

/// What is left when the stems are taken from the master.
private struct Residue {
  var largest: UInt32 = 0
  /// Frames in which something is left.
  var count = 0
  /// The first of them.
  var first: Int?

  mutating func add(_ block: PCMBlock, at start: Int) {
    for i in block.left.indices where block.left[i] != 0 || block.right[i] != 0 {
      count += 1
      first = first ?? start + i
      largest = max(largest, block.left[i].magnitude, block.right[i].magnitude)
    }
  }
}
