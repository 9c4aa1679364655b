import Audio

/// The one linear filter of a master: the same tone for everything, and a width of its own for each band.
///
/// It is linear in left and right, hence the filtered stems sum to the filtered mix.
struct Equaliser: Sendable {
  /// One gain per third-octave band; nil without a tone target.
  let tone: ToneMatch?
  /// One gain of the side per width band; empty without a wish.
  let widening: [Double]
  private let filter: ZeroPhaseFilter
  /// Nil where middle and side are filtered alike.
  private let sideFilter: ZeroPhaseFilter?

  /// The transform of one thread.
  struct Workspace {
    let fft = RealFFT(size: ZeroPhaseFilter.size)
  }

  init(tone: ToneMatch? = nil, widening: [Double] = []) {
    self.tone = tone
    let gains = (tone?.gains ?? ThirdOctaves.centres.map { _ in .dB(0) }).map(\.value)
    filter = ZeroPhaseFilter { ToneMatch.response(gains, at: $0) }
    self.widening = widening
    let isNeutral = widening.allSatisfy { abs($0) < 0.1 }
    sideFilter =
      isNeutral
      ? nil : ZeroPhaseFilter { ToneMatch.response(gains, at: $0) + WidthBands.response(widening, at: $0) }
  }

  /// Filters what begins and ends `ZeroPhaseFilter.reach` frames outside of what is wanted.
  func apply(to padded: StereoBuffer, with workspace: Workspace) -> StereoBuffer {
    let isWidening = sideFilter != nil
    let input = isWidening ? padded.middleAndSide : padded
    let output = StereoBuffer(
      left: filter.apply(to: input.left, with: workspace.fft),
      right: (sideFilter ?? filter).apply(to: input.right, with: workspace.fft))
    return isWidening ? output.leftAndRight : output
  }

  /// The spectra behind this equaliser.
  func filtered(_ spectra: SectionSpectra) -> (mid: [Float], side: [Float]) {
    let (mid, side) = (filter.gains, (sideFilter ?? filter).gains)
    return (
      zip(spectra.mid, mid).map { $0 * $1 * $1 }, zip(spectra.side, side).map { $0 * $1 * $1 }
    )
  }

  /// The most that any band differs from `other`, in dB.
  func distance(to other: Equaliser) -> Double {
    let tones = zip(tone?.gains ?? [], other.tone?.gains ?? []).map { abs(($0 - $1).value) }
    return (tones + zip(widening, other.widening).map { abs($0 - $1) }).max() ?? 0
  }
}
