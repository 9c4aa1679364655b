/// Decides which part of a transfer takes too long; it is told the time.
struct TransferWatch {
  /// How far a transfer has come.
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
