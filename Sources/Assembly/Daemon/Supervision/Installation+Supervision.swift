import DropFolder
import Synchronization
import System

extension Installation {
  /// Who tells the service manager how things stand; nil when nobody wants to know.
  func keepAlive(askWatcher: @escaping @Sendable () -> Void) -> KeepAlive? {
    let folders = [layout.inbox, layout.outbox, layout.failed, layout.archive, layout.queue, layout.state]
    return manager.map {
      KeepAlive(
        $0,
        .init(
          vitals: vitals, board: board, probe: AnswerProbe(folders), askWatcher: askWatcher, observe: observe))
    }
  }

  /// Tells, the first time, that what was left is taken up and the inbox has been looked at, or cannot be for now.
  func isUp() {
    guard !hasComeUp.exchange(true, ordering: .relaxed) else { return }
    manager?.tell(.ready, .status(board.line))
  }
}
