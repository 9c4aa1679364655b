import Audio

/// One measured property of the delivery, as the page's table shows it.
public struct ReportCheck: Sendable, Hashable {
  /// How a check came out.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    case pass, fail, warn, undetermined
  }

  /// What a target means that is a limit.
  public enum Bound: String, Sendable, Hashable {
    case atMost, atLeast
  }

  /// A number or a word such as `F minor`.
  public enum Figure: Sendable, Hashable {
    case number(Double)
    case word(String)
  }

  /// A stable name such as `true_peak`.
  public var id: String
  /// The heading, such as `True peak`.
  public var title: String
  public var status: Status
  public var value: Figure?
  public var unit: String
  public var target: Figure?
  public var tolerance: Double?
  /// Whether the target is a limit, and from which side.
  public var bound: Bound?
  /// One sentence for people.
  public var detail: String
  /// Where it was found.
  public var at: Seconds?
  /// The stem that is suspected.
  public var stem: String?
  /// What earlier attempts changed because of it, in whole sentences.
  public var tried: [String] = []

  public init(
    _ id: String, title: String, _ status: Status, value: Figure? = nil, unit: String = "", detail: String
  ) {
    self.id = id
    self.title = title
    self.status = status
    self.value = value
    self.unit = unit
    self.detail = detail
  }
}
