/// Gives sections of one name one tint, in the order in which the names first come up.
struct SectionTints {
  /// For what belongs to no section.
  static let neutral = "tint-none"

  private static let count = 8
  private let order: [String]

  init(_ sections: [ReportSection]) {
    order = sections.reduce(into: []) { if !$0.contains($1.name) { $0.append($1.name) } }
  }

  /// The class that the style sheet colours.
  func name(of section: ReportSection) -> String {
    guard let index = order.firstIndex(of: section.name) else { return Self.neutral }
    return "tint-\(index % Self.count)"
  }
}
