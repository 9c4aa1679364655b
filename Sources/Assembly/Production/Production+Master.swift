import AudioFiles
import Fingerprint
import Foundation
import Mastering
import Metadata
import Planning
import Signal
import StyleAnalysis

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
    let gain: [GainPoint]
  }

  private func master(
    _ stems: [any AudioSource], _ session: Session, into paths: [String]
  ) throws -> MasterReport {
    let labels = [label(session)] + session.plan.stems.map { label(session, of: $0) }
    var writers = try zip(paths, labels).map { try PCM24Writer(path: $0, metadata: $1.chunks) }
    let report = try Mastering.master(
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
    let tone: ToneTarget?
    if let fingerprint = session.reference?.fingerprint {
      tone = ToneTarget(levels: fingerprint.levels.map { .dB($0) }, edgeCut: .dB(36))
    } else {
      tone = session.genreBalance.map {
        ToneTarget(levels: $0, strength: 0.5, bound: .dB(3), trebleBound: .dB(2))
      }
    }
    self.init(
      loudness: plan.loudness + .dB(session.course.loudness),
      ceiling: plan.truePeak - .dB(session.course.ceiling), tone: tone,
      character: session.reference.map { SoundCharacter($0.profile) },
      limiting: LimitingBound(for: plan.loudness + .dB(session.course.density), strain: 2),
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
