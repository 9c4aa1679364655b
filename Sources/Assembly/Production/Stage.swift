/// A step of a job, in the order in which it passes through them.
public enum Stage: String, Sendable, CaseIterable, Codable {
  case parse, analyze, plan, generate, mix, master, verify, publish

  /// The progress of a job when this stage begins, in percent, by the time that stages usually take.
  public var progressAtStart: Int {
    switch self {
    case .parse: 0
    case .analyze: 1
    case .plan: 4
    case .generate: 5
    case .mix: 62
    case .master: 68
    case .verify: 88
    case .publish: 98
    }
  }

  /// The progress of a job when this stage ends, in percent.
  public var progressAtEnd: Int {
    let all = Self.allCases
    guard let index = all.firstIndex(of: self), index + 1 < all.count else { return 100 }
    return all[index + 1].progressAtStart
  }
}

/// The progress of a job.
public struct JobProgress: Sendable, Equatable {
  public let stage: Stage
  public let attempt: Int
  /// 0…100.
  public let percent: Int

  /// Progress within `stage`, of which `share` is done, 0…1.
  init(_ stage: Stage, attempt: Int, share: Double) {
    self.stage = stage
    self.attempt = attempt
    percent = stage.progressAtStart + Int(share * Double(stage.progressAtEnd - stage.progressAtStart))
  }
}
