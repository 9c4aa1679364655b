import Diagnostics

/// The backends of an installation: what can make sound besides the program's own engine.
public struct Backends: Sendable {
  /// The engine's own name, which no other backend may have.
  public static let embedded = "embedded"

  /// By the names that tickets use.
  public var named: [String: ClipBackend]
  /// The name of the backend that is used where a ticket names none.
  public var standard: String
  /// True if the engine may play what a backend cannot make, where a ticket does not say.
  public var fallsBack: Bool
  /// The name of what takes songs apart; nil for the first that can.
  public var separator: String?
  /// Asked when the work on a job is cancelled, by the job's id: whether its orders shall end too.
  public var endsOrders: @Sendable (String) -> Bool = { _ in false }

  public init(
    _ named: [String: ClipBackend] = [:], standard: String = embedded, fallsBack: Bool = false,
    separator: String? = nil
  ) {
    self.named = named
    self.standard = standard
    self.fallsBack = fallsBack
    self.separator = separator
  }

  /// The names that tickets may use, the engine's first.
  public var names: [String] { [Self.embedded] + named.keys.filter { $0 != Self.embedded }.sorted() }

  /// The backend that `name` stands for, or the usual one; nil for the engine.
  ///
  /// Throws `Problems` for a name that nobody has.
  public func backend(_ name: String?) throws(Problems) -> ClipBackend? {
    let wanted = name ?? standard
    if wanted == Self.embedded { return nil }
    if let found = named[wanted] { return found }
    let nearest = Suggestion.nearest(to: wanted, among: names)
    throw Problems(
      Diagnosis(
        code: "backend.unknown", location: name == nil ? "backends.default" : "$.backend",
        finding: "there is no backend \"\(wanted)\"",
        remedy: (nearest.map { "did you mean \"\($0)\"? " } ?? "") + "write one of \(names.joined(separator: ", "))"))
  }

  /// The backend that takes apart what `backend` makes: itself if it can, else the one that was chosen for it.
  public func separator(for backend: ClipBackend) -> ClipBackend? {
    if !backend.source.capabilities.separations.isEmpty { return backend }
    if let separator { return named[separator] }
    return names.compactMap { named[$0] }.first { !$0.source.capabilities.separations.isEmpty }
  }
}
