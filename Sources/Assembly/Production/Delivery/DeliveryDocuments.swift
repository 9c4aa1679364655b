import Audio
import ClipRendering
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

/// The documents of a delivery: MIDI, session, checks, report, and the manifest last, for it lists all others.
struct DeliveryDocuments {
  let attempt: PlannedAttempt
  let mix: MixReport
  let master: MasterReport
  let verified: VerifiedDelivery
  let generators: StemGenerators
  let catalogue: GenreCatalogue
  let attempts: [AttemptRecord]
  let timings: [(stage: Stage, seconds: Double)]

  func write() throws {
    try write(Data(attempt.dawProject(gain: master.gain).bytes), as: "session.dawproject")
    try write(Self.encoder.encode(verified.report), as: "qa.json")
    try write(Data(HTMLReport.render(ReportContent(self)).utf8), as: "report.html")
    try write(manifest(), as: "manifest.json")
  }

  private static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return encoder
  }

  private func write(_ data: Data, as name: String) throws {
    try data.write(to: URL(filePath: "\(attempt.folders.delivery)/\(name)"))
  }

  /// The manifest, with the ticket as it was dropped.
  private func manifest() throws -> Data {
    let sounds = generators.soundCredits(of: attempt.playedPlan)
    let manifest = Manifest(
      jobID: attempt.job.jobID, name: attempt.job.name, version: dubplateVersion,
      ticketSHA256: attempt.job.ticketSHA256, brief: attempt.brief, reader: attempt.reader, plan: attempt.plan,
      backend: attempt.backend(or: generators), soundFont: SoundFontCredit(generators, attempt.playedPlan),
      sounds: sounds.isEmpty ? nil : sounds, clips: attempt.clips?.provenance,
      attempts: attempts, timings: Dictionary(uniqueKeysWithValues: timings.map { ($0.stage.rawValue, $0.seconds) }),
      mix: mix, verdict: verified.report.verdict, words: verified.report.words, verification: verified.plan,
      peakRSSBytes: peakResidentBytes(), notes: notes,
      files: try DeliveredFile.all(in: attempt.folders.delivery))
    let encoded = try JSONSerialization.jsonObject(with: Self.encoder.encode(manifest))
    guard var fields = encoded as? [String: Any] else { return try Self.encoder.encode(manifest) }
    fields["ticket"] = droppedTicket
    return try JSONSerialization.data(
      withJSONObject: fields, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
  }

  /// The ticket's fields as they were written, but for a seed that a reader of numbers would change.
  private var droppedTicket: Any {
    let job = attempt.job
    let text = (try? TicketText(job.ticketText))?.bytes ?? job.ticketText
    guard let document = try? JSONSerialization.jsonObject(with: Data(text)) else {
      return ["prompt": job.ticket.prompt]
    }
    guard var fields = document as? [String: Any], let seed = job.ticket.seed, seed.isText else { return document }
    fields["seed"] = "\(seed.value)"
    return fields
  }

  /// The notes of all stages, in whole sentences.
  var notes: [String] {
    attempt.brief.notes + attempt.plan.notes + attempt.lyricsNotes + attempt.clipNotes
      + generators.notes(on: attempt.playedPlan)
      + generators.notes(onSoundsIn: attempt.playedPlan, attempt.playedScore)
      + mix.notes + master.notes
  }
}

extension PlannedAttempt {
  /// The delivery as a session that sequencers open; `gain` is what mastering did to the mix over time.
  fileprivate func dawProject(gain: [GainCurvePoint]) -> DAWProject {
    DAWProject(
      playedScore, stems: plan.stems.map { DAWProject.StemFile(name: $0.name, file: stemFile($0)) },
      frames: plan.frames,
      software: ("Dubplate", dubplateVersion), genre: plan.genre, comment: job.ticket.prompt,
      gain: gain.map { DAWProject.AutomationPoint(time: $0.time, gain: $0.gain) })
  }

  /// The lines of the lyrics that the track had no room for, in whole sentences.
  fileprivate var lyricsNotes: [String] {
    guard let firstUnsung, let lyrics = brief.lyrics.map(Lyrics.init) else { return [] }
    return lyrics.overflow(from: firstUnsung).map { [$0] } ?? []
  }
}
