import Audio

/// "-9 LUFS", "true peak -1 dBTP": levels in numbers.
struct LevelRecogniser: Recogniser {
  func recognise(in reading: inout Reading) {
    for index in reading.tokens.indices {
      guard let number = reading.tokens[index].number, reading.isFree(index..<(index + 1)) else { continue }
      switch reading.word(index + 1) {
      case "lufs", "lkfs": take(-number, .loudness, at: index, &reading)
      case "dbtp": take(-number, .truePeak, at: index, &reading)
      case "db" where isTruePeak(index, reading): take(-number, .truePeak, at: index, &reading)
      default: break
      }
    }
  }

  private func isTruePeak(_ index: Int, _ reading: Reading) -> Bool {
    (1...4).contains { reading.word(index - $0) == "peak" }
  }

  private func take(_ value: Double, _ field: NumberField, at index: Int, _ reading: inout Reading) {
    let range = index..<(index + 2)
    guard field.range.contains(value) else {
      reading.refuse(range, outside: field)
      return
    }
    if field.name == NumberField.loudness.name {
      reading.decide("loudness_lufs", \.loudness, .LUFS(value), from: range, 0.95)
    } else {
      reading.decide("true_peak_dbtp", \.truePeak, TruePeak(value: value), from: range, 0.95)
    }
  }
}

extension Reading {
  /// Claims words that ask for more than there is, and says so.
  mutating func refuse(_ range: Range<Int>, outside field: NumberField) {
    claim(range)
    brief.notes.append("\"\(words(range))\" is outside \(field.rangeInWords); it was left open.")
  }
}
