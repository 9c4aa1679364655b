import ClipServices
import JobStore
import System

/// The daemon's figures in Prometheus' text format, for a collector that reads files, such as the node exporter's.
///
/// Source of the format: Prometheus documentation, *Exposition formats*, text-based format 0.0.4.
enum Metrics {
  private typealias Sample = (labels: [(String, String)], value: Double)

  static func text(jobs: [JobState: Int], services: [ServiceState]) -> String {
    let states = JobState.allCases.map { state -> Sample in ([("state", state.rawValue)], Double(jobs[state] ?? 0)) }
    func perService(_ value: (ServiceState) -> Double) -> [Sample] {
      services.map { ([("service", $0.service), ("slot", $0.slot)], value($0)) }
    }
    let families: [(name: String, help: String, samples: [Sample])] = [
      ("jobs", "Jobs by state.", states),
      (
        "slot_places", "How many clips may be made at a time in the slot of the service.",
        perService { Double($0.places) }
      ),
      ("slot_places_taken", "How many places of that slot are taken.", perService { Double($0.leasedPlaces) }),
      ("clips_under_way", "Clips that the service makes.", perService { Double($0.underWay) }),
      ("clips_waiting", "Clips that wait for the service.", perService { Double($0.waiting) }),
      ("clips_today", "Clips ordered since midnight, UTC.", perService { Double($0.callsToday) }),
      ("cost_today", "What they cost, in the unit of the service's price.", perService { $0.costToday }),
      ("service_open", "1 where the service may be asked, 0 while it is left alone.", perService { $0.isOpen ? 1 : 0 }),
    ]
    return families.filter { !$0.samples.isEmpty }.map { family in
      let lines = family.samples.map { "dubplate_\(family.name){\(labels($0.labels))} \(number($0.value))" }
      return (["# HELP dubplate_\(family.name) \(family.help)", "# TYPE dubplate_\(family.name) gauge"] + lines)
        .joined(separator: "\n") + "\n"
    }.joined()
  }

  private static func labels(_ labels: [(String, String)]) -> String {
    labels.map { "\($0)=\"\(escaped($1))\"" }.joined(separator: ",")
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }
}
