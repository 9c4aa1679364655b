import Audio

extension CheckDefinition {
  /// The largest difference between the master and the integer sum of the stems; left out without stems.
  static let stemSum = CheckDefinition("stem_sum", title: "Stem sum", unit: "steps", repair: .anotherSong) {
    measured, _ in measured.stems.map { StemSumCheck.run($0.residue, stems: $0.stems.count, frames: $0.frames) }
  }
}

enum StemSumCheck {
  static func run(_ residue: StemSumResidue, stems: Int, frames: Int) -> CheckResult {
    let at = residue.first.map { SampleRate.standard.time(of: $0) }
    let detail =
      if let at {
        "The sum of \(stems) stems differs from the master by up to \(residue.largest) steps in "
          + "\(residue.count) frames, first at \(timestamp(at))."
      } else {
        "The sum of \(stems) stems equals the master in all \(frames) frames."
      }
    return CheckResult(
      .stemSum, at == nil ? .pass : .fail, value: .number(Double(residue.largest)), target: .number(0), tolerance: 0,
      detail: detail, at: at)
  }
}

/// The difference between a master and the sum of its stems.
struct StemSumResidue: Sendable {
  /// In steps of the integers.
  private(set) var largest: UInt32 = 0
  /// The number of frames with a difference.
  private(set) var count = 0
  /// The first of them.
  private(set) var first: Int?

  mutating func add(_ difference: PCMBlock, at start: Int) {
    for i in difference.left.indices where difference.left[i] != 0 || difference.right[i] != 0 {
      count += 1
      first = first ?? start + i
      largest = max(largest, difference.left[i].magnitude, difference.right[i].magnitude)
    }
  }
}
