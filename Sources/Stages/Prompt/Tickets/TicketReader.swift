import Diagnostics

/// The formats of a dropped ticket.
public enum TicketFormat: Sendable {
  /// A JSON object with the fields of a ticket.
  case json
  /// The prompt and nothing else.
  case text
}

/// The reader of dropped files: bytes to a ticket, or every problem at once.
public struct TicketReader: Sendable {
  /// The size of the largest ticket, in bytes; larger files are refused unread.
  public static let maximumBytes = 1 << 20

  let genres: [GenreName]
  let backends: [String]

  /// A reader that knows these genres and generators by name.
  public init(genres: [GenreName], backends: [String] = ["embedded"]) {
    self.genres = genres
    self.backends = backends
  }

  /// The ticket in `bytes`; throws every problem at once.
  ///
  /// `hasReference` says that reference audio lies beside the ticket, so that it needs neither prompt nor reference.
  public func ticket(from bytes: [UInt8], _ format: TicketFormat, hasReference: Bool = false) throws(Problems) -> Ticket
  {
    guard bytes.count <= Self.maximumBytes else { throw Problems(Self.tooLarge(bytes.count)) }
    return try ticket(from: TicketText(bytes), format, hasReference: hasReference)
  }

  /// The ticket that `text` is; throws every problem at once.
  public func ticket(from text: TicketText, _ format: TicketFormat, hasReference: Bool = false) throws(Problems)
    -> Ticket
  {
    switch format {
    case .text: return try textTicket(from: text, hasReference: hasReference)
    case .json: return try jsonTicket(from: text.bytes, hasReference: hasReference)
    }
  }

  private static func tooLarge(_ size: Int) -> Diagnosis {
    Diagnosis(
      code: "ticket.too-large", location: "$", finding: "the ticket has \(size) bytes, and \(maximumBytes) are allowed",
      remedy: "drop the ticket itself; audio belongs beside it, not into it")
  }

  private func jsonTicket(from bytes: [UInt8], hasReference: Bool) throws(Problems) -> Ticket {
    let document = try StrictJSON.read(bytes)
    var reader = FieldReader(document: document.root, bytes: bytes, problems: document.problems)
    let ticket = reader.ticket(genres: genres, backends: backends)
    if ticket.prompt.isEmpty && ticket.reference == nil && !hasReference && !reader.triedToSay {
      reader.problems.append(Self.nothingToDo)
    }
    guard reader.problems.isEmpty else { throw Problems(reader.problems) }
    return ticket
  }

  private static let nothingToDo = Diagnosis(
    code: "ticket.empty", location: "$", finding: "there is neither a prompt nor a reference",
    remedy: "say in \"prompt\" what you want to hear, or name an audio file in \"reference\"")

  private func textTicket(from text: TicketText, hasReference: Bool) throws(Problems) -> Ticket {
    var problems: [Diagnosis] = []
    let prompt = PromptText.trimmed(String(decoding: text.bytes, as: UTF8.self))
    if prompt.isEmpty && !hasReference { problems.append(PromptText.empty) }
    problems += PromptText.problems(with: prompt, in: .prompt, at: "$")
    guard problems.isEmpty else { throw Problems(problems) }
    return Ticket(prompt: prompt)
  }
}
