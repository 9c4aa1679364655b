/// Recogniser of the properties to keep from the reference, and of those to change ("like the attached but slower").
struct ReferenceRecogniser: Recogniser {
  func recognise(in state: ParseState) {
    let mentions = state.tokens.indices.compactMap { state.match(state.vocabulary.references, at: $0)?.range }
    guard !mentions.isEmpty else { return }
    for mention in mentions where state.isFree(mention) {
      recogniseLikeness(before: mention, state)
      if let purpose = state.match(Self.purposes, at: mention.upperBound) {
        state.keepFromReference("style", from: mention.lowerBound..<purpose.range.upperBound)
      }
      state.claim(mention)
    }
    for index in state.tokens.indices { recogniseAspect(at: index, state) }
    for index in state.tokens.indices { ComparisonRecogniser().recognise(at: index, state) }
    state.brief.fromReference.sort()
  }

  /// Behind the reference: it is what the track shall be made after.
  private static let purposes: PhraseBook<Bool> = {
    let nouns = ["starting point", "reference", "base", "basis", "guide", "template", "model", "blueprint", "example"]
    let phrases = nouns.flatMap { noun in ["as a", "as an", "as the", "as my", "as"].map { "\($0) \(noun)" } }
    return PhraseBook([(true, phrases + ["as inspiration", "for inspiration", "as an inspiration"])], plurals: false)
  }()

  /// "Like the", "similar to my".
  private func recogniseLikeness(before mention: Range<Int>, _ state: ParseState) {
    var start = mention.lowerBound
    while let word = state.word(start - 1), ["the", "is", "my", "this", "a", "an", "that", "our"].contains(word) {
      start -= 1
    }
    guard let like = state.match(state.vocabulary.like, before: start),
      !isAboutAspect(before: like.range.lowerBound, state)
    else { return }
    state.keepFromReference("style", from: like.range.lowerBound..<mention.upperBound)
  }

  /// "The key should be like", "tempo as in": one thing is alike and not all of it.
  private func isAboutAspect(before index: Int, _ state: ParseState) -> Bool {
    var end = index
    while let word = state.word(end - 1), Self.links.contains(word) { end -= 1 }
    return state.match(state.vocabulary.aspects, before: end) != nil
  }

  private static let links: Set<String> = [
    ":", "=", "is", "should", "must", "be", "the", "as", "in", "same", "like", "taken", "borrowed", "copied", "lifted",
    "from", "of", "match", "matches", "matching", "to", "identical", "equal", "similar",
  ]

  /// "Its key", "the same tempo", "the tempo of the reference".
  private func recogniseAspect(at index: Int, _ state: ParseState) {
    guard let aspect = state.match(state.vocabulary.aspects, at: index) else { return }
    let end = aspect.range.upperBound
    let isOfReference = isFollowedByReference(end, state) || isOwnedByReference(index, state)
    let same = (1...4).lazy.map { index - $0 }.first { start in
      guard start >= 0, let found = state.vocabulary.same.match(state.tokens, at: start) else { return false }
      return state.tokens[(start + found.count)..<index].allSatisfy { token in
        ["the", "and", "its", "same", "of", ","].contains(token.word)
          || state.vocabulary.aspects.words.contains(token.word)
      }
    }
    let isHalf =
      state.word(index - 1) == "the" && ["half", "double", "twice"].contains(state.word(index - 2) ?? "")
    guard isOfReference || same != nil, !isHalf, !isOther(index, state) else { return }
    state.keepFromReference(aspect.value, from: (same ?? index)..<end)
  }

  /// "The tempo of the reference", "tempo and key from my file".
  private func isFollowedByReference(_ start: Int, _ state: ParseState) -> Bool {
    var isLinked = state.language != nil
    for index in start..<min(start + 8, state.tokens.count) {
      if state.vocabulary.references.match(state.tokens, at: index) != nil { return isLinked && index > start }
      let word = state.tokens[index].word
      if word == ",", state.word(index + 1) != "and", !isAspect(index + 1, state) { return false }
      if Self.links.contains(word), word != "the", word != "is" {
        isLinked = true
      } else if !isListed(word, state) {
        return false
      }
    }
    return false
  }

  /// "The reference's key and tempo".
  private func isOwnedByReference(_ index: Int, _ state: ParseState) -> Bool {
    for start in stride(from: index - 1, through: max(index - 6, 1), by: -1) {
      if state.tokens[start].word == "s", state.tokens[start].joiner == "'" {
        return (1...min(3, start)).contains { length in
          state.vocabulary.references.match(state.tokens, at: start - length).map { $0.count == length } ?? false
        }
      }
      guard isListed(state.tokens[start].word, state) else { return false }
    }
    return false
  }

  private func isAspect(_ index: Int, _ state: ParseState) -> Bool {
    state.vocabulary.aspects.match(state.tokens, at: index) != nil
  }

  private func isListed(_ word: String, _ state: ParseState) -> Bool {
    ["the", "is", "my", "this", "that", "our", "your", "and", ",", "its", "same"].contains(word)
      || state.vocabulary.aspects.words.contains(word)
  }

  /// "A different key than the reference".
  private func isOther(_ index: Int, _ state: ParseState) -> Bool {
    (1...2).contains {
      ["different", "not", "other", "another", "new", "change"].contains(state.word(index - $0) ?? "")
    }
  }
}

extension ParseState {
  fileprivate func keepFromReference(_ aspect: String, from range: Range<Int>) {
    if !brief.fromReference.contains(aspect) { brief.fromReference.append(aspect) }
    addEvidence("from_reference", range, 0.85)
  }
}
