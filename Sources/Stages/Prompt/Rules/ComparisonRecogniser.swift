/// "Slower", "10 bpm faster", "darker", "less aggressive": what shall be more or less than in the reference.
struct ComparisonRecogniser {
  func take(at index: Int, _ reading: inout Reading) {
    if let found = reading.match(reading.vocabulary.comparatives, at: index) {
      takeNamed(found.value, found.range, &reading)
    } else if let degree = reading.match(reading.vocabulary.degrees, at: index) {
      takeDegree(degree.value, degree.range, &reading)
    } else if [reading.tokens[index].text.lowercased(), reading.tokens[index].word].contains(where: {
      $0.hasSuffix("er")
    }),
      let quality = quality(at: index, reading)
    {
      reading.compare(quality.name, .more, from: quality.range, claiming: false)
    }
  }

  /// A row of the lexicon such as `tempo less`.
  private func takeNamed(_ name: String, _ range: Range<Int>, _ reading: inout Reading) {
    let words = name.split(separator: " ").map(String.init)
    guard words.count == 2, let direction = Comparison.Direction(rawValue: words[1]),
      !reading.vocabulary.isThing(reading.tokens, at: range.upperBound)
    else { return }
    // "Faster than 120" speaks of a number, not of the reference.
    if reading.word(range.upperBound) == "than", reading.tokens.indices.contains(range.upperBound + 1),
      reading.tokens[range.upperBound + 1].number != nil
    {
      return
    }
    let isTempo = words[0] == "tempo"
    let said =
      isTempo ? Amount(before: range.lowerBound, in: reading) ?? Amount(after: range.upperBound, in: reading) : nil
    let start = min(said?.start ?? range.lowerBound, range.lowerBound)
    let doubling = isTempo && said == nil ? Self.multiple(reading.words(range), direction) : nil
    let amount = said?.value ?? doubling
    let unit = said?.unit ?? doubling.map { _ in .percent }
    reading.compare(words[0], direction, by: amount, unit, from: start..<max(range.upperBound, said?.end ?? 0))
  }

  /// "Twice as fast" is 100 % more, "half as fast" 50 % less.
  static func multiple(_ words: String, _ direction: Comparison.Direction) -> Double? {
    let words = words.lowercased()
    guard words.hasPrefix("twice") || words.hasPrefix("half") else { return nil }
    return direction == .more ? 100 : 50
  }

  /// "More energetic" and "less aggressive"; what shall be less is no mood of the track.
  private func takeDegree(_ isMore: Bool, _ range: Range<Int>, _ reading: inout Reading) {
    guard let quality = quality(at: range.upperBound, reading) else { return }
    reading.claim(range)
    reading.compare(quality.name, isMore ? .more : .less, from: quality.range, claiming: !isMore)
  }

  private func quality(at index: Int, _ reading: Reading) -> (name: String, range: Range<Int>)? {
    guard
      let found = reading.match(reading.vocabulary.moods, at: index)
        ?? reading.match(reading.vocabulary.sound, at: index),
      !reading.vocabulary.isThing(reading.tokens, at: found.range.upperBound)
    else { return nil }
    return (found.value, found.range)
  }

  /// "10 bpm", "20%", "20 percent" before a comparative.
  struct Amount {
    let value: Double
    let unit: Comparison.Unit
    let start: Int
    let end: Int

    /// "Slower by 10 bpm".
    init?(after start: Int, in reading: Reading) {
      guard reading.word(start) == "by" else { return nil }
      self.init(before: start + 3, in: reading)
    }

    init?(before end: Int, in reading: Reading) {
      guard end >= 2, end <= reading.tokens.count, let number = reading.tokens[end - 2].number, number > 0,
        number <= 200,
        reading.isFree((end - 2)..<end)
      else { return nil }
      switch reading.tokens[end - 1].word {
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

extension Reading {
  fileprivate mutating func compare(
    _ quality: String, _ direction: Comparison.Direction, by amount: Double? = nil, _ unit: Comparison.Unit? = nil,
    from range: Range<Int>, claiming: Bool = true
  ) {
    brief.comparisons.removeAll { $0.quality == quality }
    brief.comparisons.append(Comparison(quality, direction, by: amount, unit))
    if claiming {
      attest("comparisons", range, 0.85)
    } else {
      brief.evidence.append(Evidence("comparisons", words: words(range), confidence: confidence(0.85, in: range)))
    }
  }
}
