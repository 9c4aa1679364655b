import Diagnostics

/// Reads JSON as RFC 8259 has it and nothing beyond.
///
/// By hand, because Foundation's reader keeps one of two equal keys in silence, and names neither line nor column.
/// One document in UTF-8, with or without a byte order mark. Refused are: other encodings, text after the document,
/// a key that occurs twice in one object, NUL in a text, half surrogate pairs, numbers beyond `Double`, and more than
/// `maximumDepth` levels of brackets.
public enum StrictJSON {
  public static let maximumDepth = 32

  /// The one value in `bytes`; throws every duplicate key and NUL, or the first error of syntax, with line and column.
  public static func parse(_ bytes: [UInt8]) throws(Problems) -> JSONValue {
    let reading = try read(bytes)
    guard reading.problems.isEmpty else { throw Problems(reading.problems) }
    return reading.root
  }

  /// Whether `bytes` are one JSON object and nothing after it, so that nothing more can be under way.
  ///
  /// Duplicate keys and the like do not count: they make the document wrong, not incomplete.
  public static func isWholeObject(_ bytes: [UInt8]) -> Bool {
    guard let reading = try? read(bytes), case .object = reading.root.content else { return false }
    return true
  }

  /// The document, and the problems that do not hinder reading on.
  static func read(_ bytes: [UInt8]) throws(Problems) -> (root: JSONValue, problems: [Diagnosis]) {
    try checkEncoding(of: bytes)
    var scanner = JSONScanner(bytes)
    do throws(JSONFault) {
      let root = try scanner.document()
      return (root, scanner.faults.map { $0.fault.diagnosis(at: TextPlace(of: $0.offset, in: bytes)) })
    } catch {
      throw Problems(error.diagnosis(at: TextPlace(of: scanner.faultOffset, in: bytes)))
    }
  }

  private static func checkEncoding(of bytes: [UInt8]) throws(Problems) {
    if looksLikeUTF16(bytes) { throw Problems(JSONFault.utf16.diagnosis(at: TextPlace(of: 0, in: bytes))) }
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let place = TextPlace(of: error.byteOffsets.lowerBound, in: bytes)
      throw Problems(JSONFault.notUTF8.diagnosis(at: place))
    }
  }

  /// Byte order marks, and the zero bytes that ASCII leaves in wider encodings.
  static func looksLikeUTF16(_ bytes: [UInt8]) -> Bool {
    let start = Array(bytes.prefix(2))
    return start == [0xFF, 0xFE] || start == [0xFE, 0xFF] || (start.count == 2 && start.contains(0))
  }
}
