/// Words for all players at once: "everybody together", "the full band", "everything".
struct TuttiPhrase {
  let range: Range<Int>

  init?(at index: Int, in state: ParseState) {
    var start = index
    if ["the", "a"].contains(state.word(start) ?? "") { start += 1 }
    guard let found = state.match(Self.phrases, at: start) else { return nil }
    range = index..<found.range.upperBound
  }

  private static let phrases = PhraseBook(
    [
      (
        true,
        [
          "everybody together", "everyone together", "all together", "all of them", "everybody", "everyone",
          "everything", "full band", "whole band", "band", "entire band", "all instruments", "all the instruments",
          "tutti",
          "full ensemble", "whole ensemble", "full arrangement", "everybody at once", "everything together", "the lot",
        ]
      )
    ], plurals: false)
}
