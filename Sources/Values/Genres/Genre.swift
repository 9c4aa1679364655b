import Music

/// What a genre is made of, as written in `Resources/<name>.yaml`; every field is described in `Resources/README.md`.
public struct Genre: Sendable, Equatable, Codable {
  public let name: String
  /// As people write it, for reports.
  public let title: String
  /// Other names and misspellings, lower case.
  public let aliases: [String]
}
