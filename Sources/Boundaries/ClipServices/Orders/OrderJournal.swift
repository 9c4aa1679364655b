import ClipRendering

/// What is known of an order, as it is kept from one run of the program to the next.
public enum OrderRecord: Sendable, Hashable, Codable {
  /// It is about to be submitted, or was, and nobody knows yet what came of it; in seconds since 1970.
  case submitting(since: Double)
  case accepted(ClipReceipt, since: Double)
  case delivered(ClipResult)
}

/// Where records are kept.
public protocol OrderJournal: Sendable {
  /// What was kept last; nil if nothing was or it was forgotten.
  func record(of id: String) throws -> OrderRecord?

  /// Keeps a record in the place of the one before; it outlasts a power cut once this returns.
  func keep(_ record: OrderRecord, of id: String) throws

  func forget(_ id: String) throws
}
