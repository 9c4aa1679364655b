import Foundation
import Genres
import Labelling
import Mastering
import Mixing
import Music
import Planning
import Prompt
import QualityControl
import Report

/// The delivery's papers: MIDI, checks, report, and the manifest last, for it lists all others.
struct Documents {
  let session: Session
  let mix: MixReport
  let master: MasterReport
  let verified: Verified
  let orchestra: Orchestra
  let attempts: [AttemptRecord]
  let timings: [(stage: Stage, seconds: Double)]

  func write() throws {
    try write(Data(midi), as: "\(session.order.name).mid")
    try write(Data(session.dawProject.bytes), as: "session.dawproject")
    try write(Self.encoder.encode(verified.report), as: "qa.json")
    try write(Data(HTMLReport.render(ReportContent(self)).utf8), as: "report.html")
    try write(manifest(), as: "manifest.json")
  }

  /// The score, each part with the instrument that it was meant for.
  private var midi: [UInt8] {
    let programs = session.plan.stems.compactMap { stem in stem.program.map { (stem.name, $0) } }
    return StandardMIDIFile(session.score, programs: Dictionary(programs) { first, _ in first }).bytes
  }

  private static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return encoder
  }

  private func write(_ data: Data, as name: String) throws {
    try data.write(to: URL(filePath: "\(session.folders.delivery)/\(name)"))
  }

  /// The manifest, with the ticket as it was dropped.
  private func manifest() throws -> Data {
    let manifest = Manifest(
      jobID: session.order.jobID, name: session.order.name, version: dubplateVersion,
      ticketSHA256: session.order.ticketSHA256, brief: session.brief, reader: session.reader, plan: session.plan,
      backend: orchestra.backend, soundFont: SoundFontCredit(orchestra, session.plan),
      attempts: attempts, timings: Dictionary(uniqueKeysWithValues: timings.map { ($0.stage.rawValue, $0.seconds) }),
      mix: mix, peakRSSBytes: peakResidentBytes(), notes: notes,
      files: try DeliveredFile.all(in: session.folders.delivery))
    let encoded = try JSONSerialization.jsonObject(with: Self.encoder.encode(manifest))
    guard var fields = encoded as? [String: Any] else { return try Self.encoder.encode(manifest) }
    let dropped = Data(session.order.ticketText)
    fields["ticket"] = (try? JSONSerialization.jsonObject(with: dropped)) ?? ["prompt": session.order.ticket.prompt]
    return try JSONSerialization.data(
      withJSONObject: fields, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
  }

  /// Everything that a reader should know, from all stages.
  var notes: [String] {
    session.brief.notes + session.plan.notes + orchestra.notes(on: session.plan) + mix.notes + master.notes
  }
}
