/// A filter for what would be told over and over: something is news when it differs from what was told last.
public struct RepeatFilter<Value: Equatable & Sendable>: Sendable {
  private let initial: Value
  private var last: Value

  /// `initial` is what need not be told at first.
  public init(_ initial: Value) { (self.initial, last) = (initial, initial) }

  /// Takes note of what is the case now; true when that is news.
  public mutating func isNews(_ value: Value) -> Bool {
    defer { last = value }
    return value != last
  }

  /// Notes that all is as at first again.
  public mutating func reset() { last = initial }
}

/// A filter for texts on things that come and go: one is news when the thing is new, or was told with another text.
public struct NamedRepeatFilter<Name: Hashable & Sendable>: Sendable {
  private var last: [Name: String] = [:]

  public init() {}

  /// Takes note of all there are now, and returns the positions of those that are news, in their order.
  ///
  /// A name may come twice, the second time with more to say.
  public mutating func news(_ entries: [(name: Name, text: String)]) -> [Int] {
    var told = last
    let news = entries.indices.filter { index in
      told.updateValue(entries[index].text, forKey: entries[index].name) != entries[index].text
    }
    last = Dictionary(entries.map { ($0.name, $0.text) }) { $1 }
    return news
  }
}

/// The decision which steps of a job's progress are kept in the database: a new stage, and each ten percent.
public struct ProgressFilter: Sendable {
  private var last: (stage: String, percent: Int)?

  public init() {}

  /// True when a step is worth keeping; `percent` is of the whole job, 0…100.
  public mutating func keeps(stage: String, percent: Int) -> Bool {
    if let last, last.stage == stage, percent < last.percent + 10 { return false }
    last = (stage, percent)
    return true
  }
}
