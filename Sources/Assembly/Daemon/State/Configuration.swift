import ClipServices
import Genres
import JobEngine
import Production
import Settings
import Synchronization

/// Settings, and what is made by them: in force until the settings are read again; jobs keep what they began with.
struct Configuration: Sendable {
  let settings: Settings
  let producer: any Producer
  let tickets: JobTicketReader

  /// The times between two looks at folders.
  var intervals: LookIntervals {
    LookIntervals(local: settings.watch.rescan, network: settings.watch.rescanNetwork)
  }
}

/// The configuration in force.
final class Configurations: Sendable {
  /// Makes the producer for settings, and says which backends a ticket may name; throws what is wrong with them.
  typealias ProducerSource =
    @Sendable (Settings, GenreCatalogue) throws -> (producer: any Producer, backends: [String])

  private let makeProducer: ProducerSource
  private let executor: RenderExecutor
  private let limiter: ServiceLimiter
  private let inForce: Mutex<Configuration>

  /// `executor` renders for all producers; its threads end with this object.
  init(
    _ settings: Settings, _ catalogue: GenreCatalogue, executor: RenderExecutor, limiter: ServiceLimiter,
    producers: @escaping ProducerSource
  ) throws {
    (makeProducer, self.executor, self.limiter) = (producers, executor, limiter)
    inForce = Mutex(try Self.configuration(settings, catalogue, producers))
  }

  deinit { executor.stop() }

  var current: Configuration { inForce.withLock { $0 } }

  /// Replaces the configuration; returns the keys that only a new start brings into force.
  ///
  /// Throws, and changes nothing, when the settings cannot be used.
  func replace(by settings: Settings, _ catalogue: GenreCatalogue) async throws -> [String] {
    let next = try Self.configuration(settings, catalogue, makeProducer)
    let late = current.settings.keysBoundToStart(differingFrom: settings)
    await limiter.set(settings.serviceLimits)
    inForce.withLock { $0 = next }
    return late
  }

  private static func configuration(
    _ settings: Settings, _ catalogue: GenreCatalogue, _ makeProducer: ProducerSource
  ) throws -> Configuration {
    let (producer, backends) = try makeProducer(settings, catalogue)
    let library = settings.library.folder
    return Configuration(
      settings: settings, producer: producer,
      tickets: JobTicketReader(catalogue: catalogue, library: library, backends: backends))
  }
}
