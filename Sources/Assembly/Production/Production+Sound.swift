import AudioFiles
import Conforming
import Foundation
import Genres
import Mastering
import Mixing
import Planning
import Prompt
import Signal
import SoundGeneration
import StyleAnalysis

/// The stages that make and measure sound, each with its files.
extension Production {
  /// Measures the reference; nil when there is none.
  func listen(to order: Order, _ brief: Brief, in folders: AttemptFolders) throws -> HeardRecording? {
    guard let path = order.reference else { return nil }
    var tempoPrior = TempoPrior.general
    if let genre = brief.genre.flatMap(catalogue.genre(named:)), genre.tempo.pulse {
      tempoPrior = TempoPrior(range: genre.tempo.low...genre.tempo.high)
    }
    return try RecordingAnalysis(cache: cache, workFolder: folders.work).analyze(path, tempoPrior: tempoPrior)
  }

  /// Renders every stem into a work file, several at a time.
  func render(_ session: Session, share: @escaping @Sendable (Double) -> Void) async throws -> [any AudioSource] {
    let (orchestra, executor) = (orchestra, executor)
    let meter = ProgressMeter(total: session.plan.stems.count * session.plan.frames, report: share)
    return try await withTaskExecutorPreference(executor) {
      try await session.plan.stems.parallelMap(width: options.width) { stem in
        let file = try FloatFile(path: "\(session.folders.work)/\(stem.fileName).rendered")
        let player = orchestra.player(of: stem, singing: session.brief)
        let request = StemRequest(plan: session.plan, stem: stem, score: session.score)
        try await player.generate(request, into: MeteredSink(file, meter))
        return try file.finish()
      }
    }
  }

  /// Fits every stem to the plan; what fits already goes on as it is.
  func conform(_ stems: [any AudioSource], _ session: Session) throws -> [any AudioSource] {
    try zip(stems, session.plan.stems).map { source, stem in
      if source.rate == .standard, source.frameCount == session.plan.frames { return source }
      let file = try FloatFile(path: "\(session.folders.work)/\(stem.fileName).conformed")
      _ = try Conformer.conform(source, to: session.plan.frames, into: file)
      return try file.finish()
    }
  }

  /// Sends every stem through its strip and sets the levels by loudness.
  func mix(_ stems: [any AudioSource], _ session: Session) async throws -> [any AudioSource] {
    let strips = Array(zip(stems, session.plan.stems))
    let processed = try await withTaskExecutorPreference(executor) {
      try await strips.parallelMap(width: options.width) { source, stem in
        let file = try FloatFile(path: "\(session.folders.work)/\(stem.fileName).mixed")
        let level = try Mixer.process(source, MixSettings(stem.mix), into: file)
        return (source: try file.finish(), level: level)
      }
    }
    let levels = session.plan.stems.map { Decibels.dB($0.mix.levelLu) }
    let balance = Mixer.balance(processed.map(\.level), levels: levels)
    return zip(processed, balance.stems).map { Faded($0.source, by: $1.gain) }
  }

  /// Masters the mix into the delivery's files.
  func master(_ stems: [any AudioSource], _ session: Session) async throws -> MasterReport {
    try FileManager.default.createDirectory(
      atPath: "\(session.folders.delivery)/stems", withIntermediateDirectories: true)
    let master = try PCM24Writer(path: session.masterPath)
    let writers = try session.plan.stems.map { try PCM24Writer(path: session.stemPath($0)) }
    let report = try Mastering.master(
      stems, MasterSettings(session), into: MasterOutput(master: master, stems: writers),
      workFile: { try FloatFile(unnamedIn: session.folders.work) })
    try master.close()
    for writer in writers { try writer.close() }
    return report
  }
}

extension MixSettings {
  fileprivate init(_ mix: StemMix) {
    self.init(highPass: .Hz(mix.highPassHz), width: mix.width, pan: mix.pan, level: .dB(mix.levelLu))
  }
}

extension MasterSettings {
  /// Towards the reference's tone if there is one, else a little towards the genre's.
  fileprivate init(_ session: Session) {
    let plan = session.plan
    let tone: ToneTarget?
    if let fingerprint = session.reference?.fingerprint {
      tone = ToneTarget(levels: fingerprint.levels.map { .dB($0) })
    } else {
      tone = TonalBalance.curve(plan.tone).map {
        ToneTarget(levels: $0, strength: 0.5, bound: .dB(3), trebleBound: .dB(2))
      }
    }
    self.init(
      loudness: plan.loudness, ceiling: plan.truePeak, tone: tone,
      character: session.reference.map { SoundCharacter($0.profile) }, limiting: LimitingBound(for: plan.loudness),
      seed: plan.seed.derived("dither"))
  }
}

extension SoundCharacter {
  /// Density and range of a reference; the stems of a plan have their own width.
  fileprivate init(_ profile: StyleProfile) {
    self.init(
      peakToLoudness: profile.loudness.flatMap { loudness in
        profile.truePeak.map { .dB($0.value - loudness.value) }
      }, loudnessRange: profile.loudness.map { _ in profile.loudnessRange })
  }
}
