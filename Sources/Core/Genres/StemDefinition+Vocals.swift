import Music

extension StemDefinition {
  /// The voice of genres that list none: a choir where it is calm, chopped syllables where there is a beat.
  public static func vocals(calm: Bool) -> StemDefinition {
    StemDefinition(
      name: "vocals", role: .vocals, sounds: calm ? ["choir-ooh", "choir-aah"] : ["vocal-chop"], program: nil,
      description: calm ? "wordless choir, soft and wide" : "rhythmic chopped vocal hook", optional: true,
      register: calm ? 64 : 67, levelLu: calm ? -10 : -8, highPassHz: 140, width: 1, pan: 0, duck: 0.4)
  }
}
