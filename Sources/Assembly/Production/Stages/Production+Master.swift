import Analysis
import Audio
import AudioFiles
import Foundation
import Mastering
import Metadata
import Planning
import System

/// The stage that makes the files of the delivery.
extension Production {
  /// Masters the mix in the work folder and puts the files into the delivery.
  func master(_ stems: [any AudioSource], _ session: Session) async throws -> MasterReport {
    let checkpoints = session.checkpoints
    try session.folders.makeRoom(session.roomForMaster)
    let levels = session.plan.stems.map(\.mix.levelLu)
    let mixed = session.plan.stems.map { checkpoints.mark("\($0.fileName).mixed") }
    let inputs = try Fingerprint.of(mixed, levels, MasterSettings(session))
    let files = session.masteredFiles
    let mastered = try await checkpoints.value("mastered", from: inputs, files: files, isDurable: true) {
      let report = try master(stems, session, into: files.map(checkpoints.path))
      return Mastered(report: report, gain: report.gain)
    }
    try DeliveryFolders.make("stems", in: session.folders.delivery)
    let places = [session.masterPath] + session.plan.stems.map(session.stemPath)
    for (file, place) in zip(files, places) { try Self.place(checkpoints.path(file), at: place) }
    var report = mastered.report
    report.gain = mastered.gain
    return report
  }

  private struct Mastered: Codable {
    let report: MasterReport
    let gain: [GainCurvePoint]
  }

  private func master(
    _ stems: [any AudioSource], _ session: Session, into paths: [String]
  ) throws -> MasterReport {
    let labels = [label(session)] + session.plan.stems.map { label(session, of: $0) }
    var writers = try zip(paths, labels).map { try PCM24Writer(path: $0, labels: $1.chunks) }
    let report = try StemMastering.master(
      stems, MasterSettings(session), into: MasterOutput(master: writers[0], stems: Array(writers.dropFirst())),
      workFile: { try FloatFile(unnamedIn: session.folders.work) })
    // Each waits for the disk.
    try concurrently(on: &writers) { try $0.close() }
    return report
  }

  /// Gives a file a second name, which costs nothing; on another file system it is copied.
  private static func place(_ file: String, at place: String) throws {
    if link(file, place) == 0 { return }
    try FileManager.default.copyItem(atPath: file, toPath: place)
  }
}

extension Session {
  fileprivate var masteredFiles: [String] {
    ["master.wav"] + plan.stems.map { "\($0.fileName).wav" }
  }

  /// The master and its stems in 24 bits, here and in the delivery, and two sums of all stems.
  fileprivate var roomForMaster: RoomNeed {
    let files = (plan.stems.count + 1) * plan.frames * 6
    return RoomNeed(work: files + 2 * plan.frames * 8, delivery: files)
  }
}

extension MasterSettings {
  /// Towards the reference's tone if there is one, else a little towards the genre's.
  fileprivate init(_ session: Session) {
    let plan = session.plan
    let reference = session.reference.map {
      MasterReference(fingerprint: $0.fingerprint, character: SoundCharacter($0.profile))
    }
    self.init(
      .ownMix, loudness: plan.loudness, ceiling: plan.truePeak, reference: reference,
      genreBalance: session.genreBalance, course: session.course, seed: plan.seed.derived("dither"))
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
