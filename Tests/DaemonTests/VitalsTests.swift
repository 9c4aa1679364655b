import Settings
import Testing

@testable import Daemon

@Suite struct VitalsTests {
  private let vitals = Vitals(patience: .init(watchdog: .seconds(180), Settings()))
  private let start = SuspendingClock.now

  private func overdue(after seconds: Double) -> [Vitals.Part] { vitals.overdue(at: start + .seconds(seconds)) }

  @Test func `a loop that is silent for two thirds of the watchdog's time is overdue, until it beats again`() {
    vitals.beat(.inbox, at: start)
    vitals.beat(.scheduler, at: start + .seconds(60))
    #expect(overdue(after: 120).isEmpty)
    #expect(overdue(after: 121) == [.inbox])
    vitals.beat(.inbox, at: start + .seconds(121))
    #expect(overdue(after: 122).isEmpty)
  }

  @Test func `a job may be silent for a quarter of an hour, and longer where a language model may take longer`() {
    vitals.beat(.job("a"), at: start)
    #expect(overdue(after: 900).isEmpty)
    #expect(overdue(after: 901) == [.job("a")])
    var settings = Settings()
    settings.languageModel.timeout = .seconds(600)
    settings.languageModel.repeats = 3
    #expect(Vitals.Patience(watchdog: nil, settings).jobs == .seconds(4800))
  }

  @Test func `nothing is expected of what has ended or never began`() {
    #expect(overdue(after: 1e6).isEmpty)
    vitals.beat(.watcher, at: start)
    vitals.end(.watcher)
    #expect(overdue(after: 1e6).isEmpty)
  }

  @Test func `a loop sleeps so briefly that it can beat three times in its patience`() {
    #expect(vitals.longestSleep == .seconds(40))
  }
}
