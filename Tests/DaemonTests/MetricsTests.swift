import JobStore
import Testing

@testable import ClipServices
@testable import Daemon

@Suite struct MetricsTests {
  @Test func `the figures are lines of Prometheus' text format`() {
    let service = ServiceState(
      service: "a \"quoted\" \\ name", slot: "gpu", places: 2, leasedPlaces: 1, underWay: 1, waiting: 3, callsToday: 12,
      costToday: 0.25, isOpen: false)
    let text = Metrics.text(jobs: [.queued: 3, .failed: 1], services: [service])
    let labels = #"{service="a \"quoted\" \\ name",slot="gpu"}"#
    for line in [
      "# TYPE dubplate_jobs gauge", #"dubplate_jobs{state="queued"} 3"#, #"dubplate_jobs{state="failed"} 1"#,
      #"dubplate_jobs{state="running"} 0"#, "dubplate_slot_places\(labels) 2", "dubplate_slot_places_taken\(labels) 1",
      "dubplate_clips_under_way\(labels) 1", "dubplate_clips_waiting\(labels) 3", "dubplate_clips_today\(labels) 12",
      "dubplate_cost_today\(labels) 0.25", "dubplate_service_open\(labels) 0",
    ] {
      #expect(text.split(separator: "\n").contains { $0 == line }, "\(line) in \(text)")
    }
    #expect(text.hasSuffix("\n"), "the format asks for it")
  }

  @Test func `without services there are only the jobs`() {
    let names = Metrics.text(jobs: [:], services: []).split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(names.count == JobState.allCases.count && names.allSatisfy { $0.hasPrefix("dubplate_jobs{") })
  }
}
