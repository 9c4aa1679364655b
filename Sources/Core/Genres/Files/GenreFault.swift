import Diagnostics
import Yams

/// Diagnoses of genre files, each with file and line.
enum GenreFault {
  static func invalid(_ file: String, line: Int, _ finding: String) -> Diagnosis {
    Diagnosis(
      code: "genre.invalid", location: "\(file).yaml:\(line)", finding: finding,
      remedy: "mend that line; basis.yaml explains every field")
  }

  /// A field that earlier versions read and that never had an effect.
  static func retired(_ file: String, line: Int, field: String, remedy: String) -> Diagnosis {
    Diagnosis(
      code: "genre.invalid", location: "\(file).yaml:\(line)",
      finding: "the field \"\(field)\" had no effect and is gone",
      remedy: remedy)
  }

  static func unreadable(_ file: String, _ error: any Error) -> Diagnosis {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      invalid(file, line: mark.line, "is no YAML: \(problem)")
    default: invalid(file, line: 1, "is no YAML: \(error)")
    }
  }

  /// The value that could not be decoded, at the deepest key of its path that the file itself has.
  static func undecodable(_ file: String, _ error: any Error, in document: Node) -> Diagnosis {
    guard let error = error as? DecodingError else { return invalid(file, line: 1, "\(error)") }
    switch error {
    case .keyNotFound(let key, let context):
      let path = context.codingPath + [key]
      return invalid(file, line: line(of: path, in: document), "\(words(path)) is missing")
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
      let path = context.codingPath
      return invalid(file, line: line(of: path, in: document), "\(words(path)): \(context.debugDescription)")
    @unknown default: return invalid(file, line: 1, "\(error)")
    }
  }

  private static func words(_ path: [any CodingKey]) -> String {
    path.filter { $0.intValue == nil }.map(\.stringValue).joined(separator: ".")
  }

  private static func line(of path: [any CodingKey], in document: Node) -> Int {
    var node = document
    for key in path {
      guard let next = key.intValue.flatMap({ node.sequence?[$0] }) ?? node.mapping?[key.stringValue] else { break }
      node = next
    }
    return node.mark?.line ?? 1
  }
}
