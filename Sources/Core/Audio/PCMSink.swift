/// A destination that takes 24-bit stereo integers block after block.
public protocol PCMSink: AnyObject {
  /// Takes the next block.
  func write(_ block: PCMBlock) throws

  /// Forgets everything written so far; the next block is the first.
  func restart() throws
}

/// A sink that keeps the integers in memory.
public final class MemoryPCMSink: PCMSink {
  public private(set) var block = PCMBlock(left: [], right: [])

  public init() {}

  public func write(_ block: PCMBlock) {
    self.block.left += block.left
    self.block.right += block.right
  }

  public func restart() { block = PCMBlock(left: [], right: []) }
}

extension PCMBlock {
  /// The largest and the smallest sample of 24 bits.
  public static let range: ClosedRange<Int32> = -8_388_608...8_388_607

  /// The samples as floating point, full scale being 1.
  public var floats: StereoBuffer {
    StereoBuffer(left: left.map { Float($0) * 0x1p-23 }, right: right.map { Float($0) * 0x1p-23 })
  }
}
