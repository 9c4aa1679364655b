import Audio
import ClipRendering
import Diagnostics
import HTTP

extension Backends {
  /// The services that settings describe, by name, every order of theirs going through `limiter`.
  ///
  /// `environment` may hold keys and proxies; `state` tells this program's pauses from those of others. Throws everything
  /// that is wrong with the services, and with the choice of `standard` and `separator` among them.
  public init(
    _ services: [String: ServiceSettings], standard: String = embedded, fallsBack: Bool = false,
    separator: String = "", environment: [String: String], state: String, by limiter: ServiceLimiter
  ) throws {
    let client = RetryingClient(
      HTTPClient(proxies: Proxies(environment: environment)),
      policy: RetryPolicy(seed: Seed(0).derived(state, "services")))
    var named: [String: ClipBackend] = [:]
    var problems: [Diagnosis] = []
    for (name, settings) in services.sorted(by: { $0.key < $1.key }) {
      do {
        let context = ServiceContext(name: name, settings: settings, environment: environment, client: client)
        named[name] = ClipBackend(LimitedSource(try context.source(), by: limiter), context)
      } catch {
        problems += Diagnosis.all(of: error, at: "services.\(name)")
      }
    }
    let known = [Self.embedded] + services.keys.sorted()
    problems += [("default", standard), ("separator", separator)]
      .filter { !$0.1.isEmpty && !known.contains($0.1) }.map { Self.unknown($0, $1, among: known) }
    guard problems.isEmpty else { throw Problems(problems) }
    self.init(named, standard: standard, fallsBack: fallsBack, separator: separator.isEmpty ? nil : separator)
  }

  private static func unknown(_ key: String, _ name: String, among known: [String]) -> Diagnosis {
    Diagnosis(
      code: "settings.not-allowed", location: "backends.\(key)", finding: "there is no service \"\(name)\"",
      remedy: "write one of \(known.joined(separator: ", ")), or describe it below services")
  }
}

extension ClipBackend {
  /// `source` as the settings in `context` want it used.
  fileprivate init(_ source: any ClipSource, _ context: ServiceContext) {
    let settings = context.settings
    self.init(
      source, mayUpload: settings[SharedSettings.allowUpload], form: ClipForm(rawValue: settings[SharedSettings.form]))
    mostTries = settings[SharedSettings.tries]
    repeatsUncertain = settings[SharedSettings.repeatUncertain]
    patience = context.patience
  }
}
