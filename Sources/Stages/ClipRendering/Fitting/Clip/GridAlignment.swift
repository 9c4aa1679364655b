import Audio
import Music

/// The alignment of a stretched clip with the grid, measured in its sound.
struct GridAlignment {
  /// Whole bars from there on.
  let bars: Int
  let barFrames: Double
  /// The median distance of attacks from the grid, in seconds; nil without a grid or attacks.
  ///
  /// What all of them lag by is left out: it is rather the smear before stretched attacks that looks like one.
  let gridError: Double?

  /// Attacks farther from the grid than this are measured as loose, in seconds.
  static let worst = 0.012

  init(_ sound: any AudioSource, _ map: TimeMap, _ target: ConformTarget, hasGrid: Bool) throws {
    let rate = SampleRate.standard
    let curve = try EnergyCurve(sound)
    barFrames = target.tempo.seconds(of: target.meter.bar) * rate.value
    let attacks = hasGrid ? try AttackFinder(sound, curve).attacks : []
    let deviations = Self.deviations(attacks, map, target)
    let lag = Self.median(deviations)
    gridError = deviations.isEmpty ? nil : Self.median(deviations.map { abs($0 - lag) })
    bars = Self.bars(curve, frames: map.frames, origin: map.origin, barFrames, perBar: target.pulsesPerBar)
  }

  private static func deviations(_ attacks: [Attack], _ map: TimeMap, _ target: ConformTarget) -> [Double] {
    let rate = SampleRate.standard
    let start = rate.time(of: map.origin).value - target.pulseTime
    let count = max(2, Int(rate.time(of: map.frames).value / target.pulseTime) + 2)
    let line = PulseLine((0..<count).map { start + Double($0) * target.pulseTime })
    let refinement = PulseRefinement(divisions: target.divisions, attacks: attacks)
    return refinement.points(line).map(\.y)
  }

  private static func median(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.sorted()[values.count / 2]
  }

  // What is softer than this against the loud parts is silence: 40 dB.
  private static let silence: Float = 1e-4

  /// Whole bars: the last one may end in silence where the sound has died away, but not where the file was cut off.
  private static func bars(
    _ curve: EnergyCurve, frames: Int, origin: Int, _ barFrames: Double, perBar: Int
  ) -> Int {
    let loudest = curve.plain.max() ?? 0
    let last = curve.plain.lastIndex { $0 > silence * loudest } ?? 0
    let position = { (frame: Int) in Double(frame - origin) / barFrames }
    let (soundEnd, fileEnd) = (position(last * EnergyCurve.hop), position(frames))
    let isCutOff = frames - last * EnergyCurve.hop < 2_400
    return max(0, Int(isCutOff ? fileEnd + 0.02 : min(fileEnd + 0.06, soundEnd + 1 / Double(perBar))))
  }
}
