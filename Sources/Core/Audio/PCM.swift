/// A block of stereo samples as integers of 24 bits, right-justified: −8 388 608 … 8 388 607.
public struct PCMBlock: Sendable, Equatable {
  public var left: [Int32]
  public var right: [Int32]

  /// Both channels, which must have the same length.
  public init(left: [Int32], right: [Int32]) {
    precondition(left.count == right.count, "channels of different lengths")
    self.left = left
    self.right = right
  }

  public var frames: Int { left.count }
}

/// Stereo sound whose exact integers can be read from any place.
public protocol PCMSource: Sendable {
  var frameCount: Int { get }

  /// The frames in `range`, which must lie within `0..<frameCount`.
  func readPCM(_ range: Range<Int>) throws -> PCMBlock
}

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
