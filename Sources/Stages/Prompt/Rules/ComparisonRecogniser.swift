/// Recogniser of comparisons with the reference ("slower", "10 bpm faster", "less aggressive").
struct ComparisonRecogniser {
  func recognise(at index: Int, _ state: ParseState) {
    if let found = state.match(state.vocabulary.comparatives, at: index) {
      addNamed(found.value, found.range, state)
    } else if let degree = state.match(state.vocabulary.degrees, at: index) {
      addDegree(degree.value, degree.range, state)
    } else if [state.tokens[index].text.lowercased(), state.tokens[index].word].contains(where: {
      $0.hasSuffix("er")
    }),
      let quality = quality(at: index, state)
    {
      state.compare(quality.name, .more, from: quality.range, claiming: false)
    }
  }

  /// A row of the lexicon such as `tempo less`.
  private func addNamed(_ name: String, _ range: Range<Int>, _ state: ParseState) {
    let words = name.split(separator: " ").map(String.init)
    guard words.count == 2, let direction = Comparison.Direction(rawValue: words[1]),
      !state.vocabulary.isThing(state.tokens, at: range.upperBound)
    else { return }
    // "Faster than 120" speaks of a number, not of the reference.
    if state.word(range.upperBound) == "than", state.tokens.indices.contains(range.upperBound + 1),
      state.tokens[range.upperBound + 1].number != nil
    {
      return
    }
    let isTempo = words[0] == "tempo"
    let said =
      isTempo
      ? ChangeAmount(before: range.lowerBound, in: state) ?? ChangeAmount(after: range.upperBound, in: state) : nil
    let start = min(said?.start ?? range.lowerBound, range.lowerBound)
    let doubling = isTempo && said == nil ? Self.multiple(state.words(range), direction) : nil
    let amount = said?.value ?? doubling
    let unit = said?.unit ?? doubling.map { _ in .percent }
    state.compare(words[0], direction, by: amount, unit, from: start..<max(range.upperBound, said?.end ?? 0))
  }

  /// "Twice as fast" is 100 % more, "half as fast" 50 % less.
  static func multiple(_ words: String, _ direction: Comparison.Direction) -> Double? {
    let words = words.lowercased()
    guard words.hasPrefix("twice") || words.hasPrefix("half") else { return nil }
    return direction == .more ? 100 : 50
  }

  /// "More energetic" and "less aggressive"; what shall be less is no mood of the track.
  private func addDegree(_ isMore: Bool, _ range: Range<Int>, _ state: ParseState) {
    guard let quality = quality(at: range.upperBound, state) else { return }
    state.claim(range)
    state.compare(quality.name, isMore ? .more : .less, from: quality.range, claiming: !isMore)
  }

  private func quality(at index: Int, _ state: ParseState) -> (name: String, range: Range<Int>)? {
    guard
      let found = state.match(state.vocabulary.moods, at: index)
        ?? state.match(state.vocabulary.sound, at: index),
      !state.vocabulary.isThing(state.tokens, at: found.range.upperBound)
    else { return nil }
    return (found.value, found.range)
  }

  /// "10 bpm", "20%", "20 percent" before a comparative.
  struct ChangeAmount {
    let value: Double
    let unit: Comparison.AmountUnit
    let start: Int
    let end: Int

    /// "Slower by 10 bpm".
    init?(after start: Int, in state: ParseState) {
      guard state.word(start) == "by" else { return nil }
      self.init(before: start + 3, in: state)
    }

    init?(before end: Int, in state: ParseState) {
      guard end >= 2, end <= state.tokens.count, let number = state.tokens[end - 2].number, number > 0,
        number <= 200,
        state.isFree((end - 2)..<end)
      else { return nil }
      switch state.tokens[end - 1].word {
      case "bpm": unit = .bpm
      case "%", "percent": unit = .percent
      default: return nil
      }
      value = number
      start = end - 2
      self.end = end
    }
  }
}

extension ParseState {
  fileprivate func compare(
    _ quality: String, _ direction: Comparison.Direction, by amount: Double? = nil,
    _ unit: Comparison.AmountUnit? = nil,
    from range: Range<Int>, claiming: Bool = true
  ) {
    brief.comparisons.removeAll { $0.quality == quality }
    brief.comparisons.append(Comparison(quality, direction, by: amount, unit))
    if claiming {
      addEvidence("comparisons", range, 0.85)
    } else {
      brief.evidence.append(Evidence("comparisons", words: words(range), confidence: confidence(0.85, in: range)))
    }
  }
}
