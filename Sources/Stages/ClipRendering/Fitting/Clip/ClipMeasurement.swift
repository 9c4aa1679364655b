import Analysis
import Audio
import Foundation
import Music

/// The measurement of a mended clip: beat, pitches and beginning.
struct ClipMeasurement {
  /// Nil where no beat was measured.
  let grid: ClipGrid?
  /// Nil where no key was measured, or none matters.
  let pitches: PitchContent?
  /// The beginning of the first sound, in seconds.
  let start: Double
  /// In dB.
  let percussive: Double?
  private let frames: Int

  /// Throws `UnusableClip` for what lacks what the target needs.
  init(_ source: any AudioSource, _ target: ConformTarget) throws {
    frames = source.frameCount
    let prior = TempoPrior(planned: 60 / target.pulseTime, reach: ClipConformer.tempoReach)
    let profile = try StyleAnalysis.analyze(source, settings: AnalysisSettings(tempoPrior: prior))
    let energy = try EnergyCurve(source)
    let attacks = try AttackFinder(source, energy).attacks
    percussive = profile.tone?.percussiveDb
    start = energy.start
    grid = target.content == .effects ? nil : ClipGrid(profile, attacks, target)
    let content =
      target.content.isTuned
      ? try PitchContent(of: source, downbeats: grid?.downbeats(perBar: target.pulsesPerBar) ?? []) : nil
    pitches = content?.key == nil ? nil : content
    try check(target)
  }

  private func check(_ target: ConformTarget) throws {
    let isNoise = target.content.needsBeat ? grid == nil : target.content == .pitched && pitches == nil
    if isNoise { throw UnusableClip.noise(target.content) }
    let planned = 60 / target.pulseTime
    if let measured = grid?.folding.bpm, abs(log(measured / planned)) > log(1 + ClipConformer.tempoReach) {
      throw UnusableClip.tempo(measured: measured, wanted: planned)
    }
  }

  /// The map, the shift and the engine that make the clip fit.
  func fit(_ target: ConformTarget) -> ClipFit {
    let maker = MapMaker(target: target, frames: frames)
    let map = grid.map(maker.map) ?? maker.plain(from: .s(start))
    let key = pitches.map { KeyFit($0, key: target.key) } ?? .none
    let engine = map.isIdentity && key == .none ? StretchEngine.none : .suited(percussiveDb: percussive)
    return ClipFit(map: map, semitones: key.semitones, cents: key.cents, engine: engine)
  }
}

/// The recipe that makes a clip fit: measured once, and applied to everything that was recorded along with it.
public struct ClipFit: Sendable, Equatable {
  public let map: TimeMap
  /// In semitones.
  public let semitones: Int
  /// In cents, on top of the semitones.
  public let cents: Double
  public internal(set) var engine: StretchEngine

  /// The factor of all frequencies.
  var pitchScale: Double { KeyFit(semitones: semitones, cents: cents).pitchScale }
}
