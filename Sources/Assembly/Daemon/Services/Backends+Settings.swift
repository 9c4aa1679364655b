import Audio
import ClipPlanning
import Clips
import Diagnostics
import HTTP
import Limits
import Production
import Settings
import StableAudio

extension Backends {
  /// What the settings name, every order of it going through `limiter`.
  ///
  /// Throws everything that is wrong with the services.
  public init(_ settings: Settings, environment: [String: String], state: String, by limiter: Limiter) throws {
    let client = PatientClient(
      HTTPClient(proxies: Proxies(environment: environment)),
      policy: RetryPolicy(seed: Seed(0).derived(state, "services")))
    var named: [String: ClipBackend] = [:]
    var problems: [Diagnosis] = []
    for (name, service) in settings.services.sorted(by: { $0.key < $1.key }) {
      do {
        let builder = ServiceBuilder(name: name, service: service, environment: environment, client: client)
        named[name] = ClipBackend(service, LimitedSource(try builder.source(), by: limiter))
      } catch {
        problems += Diagnosis.all(of: error, at: "services.\(name)")
      }
    }
    problems += Self.unknown(settings)
    guard problems.isEmpty else { throw Problems(problems) }
    self.init(
      named, standard: settings.backends.standard, fallsBack: settings.backends.fallsBack,
      separator: settings.backends.separator.isEmpty ? nil : settings.backends.separator)
  }

  private static func unknown(_ settings: Settings) -> [Diagnosis] {
    let known = [embedded] + settings.services.keys.sorted()
    let chosen = [("default", settings.backends.standard), ("separator", settings.backends.separator)]
    return chosen.filter { !$0.1.isEmpty && !known.contains($0.1) }.map { key, name in
      Diagnosis(
        code: "settings.not-allowed", place: "backends.\(key)", finding: "there is no service \"\(name)\"",
        remedy: "write one of \(known.joined(separator: ", ")), or describe it below services")
    }
  }
}

extension ClipBackend {
  fileprivate init(_ service: SoundService, _ source: any ClipSource) {
    self.init(source, mayUpload: service.allowUpload, form: ClipForm(rawValue: service.form))
    mostTries = service.tries
    repeatsUncertain = service.repeatUncertain
    patience = service.patience > 0 ? .seconds(service.patience) : nil
  }
}

extension Settings {
  /// What may be asked of each service.
  public var serviceLimits: [String: ServiceLimits] {
    Dictionary(uniqueKeysWithValues: services.map { ($0, limits(of: $1, named: $0)) })
  }

  private func limits(of service: SoundService, named name: String) -> ServiceLimits {
    let own = service.limits
    let isHere = ["ace-step", "cog", "command"].contains(service.kind)
    let slot = !own.slot.isEmpty ? own.slot : isHere ? "gpu" : "api:\(name)"
    let usual = slot == "gpu" ? limits.gpu : limits.api
    var limits = ServiceLimits(
      slot: slot, places: own.atOnce > 0 ? own.atOnce : usual, perMinute: own.perMinute > 0 ? own.perMinute : nil)
    limits.day = .init(calls: own.callsPerDay, cost: own.costPerDay)
    limits.job = .init(calls: own.callsPerJob, cost: own.costPerJob)
    limits.endsWithUs = service.kind == "cog"
    limits.patience = service.patience > 0 ? service.patience : Self.usualPatience(of: service)
    return limits
  }

  /// How long an order that nobody hears of any more may still be at work, in seconds.
  private static func usualPatience(of service: SoundService) -> Double {
    switch service.kind {
    // They answer with the sound, and nobody waits for that any more.
    case "elevenlabs": 900
    case "stable-audio" where service.model != StableAudioSettings.Model.stableAudio3.rawValue: 600
    // It ends orders by itself, as it is told with each.
    case "replicate": 1800
    default: 3600
    }
  }
}

extension ServiceLimits.Budget {
  /// 0 stands for any amount.
  fileprivate init(calls: Int, cost: Double) {
    self.init(calls: calls > 0 ? calls : nil, cost: cost > 0 ? cost : nil)
  }
}
