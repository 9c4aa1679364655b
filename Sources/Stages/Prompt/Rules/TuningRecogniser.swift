import Music

/// Recogniser of tunings ("drop C", "A = 432 Hz") and of other frequencies, which are neither sections nor tempi.
struct TuningRecogniser: Recogniser {
  func recognise(in state: ParseState) {
    for index in state.tokens.indices where state.isFree(index..<(index + 1)) {
      if state.tokens[index].word == "drop" {
        recogniseDrop(at: index, state)
      } else if let number = state.tokens[index].number {
        recogniseFrequency(number, at: index, state)
      }
    }
  }

  /// "Drop D": guitars whose lowest string is the note.
  private func recogniseDrop(at index: Int, _ state: ParseState) {
    guard let spelling = state.tokens.indices.contains(index + 1) ? KeySpelling(at: index + 1, in: state) : nil,
      spelling.suffix.isEmpty, state.tokens[index + 1].text.first?.isUppercase == true || isTuning(spelling.end, state)
    else { return }
    let end = isTuning(spelling.end, state) ? spelling.end + 1 : spelling.end
    if state.brief.key == nil {
      state.assign("key", \.key, Key(spelling.tonic, .minor), from: index..<end, 0.5)
    } else {
      state.addEvidence("key", index..<end, 0.5)
    }
    state.note(
      "\"\(state.words(index..<end))\" is a tuning of guitars; it was read as a low register around that note.")
  }

  private func isTuning(_ index: Int, _ state: ParseState) -> Bool {
    ["tuning", "tuned", "tunings", "riff", "riffs", "guitar", "guitars"].contains(state.word(index) ?? "")
      && !["riff", "riffs", "guitar", "guitars"].contains(state.word(index) ?? "")
  }

  private static let standards = 415.0...466.0

  private func recogniseFrequency(_ number: Double, at index: Int, _ state: ParseState) {
    var start = index
    while let word = state.word(start - 1), ["=", ":", "at", "to", "4", "a4"].contains(word) { start -= 1 }
    let isA = state.word(start - 1) == "a" && state.tokens[max(0, start - 1)].text == "A" && start <= index
    let isUnit = ["hz", "hertz", "khz"].contains(state.word(index + 1) ?? "")
    let isNamed = ["tuning", "tuned"].contains(state.word(index + 1) ?? "") || state.word(start - 1) == "tuning"
    guard isUnit || ((isA || isNamed) && Self.standards.contains(number)) else { return }
    var end = isUnit ? index + 2 : index + 1
    if ["tuning", "frequency", "tone", "tones"].contains(state.word(end) ?? "") { end += 1 }
    let range = (isA && start > 0 ? start - 1 : index)..<end
    guard state.isFree(range) else { return }
    state.claim(range)
    let words = state.words(range)
    if Self.standards.contains(number), number != 440 {
      state.note("\"\(words)\" cannot be set: the track is tuned to A = 440 Hz.")
    } else if number != 440 {
      state.note("\"\(words)\" is a frequency; it cannot be set.")
    }
  }
}
