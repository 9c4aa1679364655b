import Audio
import AudioFiles
import Foundation
import Music
import Planning
import QualityControl

/// The sound files of a delivery and the targets of their checks.
///
/// Decided once, when the delivery is made, and recorded in its manifest, so that checking it again gives the same
/// report.
struct VerificationPlan: Sendable, Codable {
  /// A sound file of the delivery.
  struct CheckedFile: Sendable, Codable {
    /// The name that reports use, such as `01-drums`.
    let name: String
    /// The path within the delivery.
    let path: String
  }

  let master: CheckedFile
  /// In the order of the plan.
  let stems: [CheckedFile]
  /// The path of the MIDI file with all parts; nil in manifests of versions that did not check notes.
  let notes: String?
  var expectations: Expectations

  init(_ attempt: PlannedAttempt, tolerances: Tolerances, severities: Severities) {
    master = CheckedFile(name: attempt.job.name, path: attempt.masterFile)
    stems = attempt.plan.stems.map { CheckedFile(name: $0.fileName, path: attempt.stemFile($0)) }
    notes = attempt.songMIDIFile
    expectations = Expectations(attempt, tolerances: tolerances, severities: severities)
  }

  /// The promises of the plan alone, for a delivery whose manifest records no expectations.
  ///
  /// `files` are all paths within the delivery. Nil where no master is among them.
  init?(_ plan: SongPlan, name: String, files: [String]) {
    guard let master = files.first(where: { !$0.contains("/") && $0.hasSuffix(".wav") }) else { return nil }
    self.master = CheckedFile(name: name, path: master)
    stems = files.filter { $0.hasPrefix("stems/") && $0.hasSuffix(".wav") && !$0.dropFirst(6).contains("/") }.sorted()
      .map { CheckedFile(name: String($0.dropFirst("stems/".count).dropLast(".wav".count)), path: $0) }
    notes = nil
    expectations = Expectations(plan)
  }

  /// The files, opened; `workFolder` has room for a few seconds of compressed sound.
  func delivery(in folder: String, workFolder: String) throws -> Delivery {
    let source = try AudioFileSource(path: "\(folder)/\(master.path)")
    var delivery = Delivery(
      facts: FileFacts(source.facts, name: master.name), sound: source, samples: source,
      stems: try stems.map { file in
        let stem = try AudioFileSource(path: "\(folder)/\(file.path)")
        return DeliveredStem(facts: FileFacts(stem.facts, name: file.name), samples: stem)
      })
    delivery.notes = notes.flatMap { file in
      (try? Data(contentsOf: URL(filePath: "\(folder)/\(file)"))).flatMap { MIDIFileReader(Array($0)) }
    }.map { reader in Dictionary(reader.tracks.map { ($0.name, $0.notes) }) { first, _ in first } }
    delivery.codecs = { places in
      try CodecTrial.peaks(of: source, around: places, inFolder: workFolder)
        .map { CodecPeak(codec: $0.codec, peak: $0.peak) }
    }
    return delivery
  }
}

extension FileFacts {
  /// The facts of a decoded file, whose float samples count as 32 bits.
  public init(_ facts: AudioFileFacts, name: String) {
    self.init(name: name, bits: facts.bits ?? 32, rate: facts.rate, channels: facts.channels, frames: facts.frames)
  }
}
