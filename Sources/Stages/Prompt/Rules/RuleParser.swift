/// Understands prompts by words and rules, without any model: any text at all gives a brief.
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

  /// What `ticket` asks for: its prompt understood, and its fields, which outrank the prompt.
  public func brief(for ticket: Ticket) -> Brief {
    let words = NamedKeys.marked(Tokeniser.tokens(of: ticket.prompt), in: ticket.prompt, english: speller.english)
    let translation = translator.translated(words)
    let tokens = speller.mended(translation.tokens)
    var reading = Reading(ticket.prompt, tokens: tokens, language: translation.language, vocabulary: vocabulary)
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
