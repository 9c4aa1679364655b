import ClipRendering
import HTTP
import Synchronization

/// Which version of a model is meant: asked for once where the settings leave it open.
final class ModelVersion: Sendable {
  private let model: String
  private let access: ServiceAccess
  private let known: Mutex<String?>

  init(_ model: String, _ access: ServiceAccess) {
    self.model = model
    self.access = access
    // `owner/name:64hex` and `64hex` are definite; the API takes both.
    known = Mutex(model.contains(":") || !model.contains("/") ? model : nil)
  }

  /// The model as the API wants it in `version`.
  func resolved() async throws -> String {
    if let version = known.withLock({ $0 }) { return version }
    let parts = model.split(separator: "/").map(String.init)
    guard parts.count == 2, parts.allSatisfy(ServiceAccess.isSound) else {
      throw access.failure(.misconfigured, "\"\(model.prefix(100))\" is no model: owner/name or owner/name:version")
    }
    let document = try await access.ask(try access.request(.get, "models/\(parts[0])/\(parts[1])"))
    // Official models have no versions that can be asked for; they go by their name.
    let version = document["latest_version"]?["id"]?.text.map { "\(model):\($0)" } ?? model
    known.withLock { $0 = version }
    return version
  }
}
