/// What is wanted of a service.
public enum ClipTask: Sendable, Hashable, Codable {
  /// Everything together.
  case song
  /// One group of instruments alone, by name, such as `drums`.
  case stem(String)
  /// The request's audio, taken apart into these stems.
  case separate([String])

  /// What the files that come of it are called, the way they come from every service.
  public var fileNames: [String] {
    switch self {
    case .song: ["mix"]
    case .stem(let name): [name]
    case .separate(let names): names
    }
  }
}
