import Testing

@testable import HTTP

@Suite struct TransferWatchTests {
  private let timeouts = HTTPTimeouts(
    connect: .seconds(10), firstByte: .seconds(60), slow: .seconds(30), slowest: 100, total: .seconds(500))

  private func position(_ isConnected: Bool, _ sent: Int, _ received: Int) -> TransferWatch.Position {
    .init(isConnected: isConnected, sent: sent, received: received)
  }

  @Test func `connecting has its own limit`() {
    var watch = TransferWatch(timeouts)
    #expect(watch.overrun(at: .seconds(9), position(false, 0, 0)) == nil)
    #expect(watch.overrun(at: .seconds(10), position(false, 0, 0)) == .connect)
  }

  @Test func `waiting for the first byte counts from the last byte sent`() {
    var watch = TransferWatch(timeouts)
    #expect(watch.overrun(at: .seconds(5), position(true, 0, 0)) == nil)
    #expect(watch.overrun(at: .seconds(64), position(true, 1000, 0)) == nil)
    #expect(watch.overrun(at: .seconds(123), position(true, 1000, 0)) == nil)
    #expect(watch.overrun(at: .seconds(124), position(true, 1000, 0)) == .firstByte)
  }

  @Test func `slowness is measured over its whole window`() {
    var watch = TransferWatch(timeouts)
    #expect(watch.overrun(at: .seconds(1), position(true, 0, 1)) == nil)
    #expect(watch.overrun(at: .seconds(31), position(true, 0, 3001)) == nil)
    #expect(watch.overrun(at: .seconds(60), position(true, 0, 3001)) == nil)
    #expect(watch.overrun(at: .seconds(61), position(true, 0, 6000)) == .slow)
  }

  @Test func `the whole exchange is limited whatever happens`() {
    var watch = TransferWatch(timeouts)
    #expect(watch.overrun(at: .seconds(500), position(true, 0, 1 << 20)) == .total)
  }
}
