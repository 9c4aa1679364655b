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
    let measured = try ClipMeasurement(mended.source, target)
    var fit = measured.fit(target)
    var (sound, alignment) = try alignment(mended.source, fit, measured)
    if fit.engine == .faster, alignment.gridError ?? 0 > StretchEngine.loose {
      fit.engine = .finer
      (sound, alignment) = try self.alignment(mended.source, fit, measured)
    }
    if let error = alignment.gridError, target.content.needsBeat, error > GridAlignment.worst {
      throw UnusableClip.grid(error: 1000 * error)
    }
    return ConformedClip(
      sound: sound, origin: fit.map.origin, bars: alignment.bars, barFrames: alignment.barFrames, fit: fit,
      report: ConformReport(clip, mended.report, measured, fit, alignment))
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

  private func alignment(
    _ source: any AudioSource, _ fit: ClipFit, _ measured: ClipMeasurement
  ) throws -> (any AudioSource, GridAlignment) {
    let sound = try stretched(source, fit)
    return (sound, try GridAlignment(sound, fit.map, target, hasGrid: measured.grid != nil))
  }

  private func stretched(_ source: any AudioSource, _ fit: ClipFit) throws -> any AudioSource {
    let work = try workFile()
    try Stretcher(fit.engine, fit.map, pitchScale: fit.pitchScale).run(source, into: work)
    return try work.finish()
  }
}

/// A clip on the plan's grid and in its key, at 48 kHz.
public struct ConformedClip: Sendable {
  /// It begins before the first downbeat, with what the clip has there.
  public let sound: any AudioSource
  /// The frame of the first downbeat.
  public let origin: Int
  /// Whole bars from there on.
  public let bars: Int
  /// The plan's; bars begin at rounded multiples of it.
  public let barFrames: Double
  public let fit: ClipFit
  public let report: ConformReport

  /// The same without any sound.
  public var silenced: ConformedClip {
    ConformedClip(
      sound: GainSource(sound, factor: 0), origin: origin, bars: bars, barFrames: barFrames, fit: fit, report: report)
  }

  /// The frame on which `bar` begins, counted from the first downbeat.
  public func frame(ofBar bar: Int) -> Int { Int((Double(bar) * barFrames).rounded()) }
}
