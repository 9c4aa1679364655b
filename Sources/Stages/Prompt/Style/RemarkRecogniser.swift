/// Recogniser of questions and remarks that ask for no music ("what time is it in tokyo", "my dog ate my homework").
///
/// Their pictures, places and occasions are none of a track's: where no word speaks of music, nothing is understood.
struct RemarkRecogniser: Recogniser {
  func recognise(in state: ParseState) {
    guard !speaksOfMusic(state), isQuestion(state) || (isTold(state) && !moves(state)) else { return }
    state.releaseAll()
    state.brief.occasions = []
    state.brief.moods = []
    state.brief.style = ""
    state.brief.evidence = []
    state.suggestions = []
    state.regions = []
  }

  /// True if anything but pictures, places and occasions was found.
  private func speaksOfMusic(_ state: ParseState) -> Bool {
    let brief = state.brief
    let said: Set<String> = ["occasions", "style_votes", "style"]
    let isFound = brief.evidence.contains { !said.contains($0.field) && !($0.field == "moods" && $0.confidence < 0.5) }
    return isFound || !state.impliedStyles.isEmpty || !state.ensembles.isEmpty || !state.placedDetails.isEmpty
      || state.tokens.contains { Self.music.contains($0.word) }
      || state.tokens.indices.contains {
        !state.isFree($0..<($0 + 1)) && state.match(state.vocabulary.images, at: $0) == nil
          && state.vocabulary.sound.match(state.tokens, at: $0) != nil
      }
  }

  private static let music: Set<String> = [
    "music", "musical", "song", "songs", "track", "tune", "beat", "beats", "soundtrack", "theme", "melody", "sound",
    "sounds",
    "sounding", "jingle", "playlist", "score", "instrumental", "background", "something", "vibe", "vibes", "mood",
    "feels",
    "feel", "feeling", "like", "atmosphere", "ambience", "soundscape", "piece", "for",
  ]

  /// "What time is it", "who won", "can you remind me".
  private func isQuestion(_ state: ParseState) -> Bool {
    let words = state.tokens.filter { !$0.isMark }.prefix(3).map(\.word)
    guard let first = words.first, words.count > 1 else { return false }
    if let followers = Self.questions[first], followers.contains(words[1]) { return true }
    let polite = ["can", "could", "would", "will", "please"].contains(first)
    let verb = polite ? words.dropFirst().first { $0 != "you" && $0 != "please" } : first
    return verb.map(Self.errands.contains) ?? false
  }

  private static let auxiliaries: Set<String> = [
    "is", "are", "was", "were", "do", "does", "did", "s", "will", "can", "should",
  ]
  private static let questions: [String: Set<String>] = [
    "what": auxiliaries.union(["time", "day", "year", "kind", "if"]), "where": auxiliaries, "when": auxiliaries,
    "why": auxiliaries, "who": auxiliaries.union(["won", "wrote", "invented", "made", "has"]),
    "how": auxiliaries.union(["many", "much", "to", "old", "far", "long", "tall", "come"]),
    "which": auxiliaries.union(["day", "one", "is"]), "is": ["it", "there", "this", "my"], "do": ["you", "i", "we"],
    "does": ["it", "anyone", "the"], "did": ["you", "i", "we", "he", "she", "they"],
  ]
  private static let errands: Set<String> = [
    "remind", "tell", "translate", "explain", "summarise", "summarize", "calculate", "convert", "define", "call",
    "book",
    "remember", "email", "install", "debug",
  ]

  /// "My dog ate", "dear landlord": something is told, in the past or in a letter.
  private func isTold(_ state: ParseState) -> Bool {
    state.tokens.contains { Self.told.contains($0.text.lowercased()) }
  }

  private static let told: Set<String> = [
    "dear", "sincerely", "regards", "invoice", "ate", "was", "were", "went", "came", "said", "told", "bought", "sold",
    "broke", "forgot", "left", "paid", "spent", "drank", "wrote", "sent", "saw", "met", "had", "knew", "took", "gave",
    "lost", "found", "made", "got", "drove", "called", "asked", "cooked", "cleaned", "parked", "closed", "cancelled",
    "ordered", "arrived", "delivered", "didn", "wasn", "won",
  ]

  /// True if a picture or an occasion moves by itself, such as a loss or a wedding.
  private func moves(_ state: ParseState) -> Bool {
    let isMoving = !Self.moving.isDisjoint(with: state.brief.occasions)
    return isMoving
      || state.tokens.indices.contains { index in
        state.vocabulary.images.match(state.tokens, at: index).map { Self.movingImages.contains($0.value) } ?? false
      }
  }

  private static let moving: Set<String> = [
    "wedding", "funeral", "birthday", "bedtime", "party", "halloween", "christmas", "new year", "easter", "graduation",
  ]
  private static let movingImages: Set<String> = [
    "battle", "horror", "fantasy", "love", "loss", "triumph", "party", "nerves", "anger",
  ]
}
