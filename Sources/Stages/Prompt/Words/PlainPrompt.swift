import Foundation

/// A prompt as it is read: without signs that nobody sees or that only set type, and without addresses.
///
/// `**bold**`, headings, bullets, HTML's marks of type and hashes before words fall away; lines that list things end in
/// commas; `w/` is "with". What is left has the words of the prompt in their order.
struct PlainPrompt {
  let text: String
  /// The web and e-mail addresses that were left out.
  private(set) var addresses: [String] = []

  init(_ written: String) {
    guard Self.needsCleaning(written) else {
      text = written
      return
    }
    let lines = Self.withoutTags(written).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let isList = lines.count > 1 && lines.contains { PromptLine.isListed($0) }
    var addresses: [String] = []
    let plain = lines.map { line in
      let chunks = PromptLine.body(line).split(separator: " ", omittingEmptySubsequences: false)
      let words = chunks.indices.map { Self.plain(chunks[$0], before: chunks.dropFirst($0 + 1).first, &addresses) }
      let joined = words.joined(separator: " ")
      guard isList, joined.last.map({ $0.isLetter || $0.isNumber }) ?? false else { return joined }
      // What stands under one label does not go on in the next line.
      return joined + (PromptLine.hasLabel(line) ? "." : ",")
    }
    text = plain.joined(separator: "\n")
    self.addresses = addresses
  }

  private static func needsCleaning(_ text: String) -> Bool {
    text.utf8.contains { "*_`#<@\n\r/".utf8.contains($0) } || text.contains("www.")
  }

  /// One word between spaces, in plain type; an address is nothing.
  private static func plain(
    _ chunk: Substring, before next: Substring?, _ addresses: inout [String]
  ) -> String {
    if isAddress(chunk) {
      addresses.append(String(chunk))
      return ""
    }
    let lower = chunk.lowercased()
    if lower.hasPrefix("w/"), lower != "w/o", !lower.hasPrefix("w/out") { return "with \(chunk.dropFirst(2))" }
    if lower == "b/w", next?.first?.isNumber == true { return "between" }
    guard chunk.utf8.contains(where: { "*_`#~".utf8.contains($0) }) else { return String(chunk) }
    var word = String(chunk)
    for sign in ["**", "__", "~~", "`"] { word = word.replacingOccurrences(of: sign, with: "") }
    word = withoutItalics(word)
    return word.hasPrefix("#") ? HashTags.words(of: word, isFollowed: next?.hasPrefix("#") == true) : word
  }

  /// `*dark*,` and `_dark_` without the signs around them.
  private static func withoutItalics(_ word: String) -> String {
    guard let first = word.first, first == "*" || first == "_" else {
      return word.hasSuffix("*") && word.count > 1 ? String(word.dropLast()) : word
    }
    guard word.count > 1 else { return word }
    var inner = word.dropFirst()
    if let last = inner.lastIndex(of: first) { inner.remove(at: last) }
    return String(inner)
  }

  private static func isAddress(_ chunk: Substring) -> Bool {
    let lower = chunk.lowercased()
    if lower.contains("://") || lower.hasPrefix("www.") { return true }
    if let at = lower.firstIndex(of: "@"), at > lower.startIndex {
      let host = lower[lower.index(after: at)...]
      return host.contains(".") && host.first?.isLetter == true
    }
    return [".com/", ".be/", ".org/", ".net/", ".io/"].contains(where: lower.contains)
  }

  /// The names of HTML's marks of type, which say nothing; those that begin a line are true.
  private static let tags: [String: Bool] = [
    "b": false, "i": false, "em": false, "strong": false, "u": false, "span": false, "code": false, "pre": false,
    "br": true, "p": true, "div": true, "li": true, "ul": true, "ol": true, "h1": true, "h2": true, "h3": true,
  ]

  private static func withoutTags(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "<")) else { return text }
    var plain = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "<") {
      plain += rest[..<open]
      let inner = rest[rest.index(after: open)...].prefix(120)
      guard let close = inner.firstIndex(of: ">"),
        let breaks = tags[inner[..<close].drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()]
      else {
        plain += "<"
        rest = rest[rest.index(after: open)...]
        continue
      }
      plain += breaks ? "\n" : ""
      rest = rest[rest.index(after: close)...]
    }
    return plain + rest
  }
}

/// The beginnings of lines that list things.
enum PromptLine {
  /// True for "- bass", "2) bass" and "Mood: dark".
  static func isListed(_ line: Substring) -> Bool {
    let line = line.drop { $0 == " " || $0 == "\t" }
    return body(line).count < line.count || hasLabel(line)
  }

  /// True for "Mood: dark".
  static func hasLabel(_ line: Substring) -> Bool {
    let line = line.drop { $0 == " " || $0 == "\t" }
    let label = line.prefix { $0 != ":" }
    return label.count < line.count && label.count <= 24 && label.split(separator: " ").count <= 3
  }

  /// The line without the bullet, the number of an entry, the marks of a heading or a quotation before it.
  static func body(_ line: Substring) -> Substring {
    let trimmed = line.drop { $0 == " " || $0 == "\t" }
    for bullet in ["- ", "* ", "• ", "– ", "> ", "+ ", "· "] where trimmed.hasPrefix(bullet) {
      return trimmed.dropFirst(bullet.count)
    }
    let hashes = trimmed.prefix { $0 == "#" }
    if !hashes.isEmpty, trimmed.dropFirst(hashes.count).first == " " { return trimmed.dropFirst(hashes.count + 1) }
    let digits = trimmed.prefix { $0.isASCIIDigit }
    let rest = trimmed.dropFirst(digits.count)
    if (1...2).contains(digits.count), rest.hasPrefix(". ") || rest.hasPrefix(") ") { return rest.dropFirst(2) }
    return line
  }
}

/// Words that begin with a hash, as people tag what they post.
enum HashTags {
  /// "#DarkTechno" as "Dark Techno", "#140bpm" as "140bpm"; "#1" stays what it is.
  ///
  /// A tag that another one follows ends in a comma.
  static func words(of chunk: String, isFollowed: Bool) -> String {
    let tags = chunk.split(separator: "#")
    guard chunk.contains(where: \.isLetter) else { return chunk }
    return tags.map { parted(String($0)) }.joined(separator: ", ") + (isFollowed ? "," : "")
  }

  /// Capitals inside a tag begin words.
  private static func parted(_ tag: String) -> String {
    let letters = Array(tag)
    var words = ""
    for (index, letter) in letters.enumerated() {
      let begins = index > 0 && letter.isUppercase && letters[index - 1].isLowercase
      words += begins ? " \(letter)" : "\(letter)"
    }
    return words
  }
}

extension String {
  /// Without characters of no width and changes of direction, and with a space for other controls.
  var withoutInvisibles: String {
    guard unicodeScalars.contains(where: { $0.isInvisible || $0.isControl }) else { return self }
    var plain = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      // A joiner belongs to the emoji around it.
      let joins = scalar.value == 0x200D && (plain.last?.value ?? 0) > 0x2190
      if scalar.isControl { plain.append(" ") } else if !scalar.isInvisible || joins { plain.append(scalar) }
    }
    return String(plain)
  }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool { value < 0x20 && ![0x09, 0x0A, 0x0D].contains(value) || value == 0x7F }

  fileprivate var isInvisible: Bool {
    switch value {
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
