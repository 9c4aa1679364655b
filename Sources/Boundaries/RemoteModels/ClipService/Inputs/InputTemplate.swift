import Audio
import Clips

/// How a request is turned into the inputs of a model that has its own names for them.
///
/// A text that is just `{duration}` becomes the value itself, a number; one that the request leaves open is left out. Within
/// a longer text it becomes words. Everything else stays as it is. The names are those of `Placeholder`.
public struct InputTemplate: Sendable, Hashable {
  /// What a request has to give.
  public enum Placeholder: String, Sendable, Hashable, CaseIterable {
    /// Words, and in words what the template does not ask for otherwise.
    case prompt
    case words
    case lyrics
    /// In seconds.
    case duration
    /// In whole seconds, rounded up.
    case wholeDuration = "duration_whole"
    /// In thousandths of a second.
    case milliseconds = "duration_ms"
    case bpm
    case key
    case seed
    /// The recording, as an address or a text that holds it.
    case audio
    /// How much of the recording shall be kept.
    case strength
    /// What is asked for: `mix`, or the name of a stem.
    case part
  }

  public let inputs: [String: JSON]

  public init(_ inputs: [String: JSON]) { self.inputs = inputs }

  /// For Meta's MusicGen as `cog-musicgen` has it.
  ///
  /// `peak` keeps the level from depending on a loudness that is set later anyway.
  public static let musicGen = InputTemplate([
    "prompt": "{prompt}", "duration": "{duration_whole}", "seed": "{seed}", "input_audio": "{audio}",
    "model_version": "stereo-melody-large", "output_format": "wav", "normalization_strategy": "peak",
  ])

  /// The wishes that the template has places for.
  public var fields: Set<ClipWish> {
    var fields: Set<ClipWish> = []
    if uses(.bpm) { fields.insert(.tempo) }
    if uses(.key) { fields.insert(.key) }
    if uses(.seed) { fields.insert(.seed) }
    if uses(.lyrics) { fields.insert(.lyrics) }
    if uses(.duration) || uses(.wholeDuration) || uses(.milliseconds) { fields.insert(.duration) }
    return fields
  }

  /// Whether a placeholder occurs anywhere.
  public func uses(_ placeholder: Placeholder) -> Bool {
    inputs.values.contains { Self.mentions($0, "{\(placeholder.rawValue)}") }
  }

  private static func mentions(_ value: JSON, _ text: String) -> Bool {
    switch value {
    case .text(let own): own.contains(text)
    case .list(let values): values.contains { mentions($0, text) }
    case .object(let members): members.values.contains { mentions($0, text) }
    default: false
    }
  }

  /// Texts in braces that are no placeholder: slips of whoever wrote the template.
  public var unknownPlaceholders: [String] {
    inputs.values.flatMap(Self.placeholders).filter { Placeholder(rawValue: $0) == nil }.sorted()
  }

  private static func placeholders(in value: JSON) -> [String] {
    switch value {
    case .text(let text): text.matches(of: /\{([A-Za-z_]*)\}/).map { String($0.1) }
    case .list(let values): values.flatMap(placeholders)
    case .object(let members): members.values.flatMap(placeholders)
    default: []
    }
  }
}
