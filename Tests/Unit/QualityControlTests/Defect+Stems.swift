import Analysis
import Audio
import Foundation
import QualityControl
import TestSupport

extension Defect {
  static let ofStems = [
    Defect("one sample of a stem off by one step", finds: "stem_sum") { $0.stems[2].samples.block.right[480_000] += 1 },
    Defect("a missing stem", finds: "stem_sum") { $0.stems.removeLast() },
    Defect("an empty stem", finds: "stem_content") { clean in
      clean.stems[1].samples = MemoryPCM(sumOf: [clean.stems[1].samples, clean.stems[2].samples])
      clean.stems[2].samples = MemoryPCM(StereoBuffer(frames: clean.facts.frames))
    },
    Defect("a stem that falls silent after four seconds", finds: "stem_content") { clean in
      clean.move(192_000..<clean.facts.frames, from: 2, to: 1)
    },
    Defect("a stem that goes on where it should be silent", finds: "stem_silence") {
      $0.expected.stems["03-chords"]?.sounding = [TimeRange(start: 0, end: 10)]
    },
    Defect("a stem that begins too early", finds: "stem_silence") {
      $0.expected.stems["02-bass"]?.sounding = [TimeRange(start: 6, end: 20)]
    },
    Defect("stems that are too high and cancel each other", finds: "stem_headroom") { clean in
      for i in -240..<240 {
        let bump = Int32(0.3 * 0x80_0000 * (1 + cos(.pi * Double(i) / 240)))
        for (stem, sign) in [(0, Int32(1)), (1, -1)] {
          let grown = clean.stems[stem].samples.block.left[200_000 + i] + sign * bump * 2
          clean.stems[stem].samples.block.left[200_000 + i] = max(-0x80_0000, min(0x7f_ffff, grown))
        }
        let sum = clean.stems.reduce(Int32(0)) { $0 + $1.samples.block.left[200_000 + i] }
        clean.master.block.left[200_000 + i] = sum
      }
    },
    Defect("a hole in one stem that the others hide", finds: "dropouts") { $0.move(400_000..<402_000, from: 2, to: 1) },
  ]
}

extension CleanDelivery {
  /// Takes a stretch out of one stem and gives it to another, so that the sum stays.
  fileprivate mutating func move(_ frames: Range<Int>, from giver: Int, to taker: Int) {
    for i in frames {
      stems[taker].samples.block.left[i] += stems[giver].samples.block.left[i]
      stems[taker].samples.block.right[i] += stems[giver].samples.block.right[i]
      (stems[giver].samples.block.left[i], stems[giver].samples.block.right[i]) = (0, 0)
    }
  }
}
