import Audio
import ClipPlanning
import Planning

/// What a job would ask of a backend, and what that would cost.
public struct CallSheet: Encodable, Sendable {
  public let backend: String
  /// Nil when the engine makes everything.
  public let form: ClipForm?
  public let calls: [Call]
  /// What the engine plays instead, and why.
  public let embedded: [ClipPlan.EmbeddedStem]
  /// How often each clip is ordered at the most.
  public let mostTries: Int
  /// What all calls cost once, by unit; empty where the backend has no price.
  public let cost: [ClipCost]
  /// The same if every clip is ordered as often as it may be.
  public let mostCost: [ClipCost]

  public struct Call: Encodable, Sendable {
    public let backend: String
    /// What comes of it: `mix`, or the stems.
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

  init(_ session: ClipSession?, engine: String) {
    let cast = session?.cast
    backend = cast?.backend.source.name ?? engine
    form = cast?.plan.form
    calls = cast.map(Self.calls) ?? []
    embedded = session?.account.embedded ?? []
    mostTries = cast?.backend.mostTries ?? 0
    cost = Self.sum(calls.compactMap(\.cost))
    let tries = Double(mostTries)
    mostCost = cost.map { ClipCost(unit: $0.unit, amount: $0.amount * tries) }
  }

  private static func calls(_ cast: ClipCast) -> [Call] {
    let songLength = cast.plan.orders.first?.draft.duration
    let clips = cast.plan.orders.map { order in
      return call(cast.seeds.request(for: order, try: 0), cast.backend, lasting: order.draft.duration)
    }
    guard let separator = cast.separator else { return clips }
    return clips
      + cast.plan.separations.map { names in
        let order = cast.plan.separation(of: "", into: names, seed: cast.seeds.seed(for: nil))
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

  private static func sum(_ costs: [ClipCost]) -> [ClipCost] {
    Set(costs.map(\.unit)).sorted().map { unit in
      ClipCost(unit: unit, amount: costs.filter { $0.unit == unit }.reduce(0) { $0 + $1.amount })
    }
  }
}
