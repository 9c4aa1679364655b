/// Adverbs of degree before an adjective: "slightly dark", "very bright", "extremely wide".
///
/// The order is that of English degree modifiers in C. Paradis, *Degree modifiers of adjectives in spoken British English*
/// (1997): diminishers, boosters, maximisers. The factors are ours.
enum DegreeWord {
  private static let factors: [String: Double] = [
    "slightly": 0.5, "bit": 0.5, "little": 0.5, "touch": 0.5, "somewhat": 0.5, "tad": 0.5, "mildly": 0.5, "subtly": 0.5,
    "kinda": 0.6, "vaguely": 0.5, "fairly": 0.8, "rather": 0.8, "moderately": 0.8,
    "very": 1.5, "really": 1.5, "super": 1.5, "so": 1.5, "extra": 1.5, "truly": 1.5, "highly": 1.5, "heavily": 1.5,
    "hella": 1.5, "deeply": 1.5, "seriously": 1.5, "strongly": 1.5,
    "extremely": 2, "ultra": 2, "insanely": 2, "incredibly": 2, "totally": 2, "completely": 2, "absolutely": 2,
    "hugely": 2, "intensely": 2, "utterly": 2, "unbelievably": 2, "mega": 2,
  ]

  /// The factor that the words before `index` put on the adjective there; nil without any.
  static func factor(before index: Int, in state: ParseState) -> Double? {
    guard let factor = state.word(index - 1).flatMap({ factors[$0] }) else { return nil }
    // "Very, very dark" is more than very dark.
    let again =
      state.word(index - 2).flatMap { factors[$0] }
      ?? (state.word(index - 2) == "," ? state.word(index - 3).flatMap { factors[$0] } : nil)
    return again.map { min(2, max(0.25, factor * ($0 > 1 ? 1.34 : 1))) } ?? factor
  }
}

extension ParseState {
  /// Keeps how much of `name` is wanted, if the words before `index` say it.
  func noteDegree(of name: String, at index: Int) {
    guard let factor = DegreeWord.factor(before: index, in: self) else { return }
    brief.degrees = (brief.degrees ?? [:]).merging([name: factor]) { first, _ in first }
  }
}
