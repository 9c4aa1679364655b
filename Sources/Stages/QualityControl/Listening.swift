import Analysis
import Audio
import Music

/// All that is measured of a master, in one pass over its sound.
struct Listening {
  let profile: StyleProfile
  let keys: OtherKeys
  let fingerprint: SpectralFingerprint?
  let levels: LevelTrack
  let faults: FaultListener

  init(_ delivery: Delivery, tempoPrior: TempoPrior, family: Mode? = nil) throws {
    let facts = delivery.facts
    var analyser = StyleAnalyser(
      settings: AnalysisSettings(sampleRate: facts.rate, channels: facts.channels, tempoPrior: tempoPrior))
    var faults = FaultListener(bits: facts.bits)
    try delivery.sound.forEachBlock { _, block in
      analyser.add(block)
      faults.add(block)
    }
    faults.finish()
    fingerprint = try analyser.fingerprint(of: delivery.sound)
    profile = analyser.finish(fingerprint: fingerprint).measured(delivery.programme)
    levels = analyser.levels
    keys = OtherKeys(outright: analyser.profileKeys(), ofFamily: family.map(analyser.profileKeys) ?? [])
    self.faults = faults
  }

  /// The clicks of either channel of `sound`, which begins at `frame`.
  static func clicks(in sound: StereoBuffer, at frame: Int = 0) -> [Click] {
    var meters = (ClickMeter(at: frame), ClickMeter(at: frame))
    meters.0.add(sound.left)
    meters.1.add(sound.right)
    return meters.0.clicks + meters.1.clicks
  }
}

/// What hears the faults of a sound.
struct FaultListener {
  private(set) var silence = SilenceMeter()
  private(set) var offset = OffsetMeter()
  private(set) var clipping: ClippingMeter
  private(set) var windows = StereoWindows()
  private(set) var track = PeakTrack()
  private var left = ClickMeter()
  private var right = ClickMeter()

  init(bits: Int) { clipping = ClippingMeter(bits: bits) }

  mutating func add(_ block: StereoBuffer) {
    silence.add(block)
    offset.add(block)
    clipping.add(block)
    windows.add(block)
    track.add(block)
    left.add(block.left)
    right.add(block.right)
  }

  mutating func finish() { silence.finish() }

  /// Of either channel, in order; one that is in both is one.
  var clicks: [Click] {
    (left.clicks + right.clicks).sorted { $0.time < $1.time }.reduce(into: []) { all, click in
      if let last = all.last, click.time - last.time < 0.001 { return }
      all.append(click)
    }
  }

  /// Where the sound jumps for a reason that has its own check, in seconds.
  var explained: [Double] {
    track.dropouts.flatMap { [$0.start, $0.end] } + silence.silences.flatMap { [$0.start, $0.end] } + clipping.places
  }
}
