import Music

/// What a name suggests; anything that the prompt says itself outranks it.
struct Hint {
  /// The words that suggested it.
  let words: String
  var genre: String?
  /// Lowest and highest, BPM.
  var tempo: [Double]?
  var mode: Mode?
  var moods: [String] = []
  var style: [String] = []
  var instruments: [String] = []
  var note: String?
}
