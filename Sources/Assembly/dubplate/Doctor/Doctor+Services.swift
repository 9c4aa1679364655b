import ClipRendering
import ClipServices
import Daemon
import Diagnostics
import Foundation
import HTTP
import Production
import Settings

/// The services that make sound besides the engine.
extension Doctor {
  func services() async -> [DoctorFinding] {
    var findings: [DoctorFinding] = []
    for (name, service) in settings.services.sorted(by: { $0.key < $1.key }) {
      findings.append(await look(at: service, named: name))
    }
    let (standard, separator) = (settings.backends.standard, settings.backends.separator)
    for (key, name) in [("default", standard), ("separator", separator)] where !isKnown(name) {
      findings.append(
        DoctorFinding(
          .problem, "backends.\(key)", "there is no service \"\(name)\"", remedy: "describe it below services"))
    }
    return findings
  }

  private func isKnown(_ name: String) -> Bool {
    ["", Backends.embedded].contains(name) || settings.services[name] != nil
  }

  private func look(at service: ServiceSettings, named name: String) async -> DoctorFinding {
    let location = "service \(name) (\(service.kind?.name ?? ""))"
    var alone = settings
    alone.services = [name: service]
    alone.backends = Settings().backends
    do {
      _ = try Backends(
        alone, environment: environment, state: paths.state, by: ServiceLimiter(alone.serviceLimits))
    } catch {
      let diagnosis = Diagnosis.all(of: error, at: location)[0]
      return DoctorFinding(.problem, location, "\(diagnosis.location) \(diagnosis.finding)", remedy: diagnosis.remedy)
    }
    switch service.probe {
    case .program(let path): return program(path, at: location)
    case .server(let address): return await server(address, at: location)
    case nil: return DoctorFinding(.ok, location, "has a key; it is not asked, for that may cost something")
    }
  }

  private func program(_ path: String, at location: String) -> DoctorFinding {
    FileManager.default.isExecutableFile(atPath: path)
      ? DoctorFinding(.ok, location, "\(path) is there")
      : DoctorFinding(
        .problem, location, "\(path) is not there or cannot be run", remedy: "install it, or name another one")
  }

  /// Whatever it answers, it is there; that its model can be used shows with the first clip.
  private func server(_ address: WebAddress, at location: String) async -> DoctorFinding {
    var request = HTTPRequest(.get, address)
    request.timeouts.connect = .seconds(5)
    request.timeouts.firstByte = .seconds(5)
    do {
      _ = try await HTTPClient(proxies: Proxies(environment: environment)).send(request)
      return DoctorFinding(.ok, location, "\(address) answers")
    } catch {
      let diagnosis = Diagnosis.all(of: error, at: location)[0]
      return DoctorFinding(
        .problem, location, "\(address) does not answer: \(diagnosis.finding)",
        remedy: "start it; jobs that need it wait until then")
    }
  }
}
