/// What a job passes through, in this order.
public enum Stage: String, Sendable, CaseIterable, Codable {
  case parse, analyze, plan, generate, mix, master, verify, publish

  /// How much of a job is done when this stage begins, in percent, by the time that stages usually take.
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

  /// How much of a job is done when this stage ends, in percent.
  public var progressAtEnd: Int {
    let all = Self.allCases
    guard let index = all.firstIndex(of: self), index + 1 < all.count else { return 100 }
    return all[index + 1].progressAtStart
  }
}

/// Where a job stands.
public struct JobProgress: Sendable, Equatable {
  public let stage: Stage
  public let attempt: Int
  /// 0…100.
  public let percent: Int

  /// `share` is how much of the stage is done, 0…1.
  init(_ stage: Stage, attempt: Int, share: Double) {
    self.stage = stage
    self.attempt = attempt
    percent = stage.progressAtStart + Int(share * Double(stage.progressAtEnd - stage.progressAtStart))
  }
}
