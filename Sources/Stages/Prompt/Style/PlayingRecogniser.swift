/// Recogniser of how the notes are played: their density ("sparse") and articulation ("staccato").
struct PlayingRecogniser: Recogniser {
  func recognise(in state: ParseState) {
    for index in state.tokens.indices {
      if let found = state.vocabulary.style.densities.match(state.tokens, at: index) {
        let range = index..<(index + found.count)
        if !state.isForbidden(range) {
          note("density", \.density, found.value, range, state)
        } else if state.isFree(range) {
          // "Not dense" is sparse.
          note("density", \.density, 1 - found.value, range, state)
        }
      }
      if let found = state.vocabulary.style.articulations.match(state.tokens, at: index) {
        let range = index..<(index + found.count)
        if !state.isForbidden(range) { note("articulation", \.articulation, found.value, range, state) }
      }
    }
  }

  /// The words may belong to the sound or to an instrument already.
  private func note<Value: Equatable>(
    _ field: String, _ path: WritableKeyPath<Brief, Value?>, _ value: Value, _ range: Range<Int>,
    _ state: ParseState
  ) {
    guard
      !state.vocabulary.isThing(state.tokens, at: range.upperBound) || state.isFree(range) || field == "articulation"
    else { return }
    if field == "density" { state.noteDegree(of: field, at: range.lowerBound) }
    state.assign(field, path, value, from: range, 0.8)
  }
}
