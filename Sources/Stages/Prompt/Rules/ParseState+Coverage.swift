extension ParseState {
  /// The account of the words so far.
  var coverage: PromptCoverage {
    var coverage = PromptCoverage()
    for index in tokens.indices where !tokens[index].isMark {
      if !isFree(index..<(index + 1)) {
        coverage.understood += 1
      } else if vocabulary.smallWords.contains(tokens[index].word) || tokens[index].isEmoji {
        coverage.ignored += 1
      } else {
        coverage.notUnderstood += 1
      }
    }
    return coverage
  }
}
