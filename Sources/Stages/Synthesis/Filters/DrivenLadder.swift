/// The ladder and a curve behind it on one channel, at four times the rate: both saturate, and high notes would alias.
///
/// The inner oversampler doubles what the outer one has doubled.
struct DrivenLadder: Sendable {
  private static let factor = 4

  private let shaper: Shaper?
  private var ladder = LadderFilter(oversampling: factor)
  private var outer = Oversampler()
  private var inner = Oversampler()
  private var decimator = SteepDecimator()

  /// Without a shaper only the filter colours.
  init(_ shaper: Shaper?) { self.shaper = shaper }

  /// Filters and shapes the chunk, at whose end the corner has come to `cutoff`, in hertz.
  mutating func process(_ chunk: inout Chunk, cutoff: Double, resonance: Double) {
    ladder.glide(to: cutoff, resonance: resonance, over: Self.factor * Chunk.frames)
    let (first, second) = outer.up(chunk)
    chunk = decimator(coloured(first), coloured(second))
  }

  private mutating func coloured(_ chunk: Chunk) -> Chunk {
    var (first, second) = inner.up(chunk)
    colour(&first)
    colour(&second)
    return inner.down(first, second)
  }

  private mutating func colour(_ chunk: inout Chunk) {
    var ladder = ladder
    chunk.update { ladder.next($0) }
    self.ladder = ladder
    guard let shaper else { return }
    for four in 0..<Chunk.fours { chunk[four] = shaper(chunk[four]) }
  }
}
