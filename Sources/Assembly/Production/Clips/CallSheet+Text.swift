import Audio
import ClipPlanning

extension CallSheet {
  /// For people: a line for each call, and the sums.
  public var text: String {
    guard let form else { return "no calls: \(backend) makes everything\n" + engineLines }
    let lines = calls.map { call in
      let length = call.duration.map { "  \(Self.plain($0.value)) s" } ?? ""
      let cost = call.cost.map { "  \(Self.words($0))" } ?? ""
      return "  \(call.backend): \(call.makes.joined(separator: ", "))\(length)\(cost)  \(call.prompt)\n"
    }
    return "\(calls.count) calls, as \(form.rawValue):\n" + lines.joined() + engineLines + costLine
  }

  private var engineLines: String {
    embedded.map { "  the engine plays \($0.stem): \($0.reason)\n" }.joined()
  }

  private var costLine: String {
    guard !cost.isEmpty else { return "cost: none that is known\n" }
    let (once, most) = (cost.map(Self.words), mostCost.map(Self.words))
    return "cost: \(once.joined(separator: " + ")), at the most \(most.joined(separator: " + "))"
      + " if every clip has to be made \(mostTries) times\n"
  }

  private static func words(_ cost: ClipCost) -> String { "\(plain(cost.amount)) \(cost.unit)" }

  /// With up to four decimals.
  private static func plain(_ value: Double) -> String {
    let rounded = (value * 10_000).rounded() / 10_000
    return Int(exactly: rounded).map(String.init) ?? "\(rounded)"
  }
}
