import Audio

extension DCBlocker {
  /// Behind effects and voices.
  static var usual: DCBlocker { DCBlocker(corner: .Hz(10)) }

  /// Folded waves lean further to one side than others, and begin to at once.
  init(behind shaper: Shaper) { self.init(corner: .Hz(shaper.curve == .fold ? 30 : 10)) }

  mutating func process(_ chunk: inout StereoChunk) {
    var copy = self
    chunk.update { copy($0) }
    self = copy
  }
}
