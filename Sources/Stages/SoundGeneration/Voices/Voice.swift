/// One sounding note.
protocol Voice: Sendable {
  /// Whether it has died away and can be forgotten.
  var isFinished: Bool { get }

  /// Adds its next frames to `left` and `right`, beginning at index `offset`; both have the same length.
  mutating func render(left: inout [Float], right: inout [Float], from offset: Int)
}
