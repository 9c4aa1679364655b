/// How a program came to its end.
struct ProgramEnd: Sendable {
  enum Cause: Sendable, Equatable {
    case exit(Int)
    case signal(Int)
    case timeout
    case tooMuchOutput
    case notStarted(String)
  }

  var cause: Cause
  var output: [UInt8] = []
  /// The last line of what it wrote to its standard error.
  var complaint = ""

  /// The last line with something in it.
  static func lastLine(of bytes: [UInt8]) -> String {
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    return String((lines.last { !$0.allSatisfy(\.isWhitespace) } ?? "").suffix(300))
  }
}
