import Diagnostics
import Planning

/// The stems of one job that a backend makes, and how its clips are ordered.
public struct BackendAssignment: Sendable {
  public let backend: ClipBackend
  /// The backend that takes songs apart; nil if none does.
  public let separator: ClipBackend?
  public let plan: ClipPlan
  /// The song as it was planned before songs were to be taken apart, which is what the engine plays.
  public let composed: SongPlan
  public let seeds: ClipSeeds
  /// True if the engine may play what the backend cannot make.
  public let fallsBack: Bool
  let orders: any ClipOrdering
  let files: any ClipFiles

  public init(
    backend: ClipBackend, separator: ClipBackend?, plan: ClipPlan, composed: SongPlan, seeds: ClipSeeds,
    fallsBack: Bool, orders: any ClipOrdering, files: any ClipFiles
  ) {
    self.backend = backend
    self.separator = separator
    self.plan = plan
    self.composed = composed
    self.seeds = seeds
    self.fallsBack = fallsBack
    self.orders = orders
    self.files = files
  }

  /// The names of the stems that one song is taken apart into.
  var separated: [String] { plan.separations.flatMap(\.self) }

  /// The plan with the stems that will be delivered.
  public var song: SongPlan {
    guard plan.form == .song else { return composed }
    let own = Set(plan.embedded.map(\.stem))
    return composed.separated(into: separated, besides: composed.stems.filter { own.contains($0.name) })
  }

  /// True if `stem` comes out of the one recording of the whole song.
  public func isSeparated(_ stem: StemPlan) -> Bool {
    plan.form == .song && !plan.embedded.contains { $0.stem == stem.name }
  }

  /// The inputs that the sound of `stem` depends on besides the plan; nil for what the engine plays.
  public func identity(of stem: StemPlan) -> Identity? {
    let orders = plan.form == .song ? plan.orders : plan.orders(for: stem)
    guard !orders.isEmpty else { return nil }
    let requests = orders.flatMap { order in
      (0..<backend.mostTries).map { seeds.request(for: order, try: $0) }
    }
    return Identity(
      backend: backend.source.name, requests: requests, separations: plan.separations, fallsBack: fallsBack)
  }

  public struct Identity: Encodable, Sendable {
    let backend: String
    let requests: [ClipRequest]
    let separations: [[String]]
    let fallsBack: Bool
  }

  /// True if the engine may play what `error` keeps the backend from making.
  ///
  /// Faults that pass by themselves are waited for instead, and what happens to files here is no fault of the backend.
  public func mayFallBack(from error: any Error) -> Bool {
    guard fallsBack else { return false }
    switch error {
    case let failure as ClipFailure: return !failure.kind.isTransient
    case is ClipAttempts.Exhausted, is UnusableClip: return true
    default: return false
    }
  }

  /// The reason for falling back, in the error's own words.
  public static func reason(_ error: any Error) -> String {
    (error as? any Diagnosable)?.diagnoses.first.map { "\($0.location): \($0.finding)" } ?? "\(error)"
  }
}

/// The backend's part in a job: what it is to make, and how that came to be.
public struct BackendContribution: Sendable {
  /// Nil when the engine plays everything instead.
  public var assignment: BackendAssignment?
  public var provenance: BackendProvenance

  public init(assignment: BackendAssignment?, provenance: BackendProvenance) {
    self.assignment = assignment
    self.provenance = provenance
  }
}
