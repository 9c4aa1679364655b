import JobStore

extension GlobalOptions {
  /// Says what became of the jobs that a stop has left, and whether there are any; `command` goes on with them.
  func tellStop(_ console: Console, goingOn command: String) throws -> Bool {
    let (atWork, left) = (console.atWork, try unfinished())
    console.clear()
    guard !atWork.isEmpty, !left.isEmpty else { return false }
    console.say("stopped", "back in the queue, with the stages that were finished: \(atWork.joined(separator: ", "))")
    let count = left.count == 1 ? "1 job waits" : "\(left.count) jobs wait"
    console.say("left", "\(count) in the queue; `\(command)` goes on with that")
    return true
  }

  /// The jobs that have not ended.
  private func unfinished() throws -> [Job] { try jobs().jobs(in: JobState.allCases.filter { !$0.isFinal }) }
}
