import ClipServices
import Testing

@testable import Daemon
@testable import Production

@Suite struct StatusSummaryTests {
  private let status = StatusSummary()
  private static let idle = "watching the inbox; 0 delivered, 0 failed since the start"

  @Test func `a daemon without work watches the inbox`() { #expect(status.line == Self.idle) }

  @Test func `jobs at work are named with their stage, in the order of their names`() {
    status.note(.progress(name: "b", JobProgress(.mix, attempt: 1, share: 0)))
    status.note(.progress(name: "a", JobProgress(.master, attempt: 1, share: 0.5)))
    #expect(status.line == "a: master 78 %; b: mix 62 %; 0 delivered, 0 failed since the start")
  }

  @Test func `what has ended is counted`() {
    status.note(.progress(name: "a", JobProgress(.mix, attempt: 1, share: 0)))
    status.note(.delivered(name: "a", folder: "/out/a", seconds: 1))
    status.note(.failed(name: "b", problems: [], folder: "/failed/b"))
    status.note(.refused(name: "c", problems: [], folder: "/failed/c"))
    status.note(.accepted(name: "d"))
    #expect(status.line == "watching the inbox; 1 delivered, 2 failed since the start")
  }

  @Test func `deliveries that lack something that was asked are counted`() {
    status.note(.delivered(name: "a", folder: "/out/a", seconds: 1))
    status.note(
      .delivered(
        name: "b", folder: "/out/b", seconds: 1, verdict: "Made, but 1 of 2 wishes was not kept",
        shortcomings: ["\"dark\": bright."]))
    #expect(
      status.line
        == "watching the inbox; 2 delivered (1 with wishes that were not kept), 0 failed since the start")
  }

  @Test func `a held job tells why, until it works again`() {
    status.note(.held(name: "b", reason: "the disk is full"))
    status.note(.held(name: "a", reason: "the share is away"))
    #expect(status.line == "2 held, a: the share is away; 0 delivered, 0 failed since the start")
    status.note(.progress(name: "a", JobProgress(.parse, attempt: 1, share: 0)))
    #expect(status.line == "a: parse 0 %; 1 held, b: the disk is full; 0 delivered, 0 failed since the start")
  }

  @Test func `trouble with folders comes first and goes with its cause`() {
    status.setInboxTrouble("is away")
    status.setSilentFolder("/nas/inbox")
    #expect(
      status.line
        == "/nas/inbox does not answer; waiting for it; inbox: is away; 0 delivered, 0 failed since the start")
    status.setSilentFolder(nil)
    status.setInboxTrouble(nil)
    #expect(status.line == Self.idle)
  }
}

@Suite struct OrderWaitsTests {
  private var waits = OrderWaits()

  @Test mutating func `what a job waits for is what the first order that is held up waits for`() {
    #expect(waits.words == nil)
    waits.set(OrderWait(service: "flux"), of: "1")
    #expect(waits.words == "flux, which makes a clip")
    waits.set(OrderWait(service: "flux"), of: "2")
    #expect(waits.words == "flux, which makes 2 clips")
    waits.set(OrderWait(service: "wave", reason: "waits for gpu"), of: "3")
    #expect(waits.words == "wave waits for gpu")
    waits.set(OrderWait(service: "wave"), of: "3")
    #expect(waits.words == "flux, which makes 3 clips", "the order in which they began")
  }

  @Test mutating func `an order that waits no more is forgotten, also one that never did`() {
    waits.set(OrderWait(service: "flux"), of: "1")
    waits.set(nil, of: "1")
    waits.set(nil, of: "2")
    #expect(waits.words == nil)
  }
}
