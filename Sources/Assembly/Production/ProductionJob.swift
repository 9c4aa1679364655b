import Audio
import Prompt

/// The ticket of one job, with everything that production needs to know of the job itself.
public struct ProductionJob: Sendable {
  public let jobID: String
  /// The name of the delivery and of the files in it.
  public let name: String
  public let ticket: Ticket
  /// The ticket as it was dropped: a JSON object, or a prompt.
  public let ticketText: [UInt8]
  /// The SHA-256 of the ticket's bytes, in hexadecimal.
  public let ticketSHA256: String
  /// The path of the reference audio; nil where there is none.
  public let reference: String?
  /// The owner's name of the reference audio, which messages use.
  public let referenceName: String?

  public init(
    jobID: String, name: String, ticket: Ticket, ticketText: [UInt8], ticketSHA256: String, reference: String? = nil,
    referenceName: String? = nil
  ) {
    self.jobID = jobID
    self.name = name
    self.ticket = ticket
    self.ticketText = ticketText
    self.ticketSHA256 = ticketSHA256
    self.reference = reference
    self.referenceName = referenceName ?? reference
  }

  /// The ticket's seed, or else one that its bytes determine; each attempt after the first derives its own.
  func seed(attempt: Int) -> Seed {
    let own = ticket.seed ?? Seed(UInt64(ticketSHA256.prefix(13), radix: 16) ?? 0)
    return attempt == 1 ? own : own.derived("attempt", "\(attempt)")
  }
}
