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
