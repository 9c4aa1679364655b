/// Understands prompts by words and rules, without any model: any text at all gives a brief.
public struct RuleParser: Sendable {
  private let vocabulary: Vocabulary
  private let speller: Speller

  /// In the order in which they claim words.
  private static let recognisers: [any Recogniser] = [
    ArtistRecogniser(), EndingRecogniser(), KeyRecogniser(), MeterRecogniser(), LevelRecogniser(), TempoRecogniser(),
    StructureRecogniser(), DurationRecogniser(), GenreRecogniser(), InstrumentRecogniser(), LoudnessWordRecogniser(),
    MoodRecogniser(), SoundRecogniser(), TempoWordRecogniser(), BareTempoRecogniser(),
  ]

  public init(lexicon: Lexicon, genres: [GenreName]) {
    vocabulary = Vocabulary(lexicon: lexicon, genres: genres)
    speller = Speller(vocabulary)
  }

  /// What `ticket` asks for: its prompt understood, and its fields, which outrank the prompt.
  public func brief(for ticket: Ticket) -> Brief {
    let tokens = speller.mended(Tokeniser.tokens(of: ticket.prompt))
    var reading = Reading(ticket.prompt, tokens: tokens, vocabulary: vocabulary)
    NegationMarker().mark(&reading)
    for recogniser in Self.recognisers { recogniser.recognise(in: &reading) }
    reading.followHints()
    reading.settle()
    var brief = reading.brief
    brief.notUnderstood = reading.leftover
    brief.apply(ticket, vocabulary: vocabulary)
    return brief
  }
}
