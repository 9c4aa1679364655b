import Music
import Prompt
import Testing

/// One order in six languages: whoever gives it, the brief is the same.
@Suite struct SameOrderTests {
  struct Order: Sendable, CustomTestStringConvertible {
    let fields: [String: String]
    /// English, German, French, Spanish, Italian and Portuguese.
    let prompts: [String]
    var testDescription: String { prompts[0] }

    init(_ fields: [String: String], _ prompts: String...) { (self.fields, self.prompts) = (fields, prompts) }
  }

  static let orders: [Order] = [
    Order(
      ["genre": "techno", "bpm": "132", "key": "A minor", "exclude": "drums", "moods": "dark"],
      "dark techno in A minor without drums, 132 bpm", "dunkler Techno in a-Moll ohne Schlagzeug, 132 bpm",
      "techno sombre en la mineur sans batterie, 132 bpm", "techno oscuro en la menor sin batería, 132 bpm",
      "techno scura in la minore senza batteria, 132 bpm", "techno escuro em lá menor sem bateria, 132 bpm"),
    Order(
      ["instruments": "piano", "moods": "sad", "duration": "120"],
      "a sad piano piece, two minutes", "ein trauriges Klavierstück, zwei Minuten",
      "un morceau triste au piano, deux minutes",
      "una pieza triste de piano, dos minutos", "un brano triste per pianoforte, due minuti",
      "uma peça triste de piano, dois minutos"),
    Order(
      ["genre": "house", "bpm": "124", "exclude": "vocals", "moods": "happy"],
      "happy house without vocals, 124 bpm", "fröhlicher House ohne Gesang, 124 bpm",
      "house joyeuse sans voix, 124 bpm",
      "house alegre sin voces, 124 bpm", "house allegra senza voce, 124 bpm", "house alegre sem vocais, 124 bpm"),
    Order(
      ["instruments": "piano, violin", "only_instruments": "true"],
      "only piano and violin", "nur Klavier und Geige", "uniquement piano et violon", "solo piano y violín",
      "soltanto pianoforte e violino", "apenas piano e violino"),
    Order(
      ["genre": "ambient", "moods": "calm", "duration": "180"],
      "calm ambient, three minutes", "ruhiger Ambient, drei Minuten", "ambient calme, trois minutes",
      "ambient tranquilo, tres minutos", "ambient calmo, tre minuti", "ambient calmo, três minutos"),
    Order(
      ["meter": "3/4", "key": "G major", "instruments": "violin"],
      "a waltz in G major with violin", "ein Walzer in G-Dur mit Geige", "une valse en sol majeur avec violon",
      "un vals en sol mayor con violín", "un valzer in sol maggiore con violino", "uma valsa em sol maior com violino"),
    Order(
      ["genre": "jazz", "bpm": "120", "bpm_range": "115-125", "instruments": "saxophone"],
      "jazz with saxophone, about 120 bpm", "Jazz mit Saxophon, etwa 120 bpm", "jazz avec saxophone, environ 120 bpm",
      "jazz con saxofón, alrededor de 120 bpm", "jazz con sassofono, circa 120 bpm",
      "jazz com saxofone, cerca de 120 bpm"),
    Order(
      ["comparisons": "tempo less than reference", "from_reference": "style"],
      "like the reference but slower", "wie die Referenz, aber langsamer", "comme la référence mais plus lent",
      "como la referencia pero más lento", "come il riferimento ma più lento", "como a referência, mas mais lento"),
    Order(
      ["genre": "house", "genres": "house 0.70, jazz 0.30"],
      "70 % house and 30 % jazz", "70 % House und 30 % Jazz", "70 % house et 30 % jazz", "70 % house y 30 % jazz",
      "70 % house e 30 % jazz", "70 % house e 30 % jazz"),
    Order(
      ["genre": "dubstep", "key": "F# minor", "moods": "aggressive"],
      "aggressive dubstep in F# minor", "aggressiver Dubstep in fis-Moll", "dubstep agressif en fa dièse mineur",
      "dubstep agresivo en fa sostenido menor", "dubstep aggressivo in fa diesis minore",
      "dubstep agressivo em fá sustenido menor"),
    Order(
      ["genre": "techno", "duration": "90", "exclude": "bass"],
      "techno, a minute and a half, no bass", "Techno, anderthalb Minuten, kein Bass",
      "techno, une minute et demie, pas de basse", "techno, un minuto y medio, sin bajo",
      "techno, un minuto e mezzo, senza basso", "techno, um minuto e meio, sem baixo"),
    Order(
      ["genre": "cinematic", "instruments": "choir, strings", "moods": "epic"],
      "epic cinematic music with strings and choir", "epische Filmmusik mit Streichern und Chor",
      "musique de film épique avec cordes et chœur", "música de cine épica con cuerdas y coro",
      "musica da film epica con archi e coro", "trilha sonora épica com cordas e coro"),
    Order(
      ["bpm": "100", "exclude": "drums, vocals", "instruments": "harp"],
      "harp, 100 bpm. Exclude: drums, vocals", "Harfe, 100 bpm. Ausschließen: Schlagzeug, Gesang",
      "harpe, 100 bpm. Exclure : batterie, voix", "arpa, 100 bpm. Excluir: batería, voz",
      "arpa, 100 bpm. Da evitare: batteria, voce", "harpa, 100 bpm. Evitar: bateria, vocais"),
  ]

