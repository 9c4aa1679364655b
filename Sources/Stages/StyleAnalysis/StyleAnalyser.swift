import Audio
import Music

/// Listens to a recording block by block and says what it is like.
///
/// It keeps features, not sound: about 1 MB per minute.
public struct StyleAnalyser {
  private let settings: AnalysisSettings
  private var spectral = SpectralListener()
  private var pitch = PitchListener()
  private var loudness = LoudnessListener(modes: .everything)
  private var frames = 0

  public init(settings: AnalysisSettings = AnalysisSettings()) { self.settings = settings }

  /// Takes the next block at 48 kHz; samples that are not numbers count as 0.
  ///
  /// Spectra, pitches and levels are taken on different cores.
  public mutating func add(_ block: StereoBuffer) {
    let block = Self.finite(block)
    let (mid, side) = Self.midAndSide(block)
    concurrently(
      &spectral,
      {
        $0.add(block)
        $0.add(mid: mid, side: side)
      },
      &loudness, { $0.add(block) },
      &pitch, { $0.add(mid: mid, side: side) })
    frames += block.frames
  }

  /// How loud it was over time.
  public var levels: LevelTrack { loudness.levels }

  /// The keys, major or minor, that published profiles hear, one for each; empty for silence.
  ///
  /// With a family, the best among its keys.
  public func keyReadings(in family: Mode? = nil) -> [Key] {
    let pitches = PitchTrack(pitch.chroma.chromagram)
    return KeyReadings.keys(in: TonicEvidence.mean(pitches, pitches.chroma), family: family)
  }

  /// The fingerprint of what was heard, nil for silence.
  ///
  /// The source is read once more where it is loudest.
  public func fingerprint(of source: any AudioSource) throws -> SpectralFingerprint? {
    try SpectralFingerprint.measure(source, in: loudness.keyWindows)
  }

  /// What was heard; `fingerprint` is that of the same recording.
  public func finish(fingerprint: SpectralFingerprint?) -> StyleProfile {
    let duration = SampleRate.standard.time(of: frames)
    let pitches = PitchTrack(pitch.chroma.chromagram)
    let scene = Scene(curves: spectral.detector.curves, pitches: pitches, texture: spectral.texture)
    let rhythm = Rhythm(scene, settings.tempoPrior, duration: duration)
    let units = SongUnits(spectral.texture, pitches, downbeats: rhythm.downbeats, duration: duration.value)
    let markers = loudness.integrated == nil ? [] : SectionFinder(units).markers()
    let tonic = TonicEvidence(pitches, downbeats: rhythm.downbeats, sections: markers.map(\.time))
    let key = KeyEstimator(pitches: pitches, evidence: tonic).estimate()
    return StyleProfile(
      bpm: rhythm.tempo?.bpm, bpmConfidence: rhythm.tempo?.confidence ?? 0, bpmAlternative: rhythm.tempo?.alternative,
      tempoDrift: rhythm.tempo?.course.map { 100 * $0.drift }, tempoSections: rhythm.tempo?.sections,
      meter: rhythm.meter, swing: rhythm.swing?.ratio,
      swingUnit: rhythm.swing?.unit, onsetDensity: spectral.detector.curves.density,
      downbeat: rhythm.downbeats.first.map { .s($0) }, beats: rhythm.beats,
      key: key?.key, keyConfidence: key?.confidence ?? 0, keyAlternative: key?.alternative, tuningHz: pitches.tuning,
      loudness: loudness.integrated, loudnessRange: loudness.range, truePeak: loudness.truePeak,
      momentaryMax: loudness.levels.momentaryMax, shortTermMax: loudness.levels.shortTermMax,
      peakToLoudness: loudness.truePeak.flatMap { peak in loudness.integrated.map { .dB(peak.value - $0.value) } },
      noiseFloor: loudness.levels.noiseFloor, silence: Silence(loudness.levels), duration: duration,
      sampleRate: settings.sampleRate, channels: settings.channels, eqProfile: fingerprint?.bands ?? [],
      structureMarkers: markers, keySections: markers.keySections(duration: duration.value),
      stereo: spectral.stereo.image(lowEnd: pitch.chroma.low.lowEnd),
      tone: ToneMeasurer(low: pitch.chroma.low.power, wide: spectral.stereo.power)?
        .profile(percussive: spectral.percussion.ratio))
  }

  private static func midAndSide(_ block: StereoBuffer) -> (mid: [Float], side: [Float]) {
    var mid = [Float](repeating: 0, count: block.frames)
    var side = mid
    for i in 0..<block.frames {
      mid[i] = 0.5 * (block.left[i] + block.right[i])
      side[i] = 0.5 * (block.left[i] - block.right[i])
    }
    return (mid, side)
  }

  private static func finite(_ block: StereoBuffer) -> StereoBuffer {
    var sum: Float = 0
    for i in 0..<block.frames { sum += block.left[i] * 0 + block.right[i] * 0 }
    guard sum.isNaN else { return block }
    let clean = { (samples: [Float]) in samples.map { $0.isFinite ? $0 : 0 } }
    return StereoBuffer(left: clean(block.left), right: clean(block.right))
  }
}
