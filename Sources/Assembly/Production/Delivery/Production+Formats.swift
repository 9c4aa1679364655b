import Audio
import AudioFiles
import Foundation
import Planning

/// The further formats of a delivery, made from its finished files.
extension Production {
  /// Writes every further format into a folder of its own: `formats/mp3/night-drive.mp3`.
  func writeFormats(_ attempt: PlannedAttempt) throws {
    let wanted = options.delivery
    for format in wanted.allFormats {
      if wanted.formats.contains(format) { try write(attempt.masterFile, as: format, attempt) }
      guard wanted.stemFormats.contains(format) else { continue }
      for stem in attempt.plan.stems { try write(attempt.stemFile(stem), as: format, attempt, stem) }
    }
  }

  private func write(_ file: String, as format: AudioFileFormat, _ attempt: PlannedAttempt, _ stem: StemPlan? = nil)
    throws
  {
    let path = attempt.path(of: file, as: format)
    try attempt.folders.makeDeliveryFolder(URL(filePath: "/\(path)").deletingLastPathComponent().path)
    let source = try AudioFileSource(path: "\(attempt.folders.delivery)/\(file)")
    let tags = AudioFileWriter.Tags(
      title: [attempt.plan.title, stem?.name].compactMap { $0 }.joined(separator: ", "), genre: attempt.plan.genre,
      comment: generators.provenance(of: attempt))
    let seed = attempt.plan.seed.derived("\(format)", stem?.name ?? "master")
    let writer = try AudioFileWriter(
      path: "\(attempt.folders.delivery)/\(path)", format: format, tags: tags, seed: seed)
    try source.forEachBlock { _, block in try writer.write(block) }
    try writer.close()
  }
}

extension PlannedAttempt {
  /// The path within the delivery of `file` in another format.
  fileprivate func path(of file: String, as format: AudioFileFormat) -> String {
    "formats/\(format)/\(file.dropLast("wav".count))\(format.fileExtension)"
  }
}
