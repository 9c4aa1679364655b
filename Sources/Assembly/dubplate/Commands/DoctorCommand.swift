import ArgumentParser
import Foundation
import Settings

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Look at what is configured, reachable and writable, and say how to mend it.",
    usage: "dubplate doctor [<options>]",
    discussion: """
      Changes nothing, and may be asked while the daemon works: as the user that runs it. Leaves with 1 when there is a \
      problem.

      Example: what a service stands on
        dubplate doctor --root /srv/dubplate
      """)

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var options: GlobalOptions

  func run() async throws {
    let findings = await findings()
    let isHealthy = !findings.contains { $0.state == .problem }
    if json {
      try StandardOutput.print(DoctorReport(healthy: isHealthy, findings: findings))
    } else {
      for finding in findings { print(finding.line) }
    }
    if !isHealthy { throw ExitCode(Failure.Code.failed.rawValue) }
  }

  /// Settings that are wrong are a finding like others, and the only one.
  private func findings() async -> [DoctorFinding] {
    do {
      let settings = try options.settings()
      let doctor = Doctor(
        settings, paths: options.paths(settings), environment: ProcessInfo.processInfo.environment,
        catalogue: try options.catalogue())
      return [DoctorFinding(settingsFrom: options.file)] + (await doctor.examine())
    } catch {
      return DoctorFinding.problems(error, at: "settings")
    }
  }

  private struct DoctorReport: Encodable {
    let healthy: Bool
    let findings: [DoctorFinding]
  }
}

extension DoctorFinding {
  fileprivate var line: String {
    let words = "\(state.rawValue.padded(toColumns: 9))\(location): \(finding)"
    return remedy.map { "\(words)\n\("".padded(toColumns: 9))→ \($0)" } ?? words
  }
}
