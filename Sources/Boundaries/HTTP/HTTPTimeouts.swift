/// The longest time that each part of a transfer may take.
public struct HTTPTimeouts: Sendable, Hashable {
  /// Looking up the name, connecting and agreeing on encryption.
  public var connect: Duration
  /// From the last byte sent to the first one received.
  public var firstByte: Duration
  /// The longest time that the answer may come in slower than `slowest`.
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

  /// The limit of `phase`, zero where there is none.
  func limit(of phase: Phase) -> Duration {
    switch phase {
    case .connect: connect
    case .firstByte: firstByte
    case .slow: slow
    case .total: total ?? .zero
    }
  }
}

/// Decides which part of a transfer takes too long; it is told the time.
struct TransferWatch {
  /// The progress of a transfer.
  struct Position {
    var isConnected: Bool
    /// Bytes of the body.
    var sent: Int
    /// Bytes of head and body.
    var received: Int
  }

  private let timeouts: HTTPTimeouts
  private var sent = -1
  private var lastSending = Duration.zero
  private var mark: (time: Duration, received: Int)?

  init(_ timeouts: HTTPTimeouts) { self.timeouts = timeouts }

  /// The part that has run out at `time` since the start; nil while all is well.
  mutating func overrun(at time: Duration, _ position: Position) -> HTTPTimeouts.Phase? {
    if let total = timeouts.total, time >= total { return .total }
    guard position.isConnected else { return time >= timeouts.connect ? .connect : nil }
    if position.sent > sent {
      sent = position.sent
      lastSending = time
    }
    guard position.received > 0 else { return time - lastSending >= timeouts.firstByte ? .firstByte : nil }
    guard let mark else {
      self.mark = (time, position.received)
      return nil
    }
    guard time - mark.time >= timeouts.slow else { return nil }
    let needed = Double(timeouts.slowest) * ((time - mark.time) / .seconds(1))
    if Double(position.received - mark.received) < needed { return .slow }
    self.mark = (time, position.received)
    return nil
  }
}
