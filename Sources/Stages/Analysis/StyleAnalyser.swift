import Audio
import Music

/// Analyser of a recording that is added block by block.
///
/// It keeps features, not sound: about 1 MB per minute.
public struct StyleAnalyser {
  private let settings: AnalysisSettings
  private var spectral = SpectralAnalyser()
  private var pitch = PitchAnalyser()
  private var loudness = LoudnessAnalyser(modes: .everything)
  private var frames = 0

  public init(settings: AnalysisSettings = AnalysisSettings()) { self.settings = settings }

  /// Adds the next block at 48 kHz; samples that are not numbers count as 0.
  ///
  /// Spectra, pitches and levels are measured on different cores.
  public mutating func add(_ block: StereoBuffer) {
    let block = Self.finite(block)
    let (mid, side) = block.midAndSide
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

  /// Level over time.
  public var levels: LevelTrack { loudness.levels }

  /// Keys, major or minor, that published key profiles find, one for each profile; empty for silence.
  ///
  /// With a family, the best among its keys.
  public func profileKeys(in family: Mode? = nil) -> [Key] {
    let pitches = PitchTrack(pitch.chroma.chromagram)
    return KeyProfile.keys(in: TonicEvidence.mean(pitches, pitches.chroma), family: family)
  }

  /// Fingerprint of the recording, nil for silence; `source` is read once more where it is loudest.
  public func fingerprint(of source: any AudioSource) throws -> SpectralFingerprint? {
    try SpectralFingerprint.measure(source, in: loudness.keyWindows)
  }

  /// Profile of the whole recording, whose fingerprint is `fingerprint`.
  public func finish(fingerprint: SpectralFingerprint?) -> StyleProfile {
    let duration = SampleRate.standard.time(of: frames)
    let pitches = PitchTrack(pitch.chroma.chromagram)
    let features = AudioFeatures(curves: spectral.detector.curves, pitches: pitches, texture: spectral.texture)
    let rhythm = Rhythm(features, TempoResolver(settings.tempoPrior), duration: duration)
    let units = StructureUnits(spectral.texture, pitches, downbeats: rhythm.downbeats, duration: duration.value)
    let markers = loudness.integrated == nil ? [] : SectionFinder(units).markers()
    let tonic = TonicEvidence(pitches, downbeats: rhythm.downbeats, sections: markers.map(\.time.value))
    let key = KeyEstimator(pitches: pitches, evidence: tonic).estimate()
    return StyleProfile(
      bpm: rhythm.tempo?.bpm, bpmConfidence: rhythm.tempo?.confidence ?? 0, bpmAlternative: rhythm.tempo?.alternative,
      tempoDrift: rhythm.tempo?.map.map { 100 * $0.drift }, tempoSections: rhythm.tempo?.sections,
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
      tone: WideSpectrum(low: pitch.chroma.low.power, wide: spectral.stereo.power)?
        .profile(percussive: spectral.percussion.ratio))
  }

  private static func finite(_ block: StereoBuffer) -> StereoBuffer {
    var sum: Float = 0
    for i in 0..<block.frames { sum += block.left[i] * 0 + block.right[i] * 0 }
    guard sum.isNaN else { return block }
    let clean = { (samples: [Float]) in samples.map { $0.isFinite ? $0 : 0 } }
    return StereoBuffer(left: clean(block.left), right: clean(block.right))
  }
}

/// Features of a recording over time that tempo, bars and sections are found by.
struct AudioFeatures {
  let curves: OnsetCurves
  let pitches: PitchTrack
  let texture: TextureTrack
}

extension StereoBuffer {
  /// Mid and side: (left ± right) / 2.
  var midAndSide: (mid: [Float], side: [Float]) {
    var mid = [Float](repeating: 0, count: frames)
    var side = mid
    for i in 0..<frames {
      mid[i] = 0.5 * (left[i] + right[i])
      side[i] = 0.5 * (left[i] - right[i])
    }
    return (mid, side)
  }
}
