/// The rule for naming reference audio: a relative path inside the ticket's own folder, or `library:NAME`.
///
/// This is about the words in the ticket alone; whether the file is there, and no link out of the folder, is checked
/// where files are opened.
enum ReferencePath {
  struct ReferenceFault {
    let code: String
    let finding: String
    let remedy: String
  }

  private static let libraryPrefix = "library:"

  /// The fault of the path `text`; nil if there is none.
  static func fault(in text: String) -> ReferenceFault? {
    if text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      return ReferenceFault(
        code: "bad-name", finding: "a control character in the file name", remedy: "rename the file")
    }
    if PromptText.trimmed(text).isEmpty {
      return ReferenceFault(
        code: "empty", finding: "the reference has no name", remedy: "name a file, or leave the field out")
    }
    if text.hasPrefix(libraryPrefix) { return faultInLibraryName(String(text.dropFirst(libraryPrefix.count))) }
    guard let finding = escape(in: text) else { return nil }
    return ReferenceFault(
      code: "path-escape", finding: finding,
      remedy: "put the audio beside the ticket and write its name, or write library:NAME for one from the library")
  }

  private static func faultInLibraryName(_ name: String) -> ReferenceFault? {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 1, !name.isEmpty, ![".", ".."].contains(name), !name.contains("\\") else {
      return ReferenceFault(
        code: "path-escape", finding: "\"\(name.prefix(60))\" is not a name in the library",
        remedy: "write library:NAME without any path")
    }
    return nil
  }

  /// The part of `path` that could lead out of the ticket's folder, in words; nil if there is none.
  private static func escape(in path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    if path.hasPrefix("/") { return "an absolute path" }
    if path.hasPrefix("~") { return "a path in a home folder" }
    if path.contains("\\") { return "a backslash in the path" }
    if parts.contains("..") { return "\"..\" in the path" }
    if let scheme = scheme(of: path) { return "\"\(scheme):\" is an address or a drive, not a path" }
    return nil
  }

  /// The text before a colon, if it looks like a drive letter or the scheme of an address (RFC 3986, 3.1).
  private static func scheme(of path: String) -> Substring? {
    guard let colon = path.firstIndex(of: ":") else { return nil }
    let scheme = path[..<colon]
    guard let first = scheme.first, first.isASCII, first.isLetter else { return nil }
    let isScheme = scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    return isScheme ? scheme : nil
  }
}
