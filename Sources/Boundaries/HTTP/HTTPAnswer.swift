/// The answer of a server.
public struct HTTPAnswer: Sendable {
  public let status: Int
  public let fields: HTTPFields
  /// Empty when the answer went into a file.
  public let body: [UInt8]
  /// The address that the answer came from in the end.
  public let address: WebAddress

  public var isSuccess: Bool { 200...299 ~= status }

  /// The media type without parameters, lower case; nil if there is none.
  public var mediaType: String? {
    fields["content-type"]?.split(separator: ";").first.map { $0.lowercased().filter { !$0.isWhitespace } }
  }
}

/// The header fields of an answer, found by name in upper or lower case.
public struct HTTPFields: Sendable {
  private var values: [String: String] = [:]

  public init(_ fields: [(String, String)] = []) {
    for (name, value) in fields { add(name, value) }
  }

  public subscript(name: String) -> String? { values[name.lowercased()] }

  /// Adds a field; one that is there already is continued after a comma (RFC 9110, 5.2).
  mutating func add(_ name: String, _ value: String) {
    let name = name.lowercased()
    values[name] = values[name].map { "\($0), \(value)" } ?? value
  }
}
