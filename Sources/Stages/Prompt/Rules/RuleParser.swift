/// The parser by words and rules, without any model: any text at all gives a brief.
///
/// Contradictions: of two values for one field the last one counts; what is both wanted and not wanted stays out, except
/// that a section asked for after it was forbidden comes back; words for a tempo that exclude each other leave it open. A note
/// tells of each. What a name suggests (an artist, a subgenre) yields to what the prompt says itself.
public struct RuleParser: Sendable {
  private let vocabulary: Vocabulary
  private let speller: Speller
  private let translator: Translator
  private let runTogether: RunTogether

  /// In the order in which they claim words.
  private static let recognisers: [any Recogniser] = [
    LettersRecogniser(), ArtistRecogniser(), EndingRecogniser(), ReferenceRecogniser(), TempoChangeRecogniser(),
    TimeFeelRecogniser(),
    KeyRecogniser(), TuningRecogniser(), MeterRecogniser(), LevelRecogniser(), RoughTempoRecogniser(),
    TempoRecogniser(), StructureRecogniser(), DurationRecogniser(), VoiceRecogniser(), EnsembleRecogniser(),
    OccasionRecogniser(), GenreRecogniser(), InstrumentRecogniser(), LoudnessWordRecogniser(), MoodRecogniser(),
    SoundRecogniser(), PlayingRecogniser(), ImageRecogniser(), RemarkRecogniser(), StyleRecogniser(),
    BareTempoRecogniser(),
    TempoWordRecogniser(),
  ]

  /// The rules with the words of `lexicon` and these genres; `sounds` are the owner's own, by their names.
  public init(lexicon: Lexicon, genres: [GenreName], sounds: [SoundName] = []) {
    vocabulary = Vocabulary(lexicon: lexicon, genres: genres, sounds: sounds)
    let speller = Speller(vocabulary)
    self.speller = speller
    runTogether = RunTogether(vocabulary) { speller.isWord($0) }
    translator = Translator(vocabulary, english: speller.english)
  }

  /// The brief for `ticket`: its prompt by the rules, overridden by its fields.
  public func brief(for ticket: Ticket) -> Brief {
    let prompt = PartedPrompt(ticket.prompt, labels: vocabulary.promptLabels, describes: describesMusic)
    let written = words(of: prompt.description)
    let translation = translator.translated(written)
    let tokens = speller.corrected(translation.tokens)
    let state = ParseState(prompt.description, tokens: tokens, language: translation.language, vocabulary: vocabulary)
    SoundNameReader().read(state, written: written)
    TempoCurveReader().read(state)
    FadeReader().read(state)
    PlaceReader().read(state)
    NegationMarker().mark(state)
    for recogniser in Self.recognisers { recogniser.recognise(in: state) }
    state.finishPlaces()
    state.apply(prompt, languageOfLyrics: prompt.lyrics.flatMap { translator.translated(words(of: $0)).language })
    state.applyImpliedStyles()
    state.resolveConflicts()
    var brief = state.brief
    let account = state.account(of: written)
    brief.notUnderstood = account.notUnderstood
    brief.coverage = account.coverage
    brief.coverage.understood += prompt.wordsTakenOut
    brief.coverage.ignored += prompt.addresses.count
    brief.apply(ticket, vocabulary: vocabulary)
    return brief
  }

  /// The words of `text` in plain spelling, with keys of other notations and words of other scripts found.
  private func words(of text: String) -> [Token] {
    let tokens = vocabulary.scriptTerms.parted(Tokeniser.tokens(of: text), in: text)
    let plain = runTogether.parted(speller.withoutEmphasis(tokens), in: text)
    return NamedKeys.marked(plain, in: text, english: speller.english)
  }

  /// True if a line is made of words for music: two or more of them, a genre, a tempo or a list among them.
  private func describesMusic(_ line: String) -> Bool {
    guard line.count < Self.longestDescription else { return false }
    let tokens = speller.corrected(translator.translated(words(of: line)).tokens)
    return vocabulary.describesMusic(tokens)
  }

  private static let longestDescription = 400
}

/// A rule for one kind of statement: it finds the words among the tokens, claims them and sets the brief's fields.
///
/// Recognisers run one after another, those that need the longest phrases first; what one has claimed the next ones
/// leave alone. A new kind of statement is a new recogniser in `RuleParser.recognisers`.
protocol Recogniser: Sendable {
  func recognise(in state: ParseState)
}
