/// Finds what is forbidden ("no drums, bass or vocals", "without hi-hats") and marks it for the recognisers.
struct NegationMarker {
  func mark(_ reading: inout Reading) {
    var index = 0
    while index < reading.tokens.count {
      if let bound = reading.vocabulary.bounds.match(reading.tokens, at: index) {
        index += bound.count
        continue
      }
      if let list = ExclusionList(at: index, in: reading) {
        markList(list, &reading)
        index = list.range.upperBound
        continue
      }
      if let noun = dashed(at: index, reading) {
        reading.claim(index..<(index + 1))
        reading.forbid(noun)
        index = noun.upperBound
        continue
      }
      if let degree = reading.match(reading.vocabulary.degrees, at: index), !degree.value {
        index = markLess(degree.range, &reading)
        continue
      }
      guard let negation = reading.match(reading.vocabulary.negations, at: index), !isHedged(index, reading) else {
        markSwitchedOff(at: index, &reading)
        markReplaced(at: index, &reading)
        index += 1
        continue
      }
      let next = negation.range.upperBound
      // "Don't forget the drums" asks for them.
      if let second = doubled(negation.range, reading) {
        reading.claim(index..<second.upperBound)
        index = second.upperBound
        continue
      }
      // "Not too slow" speaks of the one word only.
      let isMild = Self.degrees.contains(reading.word(next - 1) ?? "")
      let start = !isMild && Self.degrees.contains(reading.word(next) ?? "") ? next + 1 : next
      let end =
        isMild || start > next
        ? markWord(at: start, &reading) : markNouns(from: next, overAnd: negation.value, &reading)
      if end > start { reading.claim(negation.range) }
      index = max(end, negation.range.upperBound)
    }
  }

  /// Everything that a list under a label names; numbers in it say nothing of the track.
  private func markList(_ list: ExclusionList, _ reading: inout Reading) {
    reading.claim(list.label)
    var index = list.range.lowerBound
    while index < list.range.upperBound {
      let length = reading.vocabulary.nounLength(reading.tokens, at: index) ?? reading.artistLength(at: index)
      if let length {
        reading.forbid(index..<(index + length))
      } else if reading.tokens[index].number != nil
        || reading.vocabulary.negations.match(reading.tokens, at: index) != nil
        || reading.vocabulary.none.match(reading.tokens, at: index) != nil
      {
        reading.claim(index..<(index + 1))
      }
      index += length ?? 1
    }
  }

  /// "Exclude drums, guitar, vocals." as a sentence of its own.
  func isOrder(at index: Int, _ reading: Reading) -> Bool {
    reading.vocabulary.exclusions.match(reading.tokens, at: index) != nil && startsSentence(index, reading)
      && !["no", "without", "minus", "except"].contains(reading.tokens[index].word)
  }

  func startsSentence(_ index: Int, _ reading: Reading) -> Bool {
    reading.startsLine(index) || [".", "!", "?", ";", "please"].contains(reading.word(index - 1) ?? "")
  }

  /// "Less aggressive", "not as dark": no mood or sound of the track, whatever it is compared with.
  private func markLess(_ degree: Range<Int>, _ reading: inout Reading) -> Int {
    let start = degree.upperBound
    guard let length = reading.vocabulary.adjectiveLength(reading.tokens, at: start),
      !reading.vocabulary.isThing(reading.tokens, at: start)
    else { return start }
    reading.forbid(start..<(start + length))
    return start + length
  }

  /// "Almost no percussion", "hardly any drums" leave some.
  private func isHedged(_ index: Int, _ reading: Reading) -> Bool {
    ["almost", "nearly", "practically", "virtually"].contains(reading.word(index - 1) ?? "")
  }

  private func markWord(at index: Int, _ reading: inout Reading) -> Int {
    guard let length = reading.vocabulary.nounLength(reading.tokens, at: index) else { return index }
    reading.forbid(index..<(index + length))
    return index + length
  }

  private static let degrees: Set<String> = ["too", "very", "so", "that"]
}
