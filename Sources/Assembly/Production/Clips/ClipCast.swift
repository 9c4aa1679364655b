import ClipPlanning
import Planning

/// Who makes which stem of a job that a backend works on.
struct ClipCast: Sendable {
  let backend: ClipBackend
  /// Who takes songs apart; nil if nobody does.
  let separator: ClipBackend?
  let plan: ClipPlan
  /// The song as it was planned before songs were to be taken apart, which is what the engine plays.
  let composed: SongPlan
  let seeds: ClipSeeds
  let fallsBack: Bool
  let store: ClipStore

  /// The names of the stems that one song is taken apart into.
  var separated: [String] { plan.separations.flatMap(\.self) }

  /// The plan with the stems that will be delivered.
  var song: SongPlan {
    guard plan.form == .song else { return composed }
    let own = Set(plan.embedded.map(\.stem))
    return composed.separated(into: separated, besides: composed.stems.filter { own.contains($0.name) })
  }

  /// Whether `stem` comes out of the one recording of the whole song.
  func isSeparated(_ stem: StemPlan) -> Bool {
    plan.form == .song && !plan.embedded.contains { $0.stem == stem.name }
  }

  /// What the sound of `stem` depends on, besides the plan; nothing for what the engine plays.
  func identity(of stem: StemPlan) -> Identity? {
    let orders = plan.form == .song ? plan.orders : plan.orders(for: stem)
    guard !orders.isEmpty else { return nil }
    let requests = orders.flatMap { order in
      (0..<backend.mostTries).map { seeds.request(for: order, try: $0) }
    }
    return Identity(
      backend: backend.source.name, requests: requests, separations: plan.separations, fallsBack: fallsBack)
  }

  struct Identity: Encodable {
    let backend: String
    let requests: [ClipRequest]
    let separations: [[String]]
    let fallsBack: Bool
  }
}

/// What a session knows of the backend that works for it.
struct ClipSession: Sendable {
  /// Nil when the engine plays everything instead.
  var cast: ClipCast?
  var account: ClipsAccount
}
