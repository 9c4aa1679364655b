import Music
import Testing

@testable import Prompt

/// Numbers in one word, inflected forms and misspelled words.
@Suite struct LanguageWordsTests {
  private static let numbers: [String: Double] = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "hundred": 100,
  ]

  private static func compound(_ words: [String: String]) -> NumberCompound {
    NumberCompound(words.sorted { $0.key < $1.key }.map { (english: [$0.key], words: [$0.value]) }, numbers: numbers)
  }

  private static let german = compound([
    "one": "eins", "two": "zwei", "three": "drei", "four": "vier", "five": "funf", "six": "sechs", "seven": "sieben",
    "eight": "acht",
    "nine": "neun", "ten": "zehn", "eleven": "elf", "twelve": "zwolf", "sixteen": "sechzehn", "seventeen": "siebzehn",
    "twenty": "zwanzig",
    "thirty": "dreissig", "forty": "vierzig", "fifty": "funfzig", "sixty": "sechzig", "seventy": "siebzig",
    "eighty": "achtzig",
    "ninety": "neunzig", "hundred": "hundert",
  ])

  private static let italian = compound([
    "two": "due", "three": "tre", "four": "quattro", "eight": "otto", "nine": "nove", "twenty": "venti",
    "thirty": "trenta",
    "seventy": "settanta", "hundred": "cento", "ninety": "novanta",
  ])

  @Test(arguments: [
    ("einundzwanzig", "twenty one"), ("zweiundneunzig", "ninety two"), ("achtundachtzig", "eighty eight"),
    ("siebzehn", "seventeen"),
    ("hundert", "one hundred"), ("einhundert", "one hundred"), ("hundertzwolf", "one hundred twelve"),
    ("hundertvierundsiebzig", "one hundred seventy four"),
    ("zweihundert", "two hundred"), ("zweihundertneunundneunzig", "two hundred ninety nine"),
    ("zweieinhalb", "two and a half"),
    ("dreieinhalb", "three and a half"), ("hundertundeins", "one hundred one"),
  ])
  func `a German number in one word is put into English`(word: String, english: String) {
    #expect(Self.german.english(of: word)?.joined(separator: " ") == english)
  }

  @Test(
    arguments: [
      ("ventotto", nil), ("ventidue", "twenty two"), ("centoventi", "one hundred twenty"),
      ("centonovantaquattro", "one hundred ninety four"),
      ("duecento", "two hundred"), ("trentatre", "thirty three"), ("centotrenta", "one hundred thirty"),
    ] as [(String, String?)])
  func `an Italian one too, as far as its parts stand whole`(word: String, english: String?) {
    #expect(Self.italian.english(of: word)?.joined(separator: " ") == english)
  }

  @Test(arguments: [
    "zwanzigundeinundzwanzig", "und", "undzwanzig", "hunderthundert", "zwanzigdreissig", "klavier", "hundertx",
    "xhundert", "",
    "neunhundert", "zehnhundert", "einhalb", String(repeating: "und", count: 20),
  ])
  func `what is no number, or none below 300, is left alone`(word: String) {
    #expect(Self.german.english(of: word) == nil)
  }

  @Test(arguments: [
    ("german", "treibend", "treibender", true), ("german", "treibend", "treibendem", true),
    ("german", "treibend", "treibens", false),
    ("german", "dunkel", "dunkle", false), ("german", "weich", "weichen", true), ("french", "sombre", "sombres", true),
    ("french", "joyeux", "joyeuse", true), ("spanish", "oscuro", "oscuras", true), ("italian", "lento", "lenti", true),
    ("italian", "lento", "lentissimo", false), ("portuguese", "escuro", "escura", true),
    ("german", "rot", "rote", false),
    ("klingon", "weich", "weichen", false),
  ])
  func `a form differs from its word in the ending alone`(language: String, word: String, form: String, isForm: Bool) {
    let inflection = Inflection(of: language, [(english: ["x"], words: [word])])
    #expect((inflection.english(of: form) != nil) == isForm)
  }

  @Test func `of two words the one that shares more letters wins`() {
    let inflection = Inflection(
      of: "german",
      [
        (english: ["hard"], words: ["hart"]), (english: ["harp"], words: ["harte"]),
        (english: ["warm"], words: ["warm"]),
      ])
    #expect(inflection.english(of: "harten") == ["harp"] && inflection.english(of: "warmes") == ["warm"])
  }

  private static func speller() throws -> Speller {
    Speller(Vocabulary(lexicon: try .builtIn(), genres: KnownGenres.many))
  }

  /// A misspelled word, and what it is read as.
  @Test(arguments: [
    ("dubsetp", "dubstep"), ("guittar", "guitar"), ("gitar", "guitar"), ("celo", "cello"), ("ambeint", "ambient"),
    ("saxaphone", "saxophone"), ("trumpett", "trumpet"), ("melancoly", "melancholy"), ("agressive", "aggressive"),
    ("synthwve", "synthwave"),
    ("dreamier", "dreamy"), ("punchiest", "punchy"), ("darker", "dark"), ("warmer", "warm"),
  ])
  func `a misspelled word is read as the nearest one`(written: String, meant: String) throws {
    let token = try #require(try Self.speller().corrected(Tokeniser.tokens(of: written)).first)
    #expect(token.word == meant || token.word == written, "\(token.word)")
    #expect(token.text == written)
    if token.isCorrected { #expect(token.word == meant) }
  }

  @Test(arguments: ["house", "the", "horse", "xyzzyx", "abc", "128", ",", "a", "pneumonoultramicroscopic", "prince"])
  func `words that are known, short or far from all are left alone`(word: String) throws {
    let token = try #require(try Self.speller().corrected(Tokeniser.tokens(of: word)).first)
    #expect(token.word == word && !token.isCorrected)
  }

  /// The languages of the lexicon, told by a few words.
  @Test(
    arguments: [
      ("dark techno without drums", nil), ("dunkler Techno ohne Schlagzeug", "german"),
      ("techno sombre sans batterie", "french"),
      ("techno oscuro sin batería", "spanish"), ("techno scura senza batteria", "italian"),
      ("techno escuro sem bateria", "portuguese"),
      ("house", nil), ("", nil), ("lo-fi with a rhodes", nil), ("techno 132 bpm", nil),
    ] as [(String, String?)])
  func `a prompt's language is the one most of its words are of`(prompt: String, language: String?) throws {
    let vocabulary = Vocabulary(lexicon: try .builtIn(), genres: KnownGenres.many)
    let translator = Translator(vocabulary, english: Speller(vocabulary).english)
    #expect(translator.translated(Tokeniser.tokens(of: prompt)).language == language)
  }

  @Test func `adjectives behind their nouns are put before them where that is a name`() throws {
    let vocabulary = Vocabulary(lexicon: try .builtIn(), genres: KnownGenres.many)
    let translator = Translator(vocabulary, english: Speller(vocabulary).english)
    let words = translator.translated(Tokeniser.tokens(of: "una guitarra distorsionada y una voz")).tokens.map(\.word)
    #expect(words.joined(separator: " ").contains("distorted guitar"))
  }
}
