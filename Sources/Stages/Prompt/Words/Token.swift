import Music

/// A word, a number or a mark of a prompt.
struct Token: Sendable {
  enum Kind: Sendable {
    case word, number, mark
  }

  let kind: Kind
  /// As written.
  let text: String
  /// Lower case and without accents, spelled as the lexicon has it.
  var word: String
  /// The value of a number written in digits.
  let number: Double?
  /// What ties it to the token before it: nothing at all ("128bpm"), a hyphen, a slash; nil if there is a gap.
  let joiner: String?
  /// Where it lies in the prompt.
  let range: Range<String.Index>
  /// Whether `word` is a guess at a misspelled `text`.
  var isSlip = false
  /// The key that it names, where a name in another language was read as one.
  var key: Key?

  var isMark: Bool { kind == .mark }

  /// Whether it is a picture, which means something only if the lexicon has it.
  var isEmoji: Bool { kind == .word && text.first?.isLetter == false }

  /// Whether it is tied to the token before it by nothing or a hyphen.
  var isGlued: Bool { joiner == "" || joiner == "-" }
}
