import Music

/// An instrument or a voice at an index, by the name that a brief has for it.
struct PlacedThing {
  let name: String
  let range: Range<Int>
  /// True for one word that forbids it, such as "instrumental".
  private(set) var isAbsent = false
  /// True for "a cappella": voices and nothing else.
  private(set) var isAlone = false

  init?(at index: Int, in state: ParseState) {
    guard index >= 0, index < state.tokens.count else { return nil }
    if let found = state.match(state.vocabulary.absent, at: index) {
      (name, range, isAbsent) = (found.value, found.range, true)
      return
    }
    if let phrase = Self.choral.match(state.tokens, at: index) {
      guard state.isFree(index..<(index + phrase.count)) else { return nil }
      (name, range, isAlone) = ("vocals", index..<(index + phrase.count), true)
      return
    }
    let voice = state.match(state.vocabulary.voices, at: index)
    if let found = state.match(state.vocabulary.instruments, at: index), found.range.count >= voice?.range.count ?? 0 {
      // "Drum and bass" is a style.
      if let genre = state.vocabulary.genres.match(state.tokens, at: index), genre.count > found.range.count {
        return nil
      }
      (name, range) = (found.value, found.range)
    } else if let voice {
      (name, range) = ("vocals", voice.range)
    } else {
      return nil
    }
  }

  private static let choral = PhraseBook(
    [(true, ["a cappella", "a capella", "acapella", "acappella"])], plurals: false)

  /// Behind an instrument, these make another thing of it: "drum fill", "piano melody" is one name already.
  static let tails: Set<String> = [
    "fill", "fills", "like", "ish", "esque", "style", "inspired", "driven", "based", "heavy", "led", "free", "less",
  ]
}

/// A verb by which an instrument enters or leaves: "come in", "drops out".
struct PlacedVerb {
  enum Kind {
    case enters, leaves
  }

  let kind: Kind
  let range: Range<Int>

  init?(at index: Int, in state: ParseState) {
    guard let phrase = Self.rows.match(state.tokens, at: index) else { return nil }
    // "Starts with" says what begins the place, "fades out" of the song how it ends.
    if phrase.count == 1, let next = state.word(index + 1), ["with", "on"].contains(next) { return nil }
    kind = phrase.value
    range = index..<(index + phrase.count)
  }

  private static let entering = [
    "come in", "comes in", "coming in", "come", "comes", "enter", "enters", "entering", "join", "joins", "join in",
    "joins in", "kick in", "kicks in", "set in", "sets in", "drop in", "drops in", "start playing", "starts playing",
    "start", "starts", "begin", "begins", "is added", "are added", "added", "return", "returns", "come back",
    "comes back", "are back", "is back", "appear", "appears", "arrive", "arrives", "come back in", "comes back in",
    "take over", "takes over", "start up", "fade in", "fades in", "build in",
  ]
  private static let leaving = [
    "drop out", "drops out", "dropping out", "stop", "stops", "go away", "goes away", "fall away", "falls away",
    "disappear", "disappears", "cut out", "cuts out", "leave", "leaves", "fall silent", "falls silent", "are muted",
    "is muted", "muted", "are gone", "is gone", "go silent", "goes silent", "pause", "pauses", "out", "are out",
    "is out",
    "is silent", "are silent", "stop playing", "stops playing", "off", "are off", "is off", "drop away", "drops away",
    "is removed", "are removed", "removed", "vanish", "vanishes", "fade away", "fades away",
  ]
  private static let rows = PhraseBook([(Kind.enters, entering), (.leaves, leaving)], plurals: false)
}
