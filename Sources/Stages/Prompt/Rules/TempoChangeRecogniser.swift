/// "Like Daft Punk but slower", "a much faster Burial": how far the tempo lies from the usual one of what was named.
struct TempoChangeRecogniser: Recogniser {
  /// How much slower or faster, as a share, where nobody says by how much, and with words that make it less or more.
  private static let step = 0.1
  private static let smallStep = 0.05
  private static let largeStep = 0.2

  func recognise(in reading: inout Reading) {
    guard reading.hints.contains(where: { $0.tempo != nil }) else { return }
    for index in reading.tokens.indices {
      guard let found = reading.match(reading.vocabulary.comparatives, at: index), found.value.hasPrefix("tempo "),
        !reading.isForbidden(found.range),
        reading.word(found.range.upperBound) != "than" || !isNumber(found.range, reading)
      else { continue }
      take(found.value == "tempo more" ? .more : .less, found.range, &reading)
    }
  }

  private func isNumber(_ range: Range<Int>, _ reading: Reading) -> Bool {
    range.upperBound + 1 < reading.tokens.count && reading.tokens[range.upperBound + 1].number != nil
  }

  private func take(_ direction: Comparison.Direction, _ range: Range<Int>, _ reading: inout Reading) {
    let sign = direction == .more ? 1.0 : -1
    let said =
      ComparisonRecogniser.Amount(before: range.lowerBound, in: reading)
      ?? ComparisonRecogniser.Amount(after: range.upperBound, in: reading)
    let degree = degree(before: range.lowerBound, reading)
    var change = TempoChange(words: degree.start..<range.upperBound, share: sign * degree.share)
    if let said {
      change = TempoChange(words: min(said.start, range.lowerBound)..<max(said.end, range.upperBound))
      switch said.unit {
      case .bpm: change.bpm = sign * said.value
      case .percent: change.share = sign * said.value / 100
      }
    } else if let multiple = ComparisonRecogniser.multiple(reading.words(range), direction) {
      change.share = sign * multiple / 100
    }
    reading.tempoChange = change
    reading.claim(change.words)
  }

  /// "A bit", "much": how much, and where those words begin.
  private func degree(before start: Int, _ reading: Reading) -> (share: Double, start: Int) {
    guard let word = reading.word(start - 1), reading.isFree((start - 1)..<start) else { return (Self.step, start) }
    if Self.small.contains(word) { return (Self.smallStep, start - 1) }
    return Self.large.contains(word) ? (Self.largeStep, start - 1) : (Self.step, start)
  }

  private static let small: Set<String> = [
    "bit", "slightly", "little", "touch", "somewhat", "tad", "marginally", "hair",
  ]
  private static let large: Set<String> = ["much", "lot", "way", "far", "considerably", "significantly", "lots"]
}

/// How far a tempo shall be from the usual one.
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
