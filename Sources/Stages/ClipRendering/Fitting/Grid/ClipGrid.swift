import Analysis
import Audio
import Foundation

/// The pulses of the plan as they lie in a clip.
struct ClipGrid {
  let line: PulseLine
  /// The index of the pulse that begins the first bar.
  let downbeat: Int
  let folding: PulseFolding
  /// True if one tempo fits the whole clip.
  let isEven: Bool

  // Silence before the first attack that is longer than this was put there, and ends where the music begins.
  private static let leadIn = 0.08
  // The first attack must be this near to a pulse to begin a bar, as a share of a pulse.
  private static let onPulse = 0.12

  /// Nil where no beat was found.
  init?(_ profile: StyleProfile, _ attacks: [Attack], _ target: ConformTarget) {
    guard let bpm = profile.bpm, profile.beats.count > 3 else { return nil }
    folding = PulseFolding(measured: bpm, planned: 60 / target.pulseTime)
    let firstBeat = profile.downbeat.map { Self.index(of: $0.value, in: profile.beats) } ?? 0
    let pulses = folding.pulses(profile.beats, first: firstBeat)
    guard pulses.count > 3 else { return nil }
    let isSteady = profile.tempoDrift.map { abs($0) < 0.01 } ?? false
    let refinement = PulseRefinement(divisions: target.divisions, attacks: attacks)
    let refined = refinement.refine(PulseLine(pulses), isSteady: isSteady)
    (line, isEven) = (refined.line, refined.isEven)
    let found = profile.downbeat.map { refined.line.position(at: $0.value).rounded() } ?? 0
    downbeat = Self.firstDownbeat(Int(found), refined.line, attacks, perBar: target.pulsesPerBar)
  }

  /// The beginnings of bars, in seconds.
  func downbeats(perBar: Int) -> [Double] {
    stride(from: downbeat, to: line.times.count, by: perBar).map { line.time(at: Double($0)) }
  }

  private static func index(of time: Double, in beats: [Double]) -> Int {
    beats.indices.min { abs(beats[$0] - time) < abs(beats[$1] - time) } ?? 0
  }

  /// The first pulse that begins a bar: where the music begins after silence, else where analysis found it.
  private static func firstDownbeat(_ found: Int, _ line: PulseLine, _ attacks: [Attack], perBar: Int) -> Int {
    guard let first = Self.first(of: attacks) else { return found }
    let position = line.position(at: first.time)
    let nearest = Int(position.rounded())
    if abs(position - Double(nearest)) < onPulse {
      // One and three are hard to tell apart: half a bar off, the beginning decides as well.
      if first.time > leadIn || 2 * abs(nearest - found) % (2 * perBar) == perBar { return nearest }
    }
    // No bar begins before the music does.
    let least = Int((position - onPulse).rounded(.up))
    let bars = Int((Double(least - found) / Double(perBar)).rounded(.up))
    return found + bars * perBar
  }

  /// The first attack that is no mere noise.
  static func first(of attacks: [Attack]) -> Attack? {
    let strongest = attacks.map(\.weight).max() ?? 0
    return attacks.first { $0.weight > 0.1 * strongest }
  }
}
