import Diagnostics

/// Who understood a prompt, for the manifest.
public struct PromptReader: Sendable, Equatable, Codable {
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// Words and rules.
    case rules
    /// A language model, within the rules' bounds.
    case model
  }

  public var parser: Kind
  /// The model that was asked, if one was.
  public var model: String?
  /// Whether its answer was given before.
  public var cached: Bool?
  /// What the answer cost, as the server counts; nil if it does not say or nothing was asked.
  public var tokens: Int?
  /// Why the rules stood in for the model.
  public var standsIn: Diagnosis?

  public init(_ parser: Kind, model: String? = nil) {
    self.parser = parser
    self.model = model
  }

  public static let rules = PromptReader(.rules)

  enum CodingKeys: String, CodingKey {
    case parser, model, cached, tokens
    case standsIn = "stands_in_because"
  }
}
