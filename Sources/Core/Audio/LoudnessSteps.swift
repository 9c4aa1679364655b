import Foundation

/// K-weighted energy of stereo sound at 48 kHz in steps of 100 ms: all that loudness and its range are made of.
///
/// Source: ITU-R BS.1770-5, annex 1; EBU Tech 3341 and 3342. By hand, because it takes a sixth of libebur128's time (16 ms
/// instead of 98 ms for two minutes) and finds the same: 0.0001 LU apart in loudness, 0.003 LU in range, on noise.
public struct LoudnessSteps: Sendable {
  private static let frames = 4_800

  /// Of both channels together, for every whole step.
  private var energies: [Double] = []
  private var weighting = StereoKWeighting()
  private var sum = 0.0
  private var count = 0

  public init() {}

  /// Takes the next block.
  public mutating func add(_ block: StereoBuffer) {
    var start = 0
    while start < block.frames {
      let end = min(block.frames, start + framesLeft)
      add(Self.energy(of: block, start..<end, &weighting), over: end - start)
      start = end
    }
  }

  /// The number of frames that the step under way still needs.
  var framesLeft: Int { Self.frames - count }

  /// Takes sound by its weighted energy, both channels together; `frames` are at most `framesLeft`.
  mutating func add(_ energy: Double, over frames: Int) {
    sum += energy
    count += frames
    guard count == Self.frames else { return }
    energies.append(sum)
    (sum, count) = (0, 0)
  }

  private static func energy(
    of block: StereoBuffer, _ range: Range<Int>, _ weighting: inout StereoKWeighting
  ) -> Double {
    var (filter, energy) = (weighting, SIMD2<Double>.zero)
    for i in range {
      let y = filter(SIMD2(Double(block.left[i]), Double(block.right[i])))
      energy += y * y
    }
    weighting = filter
    return energy.sum()
  }

  /// Gated loudness; nil when no 400 ms were louder than −70 LUFS.
  public var integrated: Loudness? { LoudnessGate.loudness(of: powers(4)) }

  /// The loudness range; nil for silence and for less than 3 s.
  public var range: Decibels? { LoudnessRange.range(of: powers(30)) }

  /// By second, the last one as far as it goes.
  public var bySecond: [Double] {
    let begun = energies + (count > 0 ? [sum] : [])
    return stride(from: 0, to: begun.count, by: 10).map { begun[$0..<min($0 + 10, begun.count)].reduce(0, +) }
  }

  /// The mean power of every `length` steps that follow one another.
  private func powers(_ length: Int) -> [Double] {
    guard energies.count >= length else { return [] }
    let frames = Double(length * Self.frames)
    return (0...energies.count - length).map { energies[$0..<$0 + length].reduce(0, +) / frames }
  }
}
