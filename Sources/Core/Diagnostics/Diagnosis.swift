/// A problem, said once: every log line, `reason.json`, `WHY.txt` and terminal message is made from it.
public struct Diagnosis: Sendable, Hashable, Codable {
  /// A stable name that scripts can rely on, such as `ticket.unknown-field`.
  public let code: String
  /// The location: a file, a field such as `$.bpm`, or a stage.
  public let location: String
  /// The finding there, with numbers and units.
  public let finding: String
  /// The action that helps, for the reader.
  public let remedy: String
  /// True if the same work can succeed later without anybody changing the ticket.
  public let transient: Bool

  /// In JSON the location is called `place`.
  private enum CodingKeys: String, CodingKey {
    case code, finding, remedy, transient
    case location = "place"
  }

  public init(code: String, location: String, finding: String, remedy: String, transient: Bool = false) {
    self.code = code
    self.location = location
    self.finding = finding
    self.remedy = remedy
    self.transient = transient
  }
}

extension Diagnosis: CustomStringConvertible {
  /// One line: location, finding and remedy.
  public var description: String { "\(location): \(finding); \(remedy)" }
}
