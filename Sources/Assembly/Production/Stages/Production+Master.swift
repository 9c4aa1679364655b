import Analysis
import Audio
import AudioFiles
import Foundation
import Glibc
import Mastering
import Metadata
import Planning
import System

/// The stage `master`, which makes the sound files of the delivery.
extension Production {
  /// Masters the mix in the work folder and links the files into the delivery.
  func master(_ stems: [any AudioSource], _ attempt: PlannedAttempt) async throws -> MasterReport {
    let checkpoints = attempt.checkpoints
    try attempt.folders.reserveSpace(attempt.spaceForMaster)
    let levels = attempt.plan.stems.map(\.mix.levelLu)
    let mixed = attempt.plan.stems.map { checkpoints.mark("\($0.fileName).mixed") }
    let inputs = try Fingerprint.of(mixed, levels, MasterSettings(attempt))
    let files = attempt.masteredFiles
    let mastered = try await checkpoints.value("mastered", from: inputs, files: files, isDurable: true) {
      let report = try master(stems, attempt, into: files.map(checkpoints.path))
      return MasteredFiles(report: report, gain: report.gain)
    }
    try attempt.folders.makeDeliveryFolder("stems")
    let paths = [attempt.masterPath] + attempt.plan.stems.map(attempt.stemPath)
    for (file, path) in zip(files, paths) { try Self.link(checkpoints.path(file), as: path) }
    var report = mastered.report
    report.gain = mastered.gain
    return report
  }

  private struct MasteredFiles: Codable {
    let report: MasterReport
    let gain: [GainCurvePoint]
  }

  private func master(
    _ stems: [any AudioSource], _ attempt: PlannedAttempt, into paths: [String]
  ) throws -> MasterReport {
    let labels = [label(attempt)] + attempt.plan.stems.map { label(attempt, of: $0) }
    var writers = try zip(paths, labels).map { try PCM24Writer(path: $0, metadata: $1.chunks) }
    let report = try StemMastering.master(
      stems, MasterSettings(attempt), into: MasterOutput(master: writers[0], stems: Array(writers.dropFirst())),
      workFile: { try FloatFile(unnamedIn: attempt.folders.work) })
    // Each waits for the disk.
    try concurrently(on: &writers) { try $0.close() }
    return report
  }

  /// Gives a file a second name, which costs nothing; on another file system it is copied.
  private static func link(_ file: String, as path: String) throws {
    if Glibc.link(file, path) == 0 { return }
    try FileManager.default.copyItem(atPath: file, toPath: path)
  }
}

extension PlannedAttempt {
  fileprivate var masteredFiles: [String] {
    ["master.wav"] + plan.stems.map { "\($0.fileName).wav" }
  }

  /// Space for the master and its stems in 24 bits, here and in the delivery, and for two sums of all stems.
  fileprivate var spaceForMaster: DiskSpaceNeed {
    let files = (plan.stems.count + 1) * plan.frames * 6
    return DiskSpaceNeed(work: files + 2 * plan.frames * 8, delivery: files)
  }
}

extension MasterSettings {
  /// The settings towards the plan's loudness, and towards the tone of the reference or, without one, of the genre.
  fileprivate init(_ attempt: PlannedAttempt) {
    let plan = attempt.plan
    let reference = attempt.reference.map {
      MasterReference(fingerprint: $0.fingerprint, character: SoundCharacter($0.profile))
    }
    self.init(
      .ownMix, loudness: plan.loudness, ceiling: plan.truePeak, reference: reference,
      genreBalance: attempt.genreBalance, tilt: plan.character(.brightness), adjustments: attempt.adjustments,
      seed: plan.seed.derived("dither"))
  }
}

extension SoundCharacter {
  /// The density and range of a reference; the stems of a plan have their own width.
  fileprivate init(_ profile: StyleProfile) {
    self.init(
      peakToLoudness: profile.loudness.flatMap { loudness in
        profile.truePeak.map { .dB($0.value - loudness.value) }
      }, loudnessRange: profile.loudness.map { _ in profile.loudnessRange })
  }
}
