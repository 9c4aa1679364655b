/// A common mistake in JSON: from other notations, from prose, or from an editor that replaces characters.
enum JSONMistake: Hashable {
  case trailingComma(before: String)
  case extraComma
  case missingValue
  case comment(String)
  case typographicQuotes
  case singleQuotes
  case bareName(String)
  case bareText(String)
  /// A quote within a text ended it early.
  case innerQuote(String)
  case notANumber(String)
  /// `True`, `None` and the like, with what JSON has for it.
  case foreignWord(String, meant: String)
  case missingComma(before: String)
  case decimalComma
  case unitAfterNumber(String)
  case wrongSeparator(String, expected: String)
  case typographicMinus
  case invisible(Unicode.Scalar)
  case missingBraces
  case secondDocument
  case proseAlone

  var finding: String {
    switch self {
    case .trailingComma(let bracket): "a comma before the closing \(bracket)"
    case .extraComma: "a comma too many"
    case .missingValue: "a colon without a value after it"
    case .comment(let start): "a comment (\(start)), which JSON does not have"
    case .typographicQuotes: "typographic quotes (“ ” „ ‘ ’), which editors make of straight ones"
    case .singleQuotes: "single quotes instead of double ones"
    case .bareName(let name): "the name \(name) without quotes"
    case .bareText(let text): "the text \(text) without quotes"
    case .innerQuote(let text): "\(text) after the end of a text: a quote in the text has ended it"
    case .notANumber(let word): "\(word), which is no number"
    case .foreignWord(let word, let meant): "\(word), which JSON writes \(meant)"
    case .missingComma(let next): "no comma before \(next)"
    case .decimalComma: "a comma within a number"
    case .unitAfterNumber(let unit): "\(unit) after a number"
    case .wrongSeparator(let found, let expected): "\(found) instead of \(expected)"
    case .typographicMinus: "a dash that is no minus sign"
    case .invisible(let character):
      "an invisible character (U+\(String(character.value, radix: 16, uppercase: true))) outside of a text"
    case .missingBraces: "a name and a value without { and } around them"
    case .secondDocument: "a second ticket in the same file"
    case .proseAlone: "plain words instead of a JSON object"
    }
  }

  var remedy: String {
    switch self {
    case .trailingComma, .extraComma: "remove the comma"
    case .missingValue: "write the value, or leave the field out"
    case .comment: "remove it, or keep it in a field of your own such as \"x-note\": \"…\""
    case .typographicQuotes: "write straight double quotes (\"), and switch smart quotes off in the editor"
    case .singleQuotes: "write double quotes (\")"
    case .bareName(let name): "write \"\(name)\""
    case .bareText(let text): "write \"\(text)\""
    case .innerQuote: "write \\\" for a quote in a text, or put a comma between two fields"
    case .notANumber: "write a number, or leave the field out"
    case .foreignWord(_, let meant): "write \(meant)"
    case .missingComma: "put a comma between them"
    case .decimalComma: "write a point, as in 127.5"
    case .unitAfterNumber(let unit): "write the number alone; or both in quotes, as in \"128 \(unit)\""
    case .wrongSeparator(_, let expected): "write \(expected)"
    case .typographicMinus: "write a hyphen (-)"
    case .invisible: "remove it, or write a plain space"
    case .missingBraces: "write { before the first name and } after the last value"
    case .secondDocument: "drop a file for each ticket"
    case .proseAlone: "write {\"prompt\": \"…\"}, or let the file's name end in .txt"
    }
  }
}
