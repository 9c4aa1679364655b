import Diagnostics
import Foundation
import Genres
import Glibc
import ServiceLifecycle
import Settings
import System
import UnixSignals

/// The service that reads the settings again and has the inbox looked at whenever SIGHUP comes; what is watched stays
/// watched.
struct ReloadService: Service {
  /// Reads what a new start would begin with.
  typealias Reader = @Sendable () throws -> (Settings, GenreCatalogue)

  let configurations: Configurations
  let manager: ServiceManager?
  let read: Reader
  let hangups: UnixSignalsSequence
  /// Raised when the inbox should be looked at.
  let look: WakeSignal
  let observe: DaemonObserver

  func run() async throws {
    for await _ in hangups.cancelOnGracefulShutdown() {
      manager?.tell(.reloading)
      await reload()
      look.raise()
      manager?.tell(.ready)
    }
  }

  /// Settings that are wrong are told, and the ones before stay.
  private func reload() async {
    do {
      let (settings, catalogue) = try read()
      let late = try await configurations.replace(by: settings, catalogue)
      observe(.reloaded(afterRestart: late))
    } catch {
      observe(.trouble(Diagnosis.all(of: error, at: "settings")))
    }
  }
}

/// The service that tells the service manager that the daemon stops, and sees to it that it does.
struct StopService: Service {
  let records: JobRecords
  let configurations: Configurations
  let manager: ServiceManager?

  func run() async throws {
    try? await gracefulShutdown()
    manager?.tell(.stopping)
    let limit = configurations.current.settings.work.stopWithin / .seconds(1)
    Thread.detachNewThread {
      // The process usually ends long before: jobs at work are told to stop, and stages look up several times a second.
      Thread.sleep(forTimeInterval: limit)
      records.giveBackAtExit()
      _exit(0)
    }
  }
}
