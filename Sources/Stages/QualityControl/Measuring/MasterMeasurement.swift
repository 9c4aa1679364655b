import Analysis
import Audio
import Music

/// Everything that is measured in a master, in one pass over its sound.
struct MasterMeasurement: Sendable {
  let profile: StyleProfile
  let keys: PublishedKeys
  /// Nil for silence.
  let fingerprint: SpectralFingerprint?
  let levels: LevelTrack
  let faults: FaultMeters

  init(_ delivery: Delivery, tempoPrior: TempoPrior, family: Mode? = nil) throws {
    let facts = delivery.facts
    var analyser = StyleAnalyser(
      settings: AnalysisSettings(sampleRate: facts.rate, channels: facts.channels, tempoPrior: tempoPrior))
    var faults = FaultMeters(bits: facts.bits)
    try delivery.sound.forEachBlock { _, block in
      analyser.add(block)
      faults.add(block)
    }
    faults.finish()
    fingerprint = try analyser.fingerprint(of: delivery.sound)
    profile = analyser.finish(fingerprint: fingerprint).measured(delivery.programme)
    levels = analyser.levels
    keys = PublishedKeys(all: analyser.profileKeys(), ofFamily: family.map(analyser.profileKeys) ?? [])
    self.faults = faults
  }
}

/// The meters of what no music should have, for one stereo sound.
struct FaultMeters: Sendable {
  private(set) var silence = SilenceMeter()
  private(set) var offset = OffsetMeter()
  private(set) var clipping: ClippingMeter
  private(set) var windows = StereoWindows()
  private(set) var peaks = PeakTrack()
  private var left = ClickMeter()
  private var right = ClickMeter()

  /// For samples that were written with `bits` bits; 32 for float.
  init(bits: Int) { clipping = ClippingMeter(bits: bits) }

  mutating func add(_ block: StereoBuffer) {
    silence.add(block)
    offset.add(block)
    clipping.add(block)
    windows.add(block)
    peaks.add(block)
    left.add(block.left)
    right.add(block.right)
  }

  mutating func finish() { silence.finish() }

  /// The clicks of either channel, in order; two within a millisecond are one.
  var clicks: [Click] {
    (left.clicks + right.clicks).sorted { $0.time < $1.time }.reduce(into: []) { all, click in
      if let last = all.last, (click.time - last.time).value < 0.001 { return }
      all.append(click)
    }
  }

  /// Positions at which the sound jumps for a reason that has a check of its own.
  var explainedJumps: [Seconds] {
    peaks.dropouts.flatMap { [$0.start, $0.end] }
      + silence.silences.flatMap { [.s($0.start), .s($0.end)] } + clipping.positions
  }
}
