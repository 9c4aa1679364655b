/// Hears pitches in mono sound at 48 kHz.
struct PitchListener {
  private var decimator = Decimator()
  private(set) var chroma = ChromaListener()

  /// Takes the next samples.
  mutating func add(_ samples: [Float]) { chroma.add(decimator.process(samples)) }
}
