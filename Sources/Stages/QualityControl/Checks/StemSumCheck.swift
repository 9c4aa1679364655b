import Audio

/// Whether the integer sum of the stems is the master, sample for sample.
enum StemSumCheck {
  static func run(_ heard: StemListening) -> Check {
    let (residue, stems) = (heard.residue, heard.stems.count)
    let at = residue.first.map { SampleRate.standard.time(of: $0).value }
    let detail =
      if let at {
        "The sum of \(stems) stems differs from the master by up to \(residue.largest) steps in "
          + "\(residue.count) frames, first at \(place(at))."
      } else {
        "The sum of \(stems) stems equals the master in all \(heard.frames) frames."
      }
    return Check(
      "stem_sum", residue.first == nil ? .pass : .fail, value: .number(Double(residue.largest)), unit: "steps",
      target: .number(0), tolerance: 0, detail: detail, at: at)
  }
}

/// What is left when the stems are taken from the master.
struct Residue {
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
