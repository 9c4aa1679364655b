import Music

/// The state of one prompt's parse: its tokens, the claimed and the forbidden ones, and the brief so far.
///
/// It is one object that all rules share, as copies of it would cost more than the rules themselves.
final class ParseState {
  let prompt: String
  let tokens: [Token]
  let vocabulary: Vocabulary
  /// The language that the prompt was written in, if it was not English.
  let language: String?
  var brief = Brief()
  /// Defaults from names of artists and subgenres, in the order of their precedence.
  var impliedStyles: [ImpliedStyle] = []
  /// The wished distance from the tempo that a name implies.
  var tempoChange: TempoChange?
  /// What speaks for which genre, before it is known which one leads.
  var suggestions: [StyleSuggestion] = []
  /// The genres that were forbidden by name.
  var unwantedGenres: Set<String> = []
  /// The groups of players that were named.
  var ensembles: [EnsembleMention] = []
  /// The regions that bring instruments or a mode along.
  var regions: [String] = []
  /// What was said of single places so far.
  var placedDetails: [PlacedDetail] = []
  /// The instruments that single places have, and those of them that are silent before.
  var placedInstruments: [String] = []
  var enteringInstruments: [String] = []
  /// The solos that are parts of the song.
  var solos: [SoloMention] = []
  /// The sections that are places of something else.
  var adverbials: [Range<Int>] = []
  /// The places of the owner's sounds, whose names say nothing else.
  var soundNames: [Range<Int>] = []
  private var placed: [Bool]
  private var claimed: [Bool]
  private var forbidden: [Bool]

  init(_ prompt: String, tokens: [Token], language: String? = nil, vocabulary: Vocabulary) {
    self.language = language
    self.prompt = prompt
    self.tokens = tokens
    self.vocabulary = vocabulary
    claimed = Array(repeating: false, count: tokens.count)
    forbidden = claimed
    placed = claimed
  }

  /// The words of `range` as they were written.
  func words(_ range: Range<Int>) -> String {
    guard let first = tokens[range].first, let last = tokens[range].last else { return "" }
    return String(prompt[first.range.lowerBound..<last.range.upperBound])
  }

  /// True if the token at `index` begins a line.
  func startsLine(_ index: Int) -> Bool {
    guard index > 0, index < tokens.count else { return index == 0 }
    let gap = prompt[
      tokens[index - 1].range.upperBound..<max(tokens[index - 1].range.upperBound, tokens[index].range.lowerBound)]
    return gap.contains(where: \.isNewline)
  }

  func isFree(_ range: Range<Int>) -> Bool {
    guard range.lowerBound >= 0, range.upperBound <= tokens.count else { return false }
    for index in range where claimed[index] { return false }
    return true
  }

  func claim(_ range: Range<Int>) {
    for index in range { claimed[index] = true }
  }

  /// Gives all words back, as if nothing had been understood.
  func releaseAll() {
    claimed = Array(repeating: false, count: tokens.count)
  }

  /// Marks words that describe the section beside them; they are no gap between the items of a form.
  func place(_ range: Range<Int>) {
    for index in range { placed[index] = true }
  }

  func isPlaced(_ index: Int) -> Bool { placed.indices.contains(index) && placed[index] }

  /// True if no word of the range is claimed but by what describes a section.
  func isFreeOrPlaced(_ range: Range<Int>) -> Bool {
    range.lowerBound >= 0 && range.upperBound <= tokens.count && range.allSatisfy { placed[$0] || !claimed[$0] }
  }

  func isForbidden(_ range: Range<Int>) -> Bool { range.contains { forbidden[$0] } }

  func forbid(_ range: Range<Int>) {
    for index in range { forbidden[index] = true }
  }

  /// The phrase of `book` at `index`, if none of its tokens is claimed.
  func match<Value>(_ book: PhraseBook<Value>, at index: Int) -> (value: Value, range: Range<Int>)? {
    guard index >= 0, let found = book.match(tokens, at: index) else { return nil }
    let range = index..<(index + found.count)
    return isFree(range) ? (found.value, range) : nil
  }

  /// The phrase of `book` that ends just before `index`, if none of its tokens is claimed.
  func match<Value>(_ book: PhraseBook<Value>, before index: Int) -> (value: Value, range: Range<Int>)? {
    for length in (1...4).reversed() {
      if let found = match(book, at: index - length), found.range.upperBound == index { return found }
    }
    return nil
  }

  /// True if the number at `index` is part of a name, as in "Juno 106".
  func isNumbered(_ index: Int) -> Bool {
    (1...3).contains { index >= $0 && vocabulary.numbered.match(tokens, at: index - $0)?.count == $0 }
      // "2step 132" has the name of a genre before the number.
      && !(2...3).contains { vocabulary.genres.match(tokens, at: index - $0)?.count == $0 }
  }

  /// The length in tokens of the artist's name at `index`.
  func artistLength(at index: Int) -> Int? { vocabulary.artists.match(tokens, at: index)?.count }

  /// The word at `index` unless it is out of bounds.
  func word(_ index: Int) -> String? { index >= 0 && index < tokens.count ? tokens[index].word : nil }

  /// `full`, or 70 % of it if a word had to be guessed.
  func confidence(_ full: Double, in range: Range<Int>) -> Double {
    tokens[range].contains(where: \.isCorrected) ? full * 0.7 : full
  }

  /// Claims the words of `range` and records them as the evidence for `field`.
  func addEvidence(_ field: String, _ range: Range<Int>, _ confidence: Double) {
    claim(range)
    brief.evidence.append(
      Evidence(field, words: words(range), confidence: self.confidence(confidence, in: range)))
  }

  /// Adds a note for the reader of the brief, once; at most twenty.
  func note(_ note: String) {
    if brief.notes.count < 20, !brief.notes.contains(note) { brief.notes.append(note) }
  }

  /// Sets a field that can have one value only; of two that differ the last one counts, and a note says so.
  func assign<Value: Equatable>(
    _ field: String, _ path: WritableKeyPath<Brief, Value?>, _ value: Value, from range: Range<Int>,
    _ confidence: Double
  ) {
    if let before = brief[keyPath: path], before != value,
      let words = brief.evidence.last(where: { $0.field == field })?.words
    {
      note("\"\(words)\" and \"\(self.words(range))\" contradict each other; the last one counts.")
      brief.evidence.removeAll { $0.field == field }
    }
    brief[keyPath: path] = value
    addEvidence(field, range, confidence)
  }
}
