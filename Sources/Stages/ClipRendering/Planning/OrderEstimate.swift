import Audio
import Planning

/// An estimate of what a job would order from a backend, and what that would cost.
public struct OrderEstimate: Encodable, Sendable {
  public let backend: String
  /// Nil when the engine makes everything.
  public let form: ClipForm?
  public let calls: [Call]
  /// The stems that the engine plays instead, and why.
  public let embedded: [ClipPlan.EmbeddedStem]
  /// The most orders of each clip.
  public let mostTries: Int
  /// The cost of all calls made once, by unit; empty where the backend has no price.
  public let cost: [ClipCost]
  /// The same if every clip is ordered as often as it may be.
  public let mostCost: [ClipCost]

  public struct Call: Encodable, Sendable {
    public let backend: String
    /// The files that come of it: `mix`, or the stems.
    public let makes: [String]
    public let prompt: String
    /// Nil where that is up to the service.
    public let duration: Seconds?
    public let seed: Seed
    /// Nil where the backend has no price.
    public let cost: ClipCost?

    enum CodingKeys: String, CodingKey {
      case backend, makes, prompt, seed, cost
      case duration = "duration_s"
    }
  }

  enum CodingKeys: String, CodingKey {
    case backend, form, calls, embedded, cost
    case mostTries = "most_tries"
    case mostCost = "most_cost"
  }

  /// Of a backend's part in a job; without one, `engine` makes everything.
  public init(_ contribution: BackendContribution?, engine: String) {
    let assignment = contribution?.assignment
    backend = assignment?.backend.source.name ?? engine
    form = assignment?.plan.form
    calls = assignment.map(Self.calls) ?? []
    embedded = contribution?.provenance.embedded ?? []
    mostTries = assignment?.backend.mostTries ?? 0
    cost = ClipCost.sums(calls.compactMap(\.cost))
    let tries = Double(mostTries)
    mostCost = cost.map { ClipCost(unit: $0.unit, amount: $0.amount * tries) }
  }

  private static func calls(_ assignment: BackendAssignment) -> [Call] {
    let songLength = assignment.plan.orders.first?.draft.duration
    let clips = assignment.plan.orders.map { order in
      call(assignment.seeds.request(for: order, try: 0), assignment.backend, lasting: order.draft.duration)
    }
    guard let separator = assignment.separator else { return clips }
    return clips
      + assignment.plan.separations.map { names in
        let order = assignment.plan.separation(of: "", into: names, seed: assignment.seeds.seed(for: nil))
        return call(order.draft, separator, lasting: songLength)
      }
  }

  private static func call(_ request: ClipRequest, _ backend: ClipBackend, lasting time: Seconds?) -> Call {
    let can = backend.source.capabilities
    var prompt = ""
    if case .separate = request.task {} else { prompt = request.prompt(besides: can.fields) }
    return Call(
      backend: backend.source.name, makes: request.task.fileNames, prompt: prompt, duration: request.duration,
      seed: request.seed, cost: can.price.map { $0.cost(of: time ?? .s(0)) })
  }
}

extension OrderEstimate {
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
