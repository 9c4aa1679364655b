@testable import JobStore

extension Job {
  /// A job as the database may hold it.
  static func example(
    _ id: String = "a", _ state: JobState = .queued, priority: Int = 0, attempt: Int = 0, starts: Int = 0,
    crashes: Int = 0, awaits: String? = nil, name: String? = nil
  ) -> Job {
    Job(
      id: id, name: name ?? id, droppedName: Array("\(id).json".utf8), ticket: [], ticketSHA256: "", priority: priority,
      createdAt: "then", state: state, stage: nil, progress: 0, attempt: attempt, starts: starts, crashes: crashes,
      updatedAt: "then", reason: nil, awaits: awaits, resultPath: nil, outcome: nil)
  }
}

/// Numbers that a seed determines: SplitMix64, after Steele, Lea and Flood, *Fast Splittable Pseudorandom Number
/// Generators* (2014).
struct SeededNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = state
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }

  /// 0 ..< `bound`.
  mutating func next(below bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// True once in so many times.
  mutating func happens(onceIn times: Int) -> Bool { next(below: times) == 0 }

  mutating func pick<Value>(_ values: [Value]) -> Value? {
    values.isEmpty ? nil : values[next(below: values.count)]
  }
}

extension Job {
  /// The job after `event`, as the database has it; nil when the event cannot happen.
  func after(_ event: JobEvent) -> Job? { state.after(event).map { changed(by: event, to: $0, at: "now") } }
}
