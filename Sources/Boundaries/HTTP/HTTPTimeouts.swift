/// How long each part of a transfer may take.
public struct HTTPTimeouts: Sendable, Hashable {
  /// Looking up the name, connecting and agreeing on encryption.
  public var connect: Duration
  /// From the last byte sent to the first one received.
  public var firstByte: Duration
  /// How long the answer may come in slower than `slowest`.
  public var slow: Duration
  /// In bytes per second.
  public var slowest: Int
  /// Everything together; nil for as long as it takes.
  public var total: Duration?

  public init(
    connect: Duration = .seconds(10), firstByte: Duration = .seconds(60), slow: Duration = .seconds(30),
    slowest: Int = 16, total: Duration? = .seconds(120)
  ) {
    self.connect = connect
    self.firstByte = firstByte
    self.slow = slow
    self.slowest = slowest
    self.total = total
  }

  /// A part of a transfer that can take too long.
  public enum Phase: String, Sendable, Hashable, CaseIterable {
    case connect = "connecting"
    case firstByte = "waiting for the answer"
    case slow = "receiving the answer"
    case total = "the whole exchange"
  }

  /// What `phase` may take, zero where there is no limit.
  func limit(of phase: Phase) -> Duration {
    switch phase {
    case .connect: connect
    case .firstByte: firstByte
    case .slow: slow
    case .total: total ?? .zero
    }
  }
}
