/// Recogniser of a distance from the usual tempo of an artist or a genre ("like Daft Punk but slower").
struct TempoChangeRecogniser: Recogniser {
  /// The share of the tempo that "slower" and "faster" stand for, alone and with "a bit" and "much"
  /// (our choice).
  private static let step = 0.1
  private static let smallStep = 0.05
  private static let largeStep = 0.2

  func recognise(in state: ParseState) {
    guard state.impliedStyles.contains(where: { $0.tempo != nil }) else { return }
    for index in state.tokens.indices {
      guard let found = state.match(state.vocabulary.comparatives, at: index), found.value.hasPrefix("tempo "),
        !state.isForbidden(found.range),
        state.word(found.range.upperBound) != "than" || !isNumber(found.range, state)
      else { continue }
      assignChange(found.value == "tempo more" ? .more : .less, found.range, state)
    }
  }

  private func isNumber(_ range: Range<Int>, _ state: ParseState) -> Bool {
    range.upperBound + 1 < state.tokens.count && state.tokens[range.upperBound + 1].number != nil
  }

  private func assignChange(_ direction: Comparison.Direction, _ range: Range<Int>, _ state: ParseState) {
    let sign = direction == .more ? 1.0 : -1
    let said =
      ComparisonRecogniser.ChangeAmount(before: range.lowerBound, in: state)
      ?? ComparisonRecogniser.ChangeAmount(after: range.upperBound, in: state)
    let degree = degree(before: range.lowerBound, state)
    var change = TempoChange(words: degree.start..<range.upperBound, share: sign * degree.share)
    if let said {
      change = TempoChange(words: min(said.start, range.lowerBound)..<max(said.end, range.upperBound))
      switch said.unit {
      case .bpm: change.bpm = sign * said.value
      case .percent: change.share = sign * said.value / 100
      }
    } else if let multiple = ComparisonRecogniser.multiple(state.words(range), direction) {
      change.share = sign * multiple / 100
    }
    state.tempoChange = change
    state.claim(change.words)
  }

  /// "A bit", "much": how much, and where those words begin.
  private func degree(before start: Int, _ state: ParseState) -> (share: Double, start: Int) {
    guard let word = state.word(start - 1), state.isFree((start - 1)..<start) else { return (Self.step, start) }
    if Self.small.contains(word) { return (Self.smallStep, start - 1) }
    return Self.large.contains(word) ? (Self.largeStep, start - 1) : (Self.step, start)
  }

  private static let small: Set<String> = [
    "bit", "slightly", "little", "touch", "somewhat", "tad", "marginally", "hair",
  ]
  private static let large: Set<String> = ["much", "lot", "way", "far", "considerably", "significantly", "lots"]
}

/// A wished distance from the usual tempo of something named.
struct TempoChange {
  let words: Range<Int>
  /// Of the usual tempo.
  var share = 0.0
  /// In BPM, where that was said.
  var bpm: Double?

  /// `tempi` as far away as asked, within what a tempo can be.
  func applied(to tempi: [Double]) -> [Double] {
    let limits = NumberField.bpm.range
    return tempi.map { usual in
      let changed = (usual + (bpm ?? usual * share)).rounded()
      return min(max(changed, limits.lowerBound), limits.upperBound)
    }
  }
}
