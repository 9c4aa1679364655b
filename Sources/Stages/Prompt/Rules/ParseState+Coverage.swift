/// The account of a prompt's words.
extension ParseState {
  /// The account of the words so far.
  var coverage: PromptCoverage { account(of: tokens).coverage }

  /// What becomes of `written`, the tokens of the prompt before they were translated.
  ///
  /// A word is understood when any word that it was read as was claimed, ignored when the lexicon passes it over, and
  /// not understood otherwise.
  func account(of written: [Token]) -> (coverage: PromptCoverage, notUnderstood: [String]) {
    var ignored = ignoredWords(in: tokens, languages: ["english", "emoji"])
    if brief.genre != nil {
      for index in subjects where CommonEnglish.contains(tokens[index].word) { ignored[index] = true }
    }
    let own = ["emoji", language ?? "english"]
    let ignoredAsWritten = ignoredWords(in: written, languages: own + Self.scripts)
    var coverage = PromptCoverage()
    var left: [String] = []
    var seen: Set<String> = []
    var first = tokens.startIndex
    for (place, word) in written.enumerated() where !word.isMark {
      while first < tokens.count, tokens[first].range.upperBound <= word.range.lowerBound { first += 1 }
      var reading = first
      var (isUnderstood, isIgnored) = (false, ignoredAsWritten[place])
      while reading < tokens.count, tokens[reading].range.lowerBound < word.range.upperBound {
        isUnderstood = isUnderstood || !isFree(reading..<(reading + 1))
        isIgnored = isIgnored || ignored[reading]
        reading += 1
      }
      if isUnderstood {
        coverage.understood += 1
      } else if isIgnored {
        coverage.ignored += 1
      } else {
        coverage.notUnderstood += 1
        if seen.insert(word.word).inserted { left.append(word.text) }
      }
    }
    return (coverage, left)
  }

  /// The words that say of what or for whom a song is: "about losing a friend", "for my newborn daughter".
  private var subjects: [Int] {
    tokens.indices.filter { Self.subjectLeaders.contains(tokens[$0].word) }.flatMap { start -> [Int] in
      guard tokens[start].word == "about" || Self.owners.contains(word(start + 1) ?? "") else { return [] }
      return (start + 1..<min(start + 1 + Self.longestSubject, tokens.count)).prefix { index in
        !tokens[index].isMark && tokens[index].number == nil && !startsLine(index)
          && !Self.subjectEnds.contains(tokens[index].word)
      }
    }
  }

  private static let longestSubject = 6
  private static let subjectLeaders: Set<String> = ["about", "for", "to", "of"]
  private static let owners: Set<String> = ["my", "our", "his", "her", "their", "your"]
  private static let subjectEnds: Set<String> = [
    "with", "without", "in", "at", "and", "but", "using", "sung", "featuring", "on",
  ]

  private static let scripts = ["japanese", "chinese", "arabic"]

  /// The places of words that are in the lexicon's lists of `languages`.
  private func ignoredWords(in tokens: [Token], languages: [String]) -> [Bool] {
    var ignored = Array(repeating: false, count: tokens.count)
    for book in languages.compactMap({ vocabulary.ignored[$0] }) {
      for index in tokens.indices {
        guard let found = book.match(tokens, at: index) else { continue }
        for place in index..<(index + found.count) { ignored[place] = true }
      }
    }
    return ignored
  }
}
