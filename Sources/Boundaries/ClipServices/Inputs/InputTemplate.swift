import Audio
import ClipRendering

/// A template that turns a request into the inputs of a model that has its own names for them.
///
/// A text that is just `{duration}` becomes the value itself, a number; one that the request leaves open is left out. Within
/// a longer text it becomes words. Everything else stays as it is. The names are those of `Placeholder`.
public struct InputTemplate: Sendable, Hashable {
  /// The values that a request provides.
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
    /// The share of the recording that shall be kept, 0…1.
    case strength
    /// The wanted file: `mix`, or the name of a stem.
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
  public var fields: Set<ClipField> {
    var fields: Set<ClipField> = []
    if uses(.bpm) { fields.insert(.tempo) }
    if uses(.key) { fields.insert(.key) }
    if uses(.seed) { fields.insert(.seed) }
    if uses(.lyrics) { fields.insert(.lyrics) }
    if uses(.duration) || uses(.wholeDuration) || uses(.milliseconds) { fields.insert(.duration) }
    return fields
  }

  /// True if a placeholder occurs anywhere.
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

extension ClipCapabilities {
  /// Meta's MusicGen: 32 kHz, no singing, guided by a melody if it is given one.
  ///
  /// Beyond 30 s it goes on in windows (audiocraft's `extend_stride`), slower and with less of a form. The weights are
  /// CC-BY-NC 4.0 by their model card.
  public static var musicGen: ClipCapabilities {
    var can = ClipCapabilities(lengths: .s(1)...(.s(120)), licence: ClipLicence("CC-BY-NC-4.0", isCommercial: false))
    can.audio = [.melody]
    can.fields = InputTemplate.musicGen.fields
    return can
  }
}
