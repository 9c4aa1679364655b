import Daemon
import Diagnostics
import Logging
import Synchronization
import Testing

@testable import dubplate

/// The lines about the daemon's events where no terminal shows a bar.
@Suite struct ProgressReporterTests {
  /// Keeps what is logged, as `level message`.
  private struct KeepingHandler: LogHandler {
    let lines: Lines
    var metadata = Logger.Metadata()
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      lines.add("\(event.level) \(event.message)")
    }
  }

  private final class Lines: Sendable {
    private let kept = Mutex<[String]>([])
    var all: [String] { kept.withLock { $0 } }
    func add(_ line: String) { kept.withLock { $0.append(line) } }
  }

  private static func reporter() -> (ConsoleProgress, Lines) {
    let lines = Lines()
    let logger = Logger(label: "test") { _ in KeepingHandler(lines: lines) }
    return (ConsoleProgress(logger: logger, isTerminal: false), lines)
  }

  private static let problem = Diagnosis(code: "a.b", location: "x", finding: "is wrong", remedy: "mend it")

  private static let events: [(DaemonEvent, [String])] = [
    (.accepted(name: "a"), ["info accepted: a"]),
    (.waiting(name: "a", reason: "half written"), ["info waiting: a: half written"]),
    (.held(name: "a", reason: "disk full"), ["info held: a: disk full"]),
    (.retrying(name: "a", reason: "checks failed: key"), ["info again: a: checks failed: key"]),
    (.delivered(name: "a", folder: "/out/a", seconds: 12.34), ["info delivered: a → /out/a  (12.3 s)"]),
    (
      .delivered(
        name: "a", folder: "/out/a", seconds: 1, verdict: "Made, but 1 of 2 wishes was not kept",
        shortcomings: ["\"dark\": 4000 Hz. It should be lower."]),
      [
        "info delivered: a → /out/a  (1.0 s)", "warning words: a: Made, but 1 of 2 wishes was not kept",
        "warning words:   \"dark\": 4000 Hz. It should be lower.",
      ]
    ),
    (
      .failed(name: "a", problems: [problem], folder: "/failed/a"),
      ["error failed: a: \(problem)", "error failed: a → /failed/a"]
    ),
    (.cancelled(name: "a", reason: "asked for", folder: "/archive/a"), ["info cancelled: a → /archive/a: asked for"]),
    (.declined(request: "r", reason: "it is over"), ["warning declined: r: it is over"]),
    (.twin(name: "a", of: "b"), ["info twin: a is the same ticket as b; both are made"]),
    (.reloaded(afterRestart: []), ["info reloaded: the settings"]),
    (
      .reloaded(afterRestart: ["root", "limits.gpu"]),
      ["info reloaded: the settings; root, limits.gpu after a new start"]
    ),
    (.trouble([problem, problem]), ["warning trouble: \(problem)", "warning trouble: \(problem)"]),
    (.firstUse(folder: "/in"), ["info new: /in is used for the first time; what is missing in it is made"]),
    (
      .tidied(announced: ["/f/a"], removed: ["/f/b"]),
      [
        "info announced: /f/a will be deleted, as TO-BE-DELETED.txt in it says",
        "info deleted: /f/b, which was kept for as long as the settings say",
      ]
    ),
  ]

  @Test func `each event is a line that says what happened to what`() {
    for (event, expected) in Self.events {
      let (reporter, lines) = Self.reporter()
      reporter.report(event)
      #expect(lines.all == expected)
    }
  }

  @Test func `what failed is counted, and what was cut off is known by name`() {
    let (reporter, _) = Self.reporter()
    #expect(reporter.failures == 0 && reporter.atWork.isEmpty)
    reporter.report(.refused(name: "a", problems: [Self.problem], folder: "/failed/a"))
    reporter.report(.failed(name: "b", problems: [Self.problem], folder: "/failed/b"))
    reporter.report(.delivered(name: "c", folder: "/out/c", seconds: 1))
    #expect(reporter.failures == 2)
  }
}
