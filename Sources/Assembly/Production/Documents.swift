import Audio
import Foundation
import Genres
import Mastering
import Metadata
import Mixing
import Music
import Planning
import Prompt
import QualityControl
import Report
import Synthesis

/// The delivery's papers: MIDI, checks, report, and the manifest last, for it lists all others.
struct Documents {
  let session: Session
  let mix: MixReport
  let master: MasterReport
  let verified: Verified
  let orchestra: Orchestra
  let catalogue: GenreCatalogue
  let attempts: [AttemptRecord]
  let timings: [(stage: Stage, seconds: Double)]

  func write() throws {
    try writeMIDI()
    try write(Data(session.dawProject(gain: master.gain).bytes), as: "session.dawproject")
    try write(Self.encoder.encode(verified.report), as: "qa.json")
    try write(Data(HTMLReport.render(ReportContent(self)).utf8), as: "report.html")
    try write(manifest(), as: "manifest.json")
  }

  /// The score, each part with the instrument that plays it, in one file and in one for each stem.
  private func writeMIDI() throws {
    let programs = session.playedPlan.stems.compactMap { stem in
      (stem.program ?? PatchLibrary.program(of: stem.sound)).map { (stem.name, $0) }
    }
    let instruments = Dictionary(programs) { first, _ in first }
    try write(
      Data(StandardMIDIFile(session.playedScore, programs: instruments).bytes), as: "\(session.order.name).mid")
    try DeliveryFolders.make("midi", in: session.folders.delivery)
    for stem in session.plan.stems {
      let part = session.playedScore.keeping(part: stem.name)
      guard !part.parts.isEmpty else { continue }
      try write(Data(StandardMIDIFile(part, programs: instruments).bytes), as: session.midiFile(stem))
    }
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
      backend: session.backend(or: orchestra), soundFont: SoundFontCredit(orchestra, session.playedPlan),
      clips: session.clips?.account,
      attempts: attempts, timings: Dictionary(uniqueKeysWithValues: timings.map { ($0.stage.rawValue, $0.seconds) }),
      mix: mix, verification: verified.plan, peakRSSBytes: peakResidentBytes(), notes: notes,
      files: try DeliveredFile.all(in: session.folders.delivery))
    let encoded = try JSONSerialization.jsonObject(with: Self.encoder.encode(manifest))
    guard var fields = encoded as? [String: Any] else { return try Self.encoder.encode(manifest) }
    fields["ticket"] = droppedTicket
    return try JSONSerialization.data(
      withJSONObject: fields, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
  }

  /// The ticket's fields as they were written, but for a seed that a reader of numbers would change.
  private var droppedTicket: Any {
    let order = session.order
    let text = (try? TicketText(order.ticketText))?.bytes ?? order.ticketText
    guard let document = try? JSONSerialization.jsonObject(with: Data(text)) else {
      return ["prompt": order.ticket.prompt]
    }
    guard var fields = document as? [String: Any], let seed = order.ticket.seed, seed.isText else { return document }
    fields["seed"] = "\(seed.value)"
    return fields
  }

  /// Everything that a reader should know, from all stages.
  var notes: [String] {
    session.brief.notes + session.plan.notes + session.lyricsNotes + session.clipNotes
      + orchestra.notes(on: session.playedPlan)
      + mix.notes + master.notes
  }
}
