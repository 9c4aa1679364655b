/// The existing names that somebody may have meant who wrote one that does not exist.
public enum Suggestion {
  /// The one of `known` that is nearest to `word`, ignoring case; nil when none is near enough to be a slip.
  ///
  /// Near enough is an edit distance of at most a third of the longer word's length. Of two equally near ones the first
  /// in `known` wins.
  public static func nearest(to word: String, among known: some Sequence<String>) -> String? {
    let letters = Array(word.lowercased())
    var best: (name: String, distance: Int)?
    for name in known {
      let others = Array(name.lowercased())
      let limit = min(max(letters.count, others.count) / 3, (best?.distance ?? .max) - 1)
      guard limit >= 0, let distance = distance(from: letters, to: others, atMost: limit) else { continue }
      best = (name, distance)
    }
    return best?.name
  }

  /// The fewest insertions, deletions, substitutions and swaps of neighbours that turn `a` into `b`; nil above `limit`.
  ///
  /// This is the optimal string alignment distance (Damerau 1964, restricted so that no letter is edited twice).
  public static func distance(from a: [Character], to b: [Character], atMost limit: Int) -> Int? {
    guard abs(a.count - b.count) <= limit else { return nil }
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
        row.append(cost)
      }
      guard row.contains(where: { $0 <= limit }) else { return nil }
      (beforeLast, last) = (last, row)
    }
    return last[b.count] <= limit ? last[b.count] : nil
  }
}
