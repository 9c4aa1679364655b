import Audio
import ClipRendering
import Foundation
import HTTP
import Synchronization
import TestSupport

/// Where a source is tried: a folder of its own, a client that waits without waiting, and what it waited.
public final class ClipBench: Sendable {
  /// What no message, receipt or file may show.
  public static let key = "k-123456789-secret"

  public let folder: String
  private let pauses = Mutex<[Duration]>([])
  private let servers = Mutex<[ScriptedServer]>([])
  private let time = Mutex(1_800_000_000.0)

  public init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "clips-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  public var waited: [Double] { pauses.withLock { $0.map { $0 / .seconds(1) } } }

  /// Time passes only by waiting.
  public var clock: RetryClock {
    RetryClock(
      pause: { [self] pause in
        try Task.checkCancellation()
        pauses.withLock { $0.append(pause) }
        time.withLock { $0 += pause / .seconds(1) }
        await Task.yield()
      }, now: { [self] in time.withLock { $0 } })
  }

  public var client: RetryingClient {
    RetryingClient(HTTPClient(), policy: RetryPolicy(), clock: clock)
  }

  /// Lets time pass.
  public func advance(_ seconds: Double) { time.withLock { $0 += seconds } }

  public var key: Secret? { Secret(Self.key) }

  /// Keeps a server up until the test is over; it would end with its last mention.
  public func hold(_ server: ScriptedServer) { servers.withLock { $0.append(server) } }

  /// The files in the folder, with those that nobody should see.
  public var files: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted() }

  /// A file in the folder with these bytes.
  public func file(_ name: String, _ bytes: [UInt8]) -> String {
    let path = "\(folder)/\(name)"
    _ = FileManager.default.createFile(atPath: path, contents: Data(bytes))
    return path
  }

  public func request(_ task: ClipTask = .song, id: String = "job-1_a") -> ClipRequest {
    ClipRequest(id: id, task, words: "warm lo-fi \"house\" ✓", duration: .s(12), seed: Seed(41))
  }

  /// The failure that `work` throws; nil if it throws none, and other errors are thrown on.
  public func failure<Result>(of work: () async throws -> Result) async throws -> ClipFailure? {
    do {
      _ = try await work()
      return nil
    } catch let failure as ClipFailure {
      return failure
    }
  }
}
