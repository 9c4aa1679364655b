import Diagnostics
import Genres
import ServiceLifecycle
import Settings
import System
import UnixSignals

/// Reads the settings again and looks at the inbox whenever SIGHUP comes; what is watched stays watched.
struct ReloadService: Service {
  /// Reads what a new start would begin with.
  typealias Reader = @Sendable () throws -> (Settings, GenreCatalogue)

  let house: Installation
  let read: Reader
  let signals: UnixSignalsSequence
  /// Rung when the inbox should be looked at.
  let look: Bell

  func run() async throws {
    for await _ in signals.cancelOnGracefulShutdown() {
      house.manager?.tell(.reloading)
      await reload()
      await look.ring()
      house.manager?.tell(.ready)
    }
  }

  /// Settings that are wrong are told, and the ones before stay.
  private func reload() async {
    do {
      let (settings, catalogue) = try read()
      let late = try await house.take(settings, catalogue)
      house.observe(.reloaded(afterRestart: late))
    } catch {
      house.observe(.trouble(Diagnosis.all(of: error, at: "settings")))
    }
  }
}
