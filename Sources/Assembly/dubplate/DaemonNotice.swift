import DropFolder
import JobStore
import Settings

/// Tells those who look at jobs whether anybody works on them.
struct DaemonNotice {
  private let state: String

  init(_ options: GlobalOptions) throws { state = options.paths(try options.settings()).state }

  /// Says on the error stream that nobody does, when some of `jobs` have not ended.
  func tell(of jobs: [Job]) {
    let open = jobs.count { !$0.state.isFinal }
    guard open > 0, (try? InstanceLock.holder(ofState: state)) == .some(nil) else { return }
    let words = open == 1 ? "1 job has" : "\(open) jobs have"
    Console.printError("no daemon runs, and \(words) not ended: dubplate run works on them")
  }
}
