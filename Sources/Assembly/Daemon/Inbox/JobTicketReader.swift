import ClipRendering
import Diagnostics
import DropFolder
import Genres
import Production
import Prompt
import System

/// The reader of the tickets of claimed jobs, and of the references that they name.
struct JobTicketReader: Sendable {
  private let reader: TicketReader
  /// The folder of `library:NAME`; nil when none is configured.
  private let library: ReferenceLibrary?

  init(catalogue: GenreCatalogue, library: String?, backends: [String]) {
    reader = TicketReader(genres: catalogue.names, backends: backends)
    self.library = library.map(ReferenceLibrary.init(path:))
  }

  /// The ticket of a claimed job; throws every problem at once.
  func ticket(of job: ClaimedJob) throws(Problems) -> Ticket {
    let text = try TicketText(job.ticket)
    let ticket = try reader.ticket(
      from: text, text.format(named: job.ticketEndings), hasReference: job.ownAudio != nil)
    if ticket.reference == nil, job.ownAudio == nil, job.audio.count > 1 {
      throw Self.severalRecordings(job.audio.map(\.description), beside: job.ticketPath.description)
    }
    return ticket
  }

  private static func severalRecordings(_ names: [String], beside ticket: String) -> Problems {
    let some = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " …" : "")
    return Problems(
      Diagnosis(
        code: "reference.several", location: ticket, finding: "has \(names.count) recordings beside it: \(some)",
        remedy: "name the one that the track should resemble in \"reference\", or give it the ticket's name"))
  }

  /// The reference of a job, open; nil when there is none.
  func reference(of ticket: Ticket, in job: ClaimedJob) throws -> OpenFile? {
    guard let name = ticket.reference else { return try job.ownAudio.map { try job.open($0) } }
    do {
      if name.hasPrefix("library:") { return try inLibrary(String(name.dropFirst("library:".count))) }
      guard let path = RelativePath(text: name) else { throw Self.missing(name, "lies outside of the ticket's folder") }
      return try job.open(path)
    } catch let error as FileError where error.isAbsence {
      throw Self.missing(name, "there is no such file beside the ticket")
    }
  }

  private func inLibrary(_ name: String) throws -> OpenFile {
    guard let library else { throw Self.missing("library:\(name)", "no library folder is configured") }
    guard let path = RelativePath(text: name) else {
      throw Self.missing("library:\(name)", "lies outside of the library")
    }
    return try library.open(path)
  }

  private static func missing(_ name: String, _ finding: String) -> Problems {
    Problems(
      Diagnosis(
        code: "reference.missing", location: "$.reference", finding: "\"\(name)\": \(finding)",
        remedy: "put the audio beside the ticket and drop both again, or leave the reference out"))
  }
}

extension GenreCatalogue {
  /// The part of the genres that understanding prompts needs.
  public var names: [GenreName] {
    genres.map { GenreName($0.name, aliases: $0.aliases, tempo: $0.tempo.low...$0.tempo.high) }
  }
}

/// The check whether all of a ticket has arrived; whether it is right is found out once it is claimed.
enum TicketArrival {
  /// The state of a ticket of which these bytes have arrived so far, and the audio that it names.
  static func reading(of bytes: [UInt8], name: FileName) -> TicketReading {
    // Copiers that reserve the whole size at first leave zeros where bytes are still to come.
    let zeros = TicketReading.incomplete("it holds zeros where text is still to come")
    let text: TicketText
    do throws(Problems) { text = try TicketText(bytes) } catch {
      if let cut = error.diagnoses.first(where: { $0.code == "ticket.incomplete" }) { return .incomplete(cut.finding) }
      let isText = error.diagnoses.allSatisfy { $0.code == "ticket.encoding" }
      return isText && bytes.firstRange(of: [0, 0, 0, 0]) != nil ? zeros : .complete(references: [])
    }
    if text.bytes.firstRange(of: [0, 0, 0, 0]) != nil { return zeros }
    guard text.format(named: name.ticketEndings) == .json else { return .complete(references: []) }
    return reading(ofJSON: text.bytes)
  }

  private static func reading(ofJSON bytes: [UInt8]) -> TicketReading {
    do throws(Problems) {
      let document = try StrictJSON.parse(bytes)
      guard case .object(let members) = document.content else { return .complete(references: []) }
      let names = members.filter { $0.name == "reference" }.compactMap { member -> String? in
        guard case .string(let name) = member.value.content, !name.hasPrefix("library:") else { return nil }
        return name
      }
      return .complete(references: names)
    } catch {
      let cut = error.diagnoses.first { $0.code == "json.incomplete" || $0.code == "json.empty" }
      return cut.map { .incomplete($0.finding) } ?? .complete(references: [])
    }
  }
}
