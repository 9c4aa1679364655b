import Genres
import Music
import Prompt
import Testing

/// Prompts that name no genre, and what most listeners would expect of them.
@Suite struct UnnamedStyleTests {
  private let parser: RuleParser

  init() throws { parser = try KnownGenres.standardParser() }

  private func brief(_ prompt: String) -> Brief { parser.brief(for: Ticket(prompt: prompt)) }

  @Test func `every genre that a word speaks for is in the catalogue`() throws {
    let known = Set(GenreCatalogue.standard.genres.map(\.name))
    #expect(try Lexicon.builtIn().suggestedGenres.subtracting(known).sorted() == [])
  }

  @Test(arguments: [
    ("sad piano song", "solo-piano"), ("waltz", "waltz"), ("gospel choir with organ", "gospel"), ("choir", "choir"),
    ("romantic piano piece for a wedding", "solo-piano"),
    ("melancholic piano and strings, no percussion, for a funeral", "chamber"),
    ("acoustic guitar and voice", "singer-songwriter"), ("epic orchestral battle", "trailer|orchestral"),
    ("8-bit", "chiptune"), ("dark and aggressive", "metal|industrial"), ("music for a podcast", "podcast"),
    ("kids' party", "pop|disco"), ("calm music for yoga", "meditation|ambient"), ("game level", "game|chiptune"),
    ("christmas", "choir|swing|pop"), ("workout", "eurodance|techno|drum-and-bass|rock"),
    ("something to study to", "lo-fi"), ("an irish tune", "celtic"), ("brazilian summer evening", "bossa-nova|samba"),
    ("a walk in a japanese garden", "east-asian"), ("parisian café", "waltz|swing|jazz"), ("wild west", "country"),
    ("music for my funeral", "chamber|choir|solo-piano"), ("trailer", "trailer"), ("chill beats", "lo-fi|downtempo"),
    ("romantic dinner for two", "jazz|bossa-nova|solo-piano"), ("angry guitars", "metal|punk|rock"),
    ("banjo and fiddle", "bluegrass|country|folk"), ("sitar and tabla", "indian"), ("koto, calm", "east-asian"),
    ("bandoneon, passionate", "tango"), ("accordion and tuba, jolly", "polka"), ("harpsichord", "chamber"),
    ("808s and hi hats", "trap|drill"), ("acid line with a 909", "techno"), ("pads only", "ambient"),
    ("timpani, horns and strings", "orchestral|cinematic"), ("congas, timbales and piano", "salsa"),
    ("piano, upright bass and brushes", "jazz"), ("guitar, bass and drums", "rock|indie-rock|blues"),
    ("vinyl crackle, sleepy", "lo-fi|ambient"), ("in 3/4", "waltz|folk"), ("like the 80s", "synthwave|pop|city-pop"),
    ("from the roaring twenties", "swing|jazz"), ("spooky halloween", "cinematic|game"),
    ("oktoberfest", "polka"), ("new orleans", "swing|jazz"), ("caribbean beach", "reggae"),
    ("a duel at noon", "trailer|orchestral"),
    ("bedtime for my daughter", "lullaby"), ("fanfare", "march|orchestral"), ("pirates!", "folk|celtic|orchestral"),
    ("cocktail hour", "bossa-nova|jazz|downtempo"), ("night drive", "synthwave"), ("a song about you", "pop"),
    ("house party", "disco|eurodance|pop"), ("harp and flute", "chamber"), ("church organ", "choir|chamber"),
  ])
  func `a prompt without a genre gets the style that its words speak for`(prompt: String, expected: String) {
    let brief = brief(prompt)
    #expect(
      expected.split(separator: "|").map(String.init).contains(brief.genre ?? "none"), "got \(brief.genre ?? "none")")
    #expect(brief.genres.map(\.weight) == [1])
    #expect(brief.styleVotes.contains { $0.genre == brief.genre })
  }

  @Test func `what speaks for a style is recorded, and one sentence says what it was chosen by`() {
    let brief = brief("sad piano song")
    #expect(brief.notes == ["No genre was named; solo piano was chosen because of \"sad\" and \"piano\"."])
    #expect(brief.mode == .minor)
    #expect(brief.styleVotes.contains(StyleVote("solo-piano", weight: 0.3, source: .mood, words: "sad")))
    #expect(brief.evidence.first { $0.field == "genre" }?.words == "sad, piano")
  }

  @Test(arguments: [
    ("techno, dreamy pads and a sad piano", "techno"), ("reggae", "reggae"), ("tango", "tango"),
    ("house with swing", "house"), ("deep house, swing 16ths", "deep-house"), ("swing", "swing"),
    ("punk for a wedding", "punk"), ("jazz waltz", "jazz"), ("techno with a string quartet", "techno"),
    ("chill house", "house"), ("boom bap for studying", "boom-bap"),
  ])
  func `a genre that is named wins over everything else`(prompt: String, expected: String) {
    let brief = brief(prompt)
    #expect(brief.genre == expected)
    #expect(brief.genres == [WeightedGenre(expected, weight: 1)])
  }

  @Test(arguments: [
    "sad", "happy", "dance", "electronic", "124 bpm, energetic", "four on the floor, 124", "for the club",
    "a party track",
    "drums and bass and a lead", "909 kick", "something groovy", "festival banger", "summer song",
    "instrumental, 2 minutes",
    "make a song in A minor", "disco ball lights", "saxophone solo over a beat", "my house is on fire but I'm calm",
  ])
  func `no prompt without a genre word becomes house`(prompt: String) {
    #expect(brief(prompt).genre != "house" || prompt.contains("house"))
  }

  @Test(arguments: [
    ("slow waltz", 60.0...100), ("slow techno", 120...130), ("very slow jazz", 40...75), ("fast waltz", 140...190),
    ("slow blues in 12/8", 45...84), ("soul ballad", 50...90), ("adagio for strings", 60...78),
    ("bebop 220", 220...220),
    ("techno 140", 140...140), ("140 techno", 140...140), ("hard rock 140", 140...140), ("trap 140", 140...140),
    ("like Daft Punk but slower", 100...120), ("slower than Daft Punk", 100...120),
  ])
  func `words for the tempo mean it within the style`(prompt: String, expected: ClosedRange<Double>) throws {
    let bpm = try #require(brief(prompt).bpm?.bpm)
    #expect(expected.contains(bpm), "got \(bpm) BPM")
  }
}
