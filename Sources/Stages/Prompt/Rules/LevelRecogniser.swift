import Audio

/// Recogniser of levels in numbers ("-9 LUFS", "true peak -1 dBTP").
struct LevelRecogniser: Recogniser {
  func recognise(in state: ParseState) {
    for index in state.tokens.indices {
      guard let number = state.tokens[index].number, state.isFree(index..<(index + 1)) else { continue }
      switch state.word(index + 1) {
      case "lufs", "lkfs": assignLevel(-number, .loudness, at: index, state)
      case "dbtp": assignLevel(-number, .truePeak, at: index, state)
      case "db" where isTruePeak(index, state): assignLevel(-number, .truePeak, at: index, state)
      default: break
      }
    }
  }

  private func isTruePeak(_ index: Int, _ state: ParseState) -> Bool {
    (1...4).contains { state.word(index - $0) == "peak" }
  }

  private func assignLevel(_ value: Double, _ field: NumberField, at index: Int, _ state: ParseState) {
    let range = index..<(index + 2)
    guard field.range.contains(value) else {
      state.reject(range, outside: field)
      return
    }
    if field.name == NumberField.loudness.name {
      state.assign("loudness_lufs", \.loudness, .LUFS(value), from: range, 0.95)
    } else {
      state.assign("true_peak_dbtp", \.truePeak, TruePeak(value: value), from: range, 0.95)
    }
  }
}

extension ParseState {
  /// Claims words that ask for a value outside of the field's range, and adds a note.
  func reject(_ range: Range<Int>, outside field: NumberField) {
    claim(range)
    brief.notes.append("\"\(words(range))\" is outside \(field.rangeInWords); it was left open.")
  }
}
