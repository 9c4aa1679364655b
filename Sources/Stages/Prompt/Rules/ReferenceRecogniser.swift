/// "Like the attached but slower, keep its key": what of the reference shall stay, and what shall differ from it.
struct ReferenceRecogniser: Recogniser {
  func recognise(in reading: inout Reading) {
    let mentions = reading.tokens.indices.compactMap { reading.match(reading.vocabulary.references, at: $0)?.range }
    guard !mentions.isEmpty else { return }
    for mention in mentions where reading.isFree(mention) {
      takeLikeness(before: mention, &reading)
      reading.claim(mention)
    }
    for index in reading.tokens.indices { takeAspect(at: index, &reading) }
    for index in reading.tokens.indices { ComparisonRecogniser().take(at: index, &reading) }
    reading.brief.fromReference.sort()
  }

  /// "Like the", "similar to my".
  private func takeLikeness(before mention: Range<Int>, _ reading: inout Reading) {
    var start = mention.lowerBound
    while let word = reading.word(start - 1), ["the", "is", "my", "this", "a", "an", "that", "our"].contains(word) {
      start -= 1
    }
    guard let like = reading.match(reading.vocabulary.like, before: start),
      !isAboutAspect(before: like.range.lowerBound, reading)
    else { return }
    reading.take("style", from: like.range.lowerBound..<mention.upperBound)
  }

  /// "The key should be like", "tempo as in": one thing is alike and not all of it.
  private func isAboutAspect(before index: Int, _ reading: Reading) -> Bool {
    var end = index
    while let word = reading.word(end - 1), Self.links.contains(word) { end -= 1 }
    return reading.match(reading.vocabulary.aspects, before: end) != nil
  }

  private static let links: Set<String> = [
    ":", "=", "is", "should", "must", "be", "the", "as", "in", "same", "like", "taken", "borrowed", "copied", "lifted",
    "from", "of", "match", "matches", "matching", "to", "identical", "equal", "similar",
  ]

  /// "Its key", "the same tempo", "the tempo of the reference".
  private func takeAspect(at index: Int, _ reading: inout Reading) {
    guard let aspect = reading.match(reading.vocabulary.aspects, at: index) else { return }
    let end = aspect.range.upperBound
    let isOfReference = isFollowedByReference(end, reading) || isOwnedByReference(index, reading)
    let same = (1...4).lazy.map { index - $0 }.first { start in
      guard start >= 0, let found = reading.vocabulary.same.match(reading.tokens, at: start) else { return false }
      return reading.tokens[(start + found.count)..<index].allSatisfy { token in
        ["the", "and", "its", "same", "of", ","].contains(token.word)
          || reading.vocabulary.aspects.words.contains(token.word)
      }
    }
    let isHalf =
      reading.word(index - 1) == "the" && ["half", "double", "twice"].contains(reading.word(index - 2) ?? "")
    guard isOfReference || same != nil, !isHalf, !isOther(index, reading) else { return }
    reading.take(aspect.value, from: (same ?? index)..<end)
  }

  /// "The tempo of the reference", "tempo and key from my file".
  private func isFollowedByReference(_ start: Int, _ reading: Reading) -> Bool {
    var isLinked = reading.language != nil
    for index in start..<min(start + 8, reading.tokens.count) {
      if reading.vocabulary.references.match(reading.tokens, at: index) != nil { return isLinked && index > start }
      let word = reading.tokens[index].word
      if word == ",", reading.word(index + 1) != "and", !isAspect(index + 1, reading) { return false }
      if Self.links.contains(word), word != "the", word != "is" {
        isLinked = true
      } else if !isListed(word, reading) {
        return false
      }
    }
    return false
  }

  /// "The reference's key and tempo".
  private func isOwnedByReference(_ index: Int, _ reading: Reading) -> Bool {
    for start in stride(from: index - 1, through: max(index - 6, 1), by: -1) {
      if reading.tokens[start].word == "s", reading.tokens[start].joiner == "'" {
        return (1...min(3, start)).contains { length in
          reading.vocabulary.references.match(reading.tokens, at: start - length).map { $0.count == length } ?? false
        }
      }
      guard isListed(reading.tokens[start].word, reading) else { return false }
    }
    return false
  }

  private func isAspect(_ index: Int, _ reading: Reading) -> Bool {
    reading.vocabulary.aspects.match(reading.tokens, at: index) != nil
  }

  private func isListed(_ word: String, _ reading: Reading) -> Bool {
    ["the", "is", "my", "this", "that", "our", "your", "and", ",", "its", "same"].contains(word)
      || reading.vocabulary.aspects.words.contains(word)
  }

  /// "A different key than the reference".
  private func isOther(_ index: Int, _ reading: Reading) -> Bool {
    (1...2).contains {
      ["different", "not", "other", "another", "new", "change"].contains(reading.word(index - $0) ?? "")
    }
  }
}

extension Reading {
  fileprivate mutating func take(_ aspect: String, from range: Range<Int>) {
    if !brief.fromReference.contains(aspect) { brief.fromReference.append(aspect) }
    attest("from_reference", range, 0.85)
  }
}
