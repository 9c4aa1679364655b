import Audio

/// Integers in memory, as a file would hold them.
public struct MemoryPCM: PCMSource {
  public var block: PCMBlock
  public var frameCount: Int { block.left.count }

  public func readPCM(_ range: Range<Int>) -> PCMBlock {
    PCMBlock(left: Array(block.left[range]), right: Array(block.right[range]))
  }

  /// What the integers sound like.
  public var sound: StereoBuffer {
    StereoBuffer(left: block.left.map { Float($0) / 0x80_0000 }, right: block.right.map { Float($0) / 0x80_0000 })
  }

  /// 24-bit integers.
  public init(_ sound: StereoBuffer) {
    let written = { (samples: [Float]) in
      samples.map { Int32(max(-0x80_0000, min(0x7f_ffff, ($0 * 0x80_0000).rounded()))) }
    }
    block = PCMBlock(left: written(sound.left), right: written(sound.right))
  }

  /// The sum of `parts`.
  public init(sumOf parts: [MemoryPCM]) {
    block = parts[0].block
    for part in parts.dropFirst() {
      for i in block.left.indices {
        block.left[i] += part.block.left[i]
        block.right[i] += part.block.right[i]
      }
    }
  }
}
