import Foundation
import Glibc
import TestSupport
import Testing

@testable import System

/// Messages as they arrive at a real socket that plays systemd's.
@Suite struct ServiceManagerTests {
  private static let folder = FileManager.default.temporaryDirectory.path
  private static let names = [
    "\(folder)/notify-\(UUID().uuidString.prefix(8))", "@dubplate-test-\(UUID().uuidString.prefix(8))",
  ]

  @Test(arguments: names) func `each message is one datagram in the words of sd_notify`(name: String) throws {
    let listener = try DatagramListener(name)
    let manager = try #require(ServiceManager(environment: ["NOTIFY_SOCKET": name]))
    #expect(manager.watchdog == nil)
    #expect(manager.tell(.ready, .status("one\ntwo")))
    #expect(manager.tell(.keepAlive))
    #expect(manager.tell(.stopping))
    #expect(listener.next() == "READY=1\nSTATUS=one two")
    #expect(listener.next() == "WATCHDOG=1")
    #expect(listener.next() == "STOPPING=1")
  }

  @Test func `a reload is told with the time on the clock that only goes forward`() throws {
    let name = "@dubplate-test-\(UUID().uuidString.prefix(8))"
    let listener = try DatagramListener(name)
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    try #require(ServiceManager(environment: ["NOTIFY_SOCKET": name])).tell(.reloading)
    let lines = listener.next().split(separator: "\n")
    #expect(lines.first == "RELOADING=1")
    let time = try #require(lines.last?.split(separator: "=").last.flatMap { Int($0) })
    #expect(time >= now.tv_sec * 1_000_000 && time < (now.tv_sec + 60) * 1_000_000)
  }

  @Test(arguments: [[:], ["NOTIFY_SOCKET": ""], ["NOTIFY_SOCKET": "relative"], ["NOTIFY_SOCKET": "vsock:2:1234"]])
  func `without a socket there is no service manager`(environment: [String: String]) {
    #expect(ServiceManager(environment: environment) == nil)
  }

  @Test func `a socket that nobody listens to is no reason to stop`() throws {
    let manager = try #require(ServiceManager(environment: ["NOTIFY_SOCKET": "/nowhere/notify"]))
    #expect(!manager.tell(.ready))
  }

  @Test(arguments: [
    (["WATCHDOG_USEC": "180000000"], Duration.seconds(180)), (["WATCHDOG_USEC": "0"], nil),
    (["WATCHDOG_USEC": "soon"], nil), (["WATCHDOG_USEC": "1000", "WATCHDOG_PID": "1"], nil),
    (["WATCHDOG_USEC": "1000", "WATCHDOG_PID": "\(getpid())"], .milliseconds(1)),
  ])
  func `the watchdog's time is taken when it is meant for this process`(
    environment: [String: String], expected: Duration?
  ) throws {
    let environment = environment.merging(["NOTIFY_SOCKET": "@nobody"]) { $1 }
    #expect(try #require(ServiceManager(environment: environment)).watchdog == expected)
  }
}
