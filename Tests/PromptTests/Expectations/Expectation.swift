import Testing

/// A prompt and what a musician would write on the order form after reading it.
struct Expectation: Sendable, CustomTestStringConvertible {
  let prompt: String
  /// JSON field → value as `BriefSummary` writes it; a range such as `60-80` allows any number in it.
  let fields: [String: String]

  init(_ prompt: String, _ fields: [String: String] = [:]) {
    self.prompt = prompt
    self.fields = fields
  }

  var testDescription: String { prompt }

  /// Rows written against `KnownGenres.all`.
  static let narrow = basics + music + blind
  /// Rows written against `KnownGenres.many`.
  static let wide =
    languages + borrowing + form + rough + fresh + strangers + heldOut + lastVisit + encore + exclusions + numbers
    + feels
    + studio
}
