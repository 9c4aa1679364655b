import Analysis
import Audio
import Diagnostics
import Music

/// Makes a generated clip fit a plan: mended, at 48 kHz, on the grid and in the key.
///
/// The same clip gives the same samples. Memory does not grow with the length of the clip, but for features (2 MB a
/// minute) and what analysis keeps.
public struct ClipConformer {
  private let target: ConformTarget
  private let workFile: () throws -> any WorkFile

  /// The largest change of tempo: generators miss by up to 8 %, and measuring by a little.
  static let tempoReach = 0.1

  /// `workFile` makes room for one clip between two passes each time that it is called.
  public init(_ target: ConformTarget, workFile: @escaping () throws -> any WorkFile) {
    self.target = target
    self.workFile = workFile
  }

  /// The clip made to fit.
  ///
  /// Throws `UnusableClip` for what cannot be made to fit, and what the source and the work files throw.
  public func conform(_ clip: any AudioSource) throws -> ConformedClip {
    var repair = try ClipRepair(clip)
    let mended = try repair.run(into: workFile())
    let heard = try ClipHearing(mended.source, target)
    var fit = heard.fit(target)
    var (sound, settled) = try settled(mended.source, fit, heard)
    if fit.engine == .faster, settled.gridError ?? 0 > StretchEngine.loose {
      fit.engine = .finer
      (sound, settled) = try self.settled(mended.source, fit, heard)
    }
    if let error = settled.gridError, target.content.needsBeat, error > Settled.worst {
      throw UnusableClip.grid(error: 1000 * error)
    }
    return ConformedClip(
      sound: sound, origin: fit.map.origin, bars: settled.bars, barFrames: settled.barFrames, fit: fit,
      report: ConformReport(clip, mended.report, heard, fit, settled))
  }

  /// Something recorded along with `leader`, such as a stem separated from it, fitted in the same way.
  public func conform(_ clip: any AudioSource, with leader: ConformedClip) throws -> ConformedClip {
    var repair = try ClipRepair(clip)
    let mended = try repair.run(into: workFile())
    let sound = try stretched(mended.source, leader.fit)
    var report = leader.report
    (report.repair, report.sourceRate, report.sourceDuration) = (mended.report, clip.rate, clip.duration)
    return ConformedClip(
      sound: sound, origin: leader.origin, bars: leader.bars, barFrames: leader.barFrames, fit: leader.fit,
      report: report)
  }

  private func settled(
    _ source: any AudioSource, _ fit: ClipFit, _ heard: ClipHearing
  ) throws -> (any AudioSource, Settled) {
    let sound = try stretched(source, fit)
    return (sound, try Settled(sound, fit.map, target, hasGrid: heard.grid != nil))
  }

  private func stretched(_ source: any AudioSource, _ fit: ClipFit) throws -> any AudioSource {
    let work = try workFile()
    try Stretcher(fit.engine, fit.map, pitchScale: fit.pitchScale).run(source, into: work)
    return try work.finish()
  }
}
