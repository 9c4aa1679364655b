import Foundation
import Glibc
import JobStore
import ServiceLifecycle
import ServiceManager
import Settings

/// Tells the service manager that the daemon stops, and sees to it that it does.
struct StopService: Service {
  let house: Installation

  func run() async throws {
    try? await gracefulShutdown()
    house.manager?.tell(.stopping)
    let limit = house.settings.work.stopWithin / .seconds(1)
    Thread.detachNewThread {
      // The process usually ends long before: jobs at work are told to stop, and stages look up several times a second.
      Thread.sleep(forTimeInterval: limit)
      house.abandonWork()
      _exit(0)
    }
  }
}

extension Installation {
  /// Gives the jobs back whose stages do not stop, so that they begin anew at the next start and count no death.
  ///
  /// A stage that went on could no longer publish anything: what it knows of its job is out of date then.
  func abandonWork() {
    for job in (try? store.reader.jobs(in: [.running, .publishing])) ?? [] {
      _ = try? store.apply(.giveBack, to: job, at: circumstances.time())
    }
  }
}