  @Test(arguments: orders) func `an order is the same in every language`(order: Order) throws {
    let parser = try KnownGenres.wideParser()
    #expect(order.prompts.count == 6)
    for prompt in order.prompts {
      let faults = Expectation(prompt, order.fields).faults(in: parser)
      #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }
  }

  /// Numbers as words, with the tempo that they mean.
  static let numbers: [(bpm: Int, prompts: [String])] = [
    (
      120,
      [
        "a hundred and twenty bpm", "hundertzwanzig bpm", "cent vingt bpm", "ciento veinte bpm", "centoventi bpm",
        "cento e vinte bpm",
      ]
    ),
    (
      92,
      [
        "ninety-two bpm", "zweiundneunzig bpm", "quatre-vingt-douze bpm", "noventa y dos bpm", "novantadue bpm",
        "noventa e dois bpm",
      ]
    ),
    (
      75,
      [
        "seventy-five bpm", "fünfundsiebzig bpm", "soixante-quinze bpm", "setenta y cinco bpm", "settantacinque bpm",
        "setenta e cinco bpm",
      ]
    ),
    (
      140,
      [
        "one forty bpm", "hundertvierzig bpm", "cent quarante bpm", "ciento cuarenta bpm", "centoquaranta bpm",
        "cento e quarenta bpm",
      ]
    ),
    (
      128,
      [
        "one hundred twenty eight bpm", "hundertachtundzwanzig bpm", "cent vingt-huit bpm", "ciento veintiocho bpm",
        "centoventotto bpm", "cento e vinte e oito bpm",
      ]
    ),
    (60, ["sixty bpm", "sechzig bpm", "soixante bpm", "sesenta bpm", "sessanta bpm", "sessenta bpm"]),
  ]

  /// A word of its language beside the number makes clear which it is.
  private static let frames = [
    "techno at %", "Techno mit % ohne Gesang", "techno à % sans voix", "techno a % sin voz", "techno a % senza voce",
    "techno a % sem voz",
  ]

  @Test(arguments: numbers.indices) func `a number in words is a tempo in every language`(row: Int) throws {
    let parser = try KnownGenres.wideParser()
    for (prompt, frame) in zip(Self.numbers[row].prompts, Self.frames) {
      let text = frame.replacing("%", with: prompt)
      #expect(parser.brief(for: Ticket(prompt: text)).bpm?.bpm == Double(Self.numbers[row].bpm), "\(text)")
    }
  }
}
