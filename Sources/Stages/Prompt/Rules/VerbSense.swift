/// Words that are instruments and verbs: "the piano leads the song" has no lead, "hits hard" no impacts.
enum VerbSense {
  /// True if the word at `range` is a verb where it stands.
  static func isMeant(_ range: Range<Int>, _ state: ParseState) -> Bool {
    guard range.count == 1, let word = state.word(range.lowerBound), let followers = verbs[word] else { return false }
    let next = state.word(range.upperBound)
    let before = state.word(range.lowerBound - 1)
    if let next, followers.contains(next) { return true }
    // "A melody that leads", "let it ring".
    return before.map(subjects.contains) ?? false
  }

  private static let subjects: Set<String> = [
    "that", "which", "who", "it", "really", "they", "you", "we", "i", "will", "ll", "would", "to", "always", "should",
    "must", "just",
  ]

  private static let objects: Set<String> = [
    "the", "a", "an", "me", "you", "us", "it", "into", "to", "up", "in", "on", "off", "out", "hard", "harder", "like",
    "different", "everything", "away",
    "through", "over", "with", "home", "your", "my", "right", "so", "really",
  ]

  private static let verbs: [String: Set<String>] = [
    "lead": objects.subtracting(["with", "over", "in", "on", "like", "through"]),
    "leads": objects.subtracting(["with", "over", "in", "on", "like"]),
    "hits": objects.subtracting(["with", "on", "in", "like"]), "hit": objects, "booms": objects, "boom": ["the"],
    "kicks": ["in", "off", "me", "you"], "kick": ["in", "off", "me", "it", "things"], "snaps": ["me", "you", "back"],
    "rings": ["out"],
    "whistles": ["a", "the"], "horn": [], "growls": ["at"], "pluck": ["the"], "plucks": ["the", "at"], "drones": ["on"],
  ]
}
