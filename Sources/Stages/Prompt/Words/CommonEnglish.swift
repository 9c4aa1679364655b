/// The commonest English words, which are never taken for slips of others.
///
/// The list has the levels 10 and 20 of SCOWL in American and British spelling (Kevin Atkinson, free for any use).
enum CommonEnglish {
  private static let words: Set<String> = {
    let bytes = PackageResources.common_english_txt
    return Set(
      String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init))
  }()

  /// True for a word of the list and its regular forms.
  static func contains(_ word: String) -> Bool {
    if words.contains(word) { return true }
    guard let last = word.utf8.last, lastLetters.contains(last) else { return false }
    let length = word.utf8.count
    return endings.contains { ending, replacement in
      length - ending.utf8.count >= shortestStem && word.utf8.last == ending.utf8.last && word.hasSuffix(ending)
        && words.contains(word.dropLast(ending.utf8.count) + replacement)
    }
  }

  private static let shortestStem = 3
  private static let lastLetters = Set(endings.compactMap(\.0.utf8.last))

  private static let endings = [
    ("s", ""), ("es", ""), ("ed", ""), ("d", ""), ("ing", ""), ("ing", "e"), ("er", ""), ("er", "e"), ("est", ""),
    ("ly", ""), ("ies", "y"), ("ied", "y"), ("y", ""), ("ness", ""), ("less", ""), ("ful", ""),
  ]
}
