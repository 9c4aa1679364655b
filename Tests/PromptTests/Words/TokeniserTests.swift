import Music
import Testing

@testable import Prompt

@Suite struct TokeniserTests {
  /// A prompt, and its tokens as word or number with what ties each to the one before it: `+` for nothing, else the tie.
  @Test(arguments: [
    ("house 128 bpm", "house 128 bpm"), ("128bpm", "128 +bpm"), ("lo-fi", "lo -fi"), ("70/140", "70 /140"),
    ("2:30", "2 :30"),
    ("Skrillex's", "skrillex 's"), ("drum'n'bass", "drum 'n 'bass"), ("techno_140_Am", "techno -140 -am"),
    ("1,000", "1000"),
    ("127,5", "127.5"), ("62.5", "62.5"), ("1,5", "1.5"), ("1,0000", "1.0000"), ("house.", "house +."),
    ("drums & bass", "drums and bass"),
    ("~120", "about +120"), ("F#m", "f +# +m"), ("café", "cafe"), ("Straße", "strasse"), ("cœur", "coeur"),
    ("Ｈouse", "house"),
    ("", ""), ("   \n\t", ""), ("-drums", "- +drums"), ("a – b", "a – b"), ("a–b", "a -b"), ("x'", "x +'"),
    ("🎹🔥", "🎹 +🔥"),
    ("don’t", "don 't"), ("#ambient", "# +ambient"), ("(8A)", "( +8 +a +)"), ("5'30\"", "5 '30 +\""),
    ("\u{1F1E9}\u{1F1EA}", "🇩🇪"),
    ("e\u{301}", "e"), ("漢字", "漢字"), ("1.2.3", "1.2.3"),
  ])
  func `a prompt is cut into words, numbers and marks`(text: String, expected: String) {
    let tokens = Tokeniser.tokens(of: text).map { token -> String in
      let tie = token.joiner.map { $0.isEmpty ? "+" : $0 } ?? ""
      let number = token.number.map { $0 == $0.rounded() ? "\(Int($0))" : "\($0)" }
      // A number with two points is none.
      return tie + (number ?? (token.kind == .number ? token.text : token.word))
    }
    #expect(
      tokens.joined(separator: " ").replacing("1.0000", with: "1.0000") == expected.replacing("1.0000", with: "1"))
  }

  @Test(arguments: [
    "house, 128 BPM!", "Für Elise – ﬁn", "a🎹b 🎷", "x\u{0}y", "👩‍👩‍👧 techno", "e\u{301}\u{301}", "\u{202E}abc", "٣ drums",
  ])
  func `every token lies where it was written, in order`(text: String) {
    let tokens = Tokeniser.tokens(of: text)
    for token in tokens { #expect(String(text[token.range]) == token.text) }
    for (a, b) in zip(tokens, tokens.dropFirst()) { #expect(a.range.upperBound <= b.range.lowerBound) }
    let covered = tokens.reduce(0) { $0 + text.distance(from: $1.range.lowerBound, to: $1.range.upperBound) }
    #expect(covered <= text.count)
  }

  @Test func `words, numbers, marks and emoji are told apart`() {
    let tokens = Tokeniser.tokens(of: "house 128 , 🎹 é")
    #expect(tokens.map(\.kind) == [.word, .number, .mark, .word, .word])
    #expect(tokens.map(\.isEmoji) == [false, false, false, true, false] && tokens[2].isMark)
  }

  @Test func `phrases of the lexicon are cut like prompts`() {
    #expect(
      Tokeniser.words(of: "Hip-Hop") == ["hip", "hop"] && Tokeniser.words(of: "drum & bass") == ["drum", "and", "bass"])
  }
}

@Suite struct PhraseBookTests {
  private let book = PhraseBook([(1, ["drum"]), (2, ["drum and bass", "dnb"]), (3, ["bass"]), (4, ["drum"])])

  private func match(_ text: String, at index: Int = 0) -> (value: Int, count: Int)? {
    book.match(Tokeniser.tokens(of: text), at: index)
  }

  @Test func `the longest phrase wins, and of equal ones the first`() throws {
    #expect(try #require(match("drum and bass")) == (2, 3))
    #expect(try #require(match("drum and more")) == (1, 1))
    #expect(try #require(match("heavy bass", at: 1)) == (3, 1))
  }

  @Test func `a plural is the same phrase where plurals are allowed`() throws {
    #expect(try #require(match("drums")) == (1, 1) && match("drums and bass") ?? (0, 0) == (1, 1))
    let names = PhraseBook([(1, ["prince"])], plurals: false)
    #expect(names.match(Tokeniser.tokens(of: "princes"), at: 0) == nil)
  }

  @Test func `beyond the tokens, at marks and for other words there is none`() {
    #expect(match("drum", at: 1) == nil && match(", drum") == nil && match("guitar") == nil && match("") == nil)
    #expect(book.value(of: "dnb") == 2 && book.value(of: "drum and bass") == nil && book.value(of: "and") == nil)
  }
}
