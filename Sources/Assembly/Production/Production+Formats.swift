import Audio
import AudioFiles
import Foundation
import Planning

/// The further formats of a delivery, made from its finished files.
extension Production {
  /// Writes each format that is wished for into a folder of its own: `formats/mp3/night-drive.mp3`.
  func writeFormats(_ session: Session) throws {
    let wishes = options.delivery
    for format in wishes.allFormats {
      if wishes.formats.contains(format) { try write(session.masterFile, as: format, session) }
      guard wishes.stemFormats.contains(format) else { continue }
      for stem in session.plan.stems { try write(session.stemFile(stem), as: format, session, stem) }
    }
  }

  private func write(_ file: String, as format: SoundFormat, _ session: Session, _ stem: StemPlan? = nil) throws {
    let place = session.place(of: file, as: format)
    let target = URL(filePath: "\(session.folders.delivery)/\(place)")
    try DeliveryFolders.make(URL(filePath: "/\(place)").deletingLastPathComponent().path, in: session.folders.delivery)
    let source = try AudioFileSource(path: "\(session.folders.delivery)/\(file)")
    let tags = SoundFileWriter.Tags(
      title: [session.plan.title, stem?.name].compactMap { $0 }.joined(separator: ", "), genre: session.plan.genre,
      comment: orchestra.provenance(of: session))
    let seed = session.plan.seed.derived("\(format)", stem?.name ?? "master")
    let writer = try SoundFileWriter(path: target.path, format: format, tags: tags, seed: seed)
    try source.forEachBlock { _, block in try writer.write(block) }
    try writer.close()
  }
}

extension Session {
  /// Where `file` of the delivery lies in another format.
  fileprivate func place(of file: String, as format: SoundFormat) -> String {
    "formats/\(format)/\(file.dropLast("wav".count))\(format.fileExtension)"
  }
}
