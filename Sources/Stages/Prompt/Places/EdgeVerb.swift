import Music

/// A verb for how the song begins or ends: "starts with", "opens on", "ends".
struct EdgeVerb {
  let isStart: Bool
  let range: Range<Int>
  var place: SectionPlace { isStart ? .start : .end }

  init?(at index: Int, in state: ParseState) {
    guard let word = state.word(index), state.isFree(index..<(index + 1)) else { return nil }
    if Self.starts.contains(word) {
      isStart = true
    } else if Self.ends.contains(word) {
      isStart = false
    } else {
      return nil
    }
    var end = index + 1
    while ["off", "out", "up", "the", "song", "track", "it"].contains(state.word(end) ?? ""), end < index + 3 {
      end += 1
    }
    if let link = state.word(end), ["with", "on", "as", "in", "by"].contains(link) {
      range = index..<(end + 1)
    } else if SectionLevel.named(state.word(end) ?? "") != nil
      || ["very", "only", "just", "without", "a", "solo", "instrumental"].contains(state.word(end) ?? ""),
      word != "open"
    {
      range = index..<end
    } else {
      return nil
    }
  }

  private static let starts: Set<String> = [
    "starts", "start", "starting", "begins", "begin", "beginning", "opens", "open", "kicks", "kick", "kicking",
    "started",
  ]
  private static let ends: Set<String> = [
    "ends", "end", "ending", "closes", "close", "closing", "finishes", "finish", "finishing", "concludes", "concluding",
  ]
}
