/// Hears pitches in both channels at 48 kHz.
struct PitchListener {
  private var midDecimator = Decimator()
  private var sideDecimator = Decimator()
  private(set) var chroma = ChromaListener()

  /// Takes mid and side, (left ± right) / 2.
  mutating func add(mid: [Float], side: [Float]) {
    chroma.add(mid: midDecimator.process(mid), side: sideDecimator.process(side))
  }
}
