/// The parser by words and rules, without any model: any text at all gives a brief.
///
/// Contradictions: of two values for one field the last one counts; what is both wanted and not wanted stays out, except
/// that a section asked for after it was forbidden comes back; words for a tempo that exclude each other leave it open. A note
/// tells of each. What a name suggests (an artist, a subgenre) yields to what the prompt says itself.
public struct RuleParser: Sendable {
  private let vocabulary: Vocabulary
  private let speller: Speller
  private let translator: Translator

  /// In the order in which they claim words.
  private static let recognisers: [any Recogniser] = [
    LettersRecogniser(), ArtistRecogniser(), EndingRecogniser(), ReferenceRecogniser(), TempoChangeRecogniser(),
    TimeFeelRecogniser(),
    KeyRecogniser(), MeterRecogniser(), LevelRecogniser(), RoughTempoRecogniser(), TempoRecogniser(),
    StructureRecogniser(), DurationRecogniser(), GenreRecogniser(), InstrumentRecogniser(), LoudnessWordRecogniser(),
    MoodRecogniser(), SoundRecogniser(), BareTempoRecogniser(), TempoWordRecogniser(),
  ]

  public init(lexicon: Lexicon, genres: [GenreName]) {
    vocabulary = Vocabulary(lexicon: lexicon, genres: genres)
    speller = Speller(vocabulary)
    translator = Translator(vocabulary, english: speller.english)
  }

  /// The brief for `ticket`: its prompt by the rules, overridden by its fields.
  public func brief(for ticket: Ticket) -> Brief {
    let words = NamedKeys.marked(Tokeniser.tokens(of: ticket.prompt), in: ticket.prompt, english: speller.english)
    let translation = translator.translated(words)
    let tokens = speller.corrected(translation.tokens)
    var state = ParseState(ticket.prompt, tokens: tokens, language: translation.language, vocabulary: vocabulary)
    NegationMarker().mark(&state)
    for recogniser in Self.recognisers { recogniser.recognise(in: &state) }
    state.applyImpliedStyles()
    state.resolveConflicts()
    var brief = state.brief
    brief.notUnderstood = state.leftover
    brief.apply(ticket, vocabulary: vocabulary)
    return brief
  }
}

/// A rule for one kind of statement: it finds the words among the tokens, claims them and sets the brief's fields.
///
/// Recognisers run one after another, those that need the longest phrases first; what one has claimed the next ones
/// leave alone. A new kind of statement is a new recogniser in `RuleParser.recognisers`.
protocol Recogniser: Sendable {
  func recognise(in state: inout ParseState)
}
