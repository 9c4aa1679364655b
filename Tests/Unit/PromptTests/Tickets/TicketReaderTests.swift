import Audio
import Diagnostics
import Music
import Prompt
import Testing

@Suite struct TicketReaderTests {
  private let reader = TicketReader(genres: KnownGenres.all)

  private func read(_ text: String, _ kind: TicketFormat = .json, hasReference: Bool = false) throws -> Ticket {
    try reader.ticket(from: Array(text.utf8), kind, hasReference: hasReference)
  }

  private func problems(_ text: String, _ kind: TicketFormat = .json) -> [Diagnosis] {
    do throws(Problems) {
      _ = try reader.ticket(from: Array(text.utf8), kind)
      return []
    } catch {
      return error.diagnoses
    }
  }

  @Test func `every field of a ticket is read`() throws {
    let ticket = try read(
      """
      { "prompt": " A house beat. ", "reference": "refs/club.flac", "duration": 120, "bpm": 126, "key": "F minor",
        "genre": "House", "instruments": ["drums", "bass"], "structure": [{"section": "intro", "bars": 8}],
        "lyrics": "la", "language": "fr", "seed": 18446744073709551615, "backend": "embedded", "fallback": true,
        "loudness": -14, "true_peak": -1, "priority": -3, "x-client": {"id": [1, "a"]} }
      """)
    var wanted = Ticket(prompt: "A house beat.")
    wanted.reference = "refs/club.flac"
    wanted.duration = .s(120)
    wanted.bpm = Tempo(bpm: 126)
    wanted.key = Key("F minor")
    wanted.genre = "house"
    wanted.instruments = ["drums", "bass"]
    wanted.structure = [StructureItem(.intro, bars: 8)]
    wanted.lyrics = "la"
    wanted.language = "fr"
    wanted.seed = Seed(.max)
    wanted.backend = "embedded"
    wanted.fallback = true
    wanted.loudness = .LUFS(-14)
    wanted.truePeak = TruePeak(value: -1)
    wanted.priority = -3
    wanted.extras = ["x-client": "{\"id\": [1, \"a\"]}"]
    #expect(ticket == wanted)
  }

  @Test func `a duration may be written as a clock shows it`() throws {
    #expect(try read("{\"prompt\":\"a\",\"duration\":\"2:30\"}").duration == .s(150))
  }

  @Test func `null is as good as left out`() throws {
    #expect(try read("{\"prompt\":\"a\",\"bpm\":null}") == Ticket(prompt: "a"))
  }

  @Test func `a genre may be named by an alias`() throws {
    #expect(try read("{\"prompt\":\"a\",\"genre\":\"DnB\"}").genre == "drum-and-bass")
  }

  @Test(arguments: [
    ("\"duration\": 4.9", "ticket.out-of-range", "$.duration"),
    ("\"duration\": 601", "ticket.out-of-range", "$.duration"),
    ("\"duration\": \"10:01\"", "ticket.out-of-range", "$.duration"),
    ("\"duration\": \"soon\"", "ticket.wrong-type", "$.duration"),
    ("\"bpm\": 39", "ticket.out-of-range", "$.bpm"), ("\"bpm\": 241", "ticket.out-of-range", "$.bpm"),
    ("\"bpm\": \"fast\"", "ticket.wrong-type", "$.bpm"), ("\"key\": \"X minor\"", "ticket.bad-key", "$.key"),
    ("\"loudness\": -31", "ticket.out-of-range", "$.loudness"),
    ("\"true_peak\": 0.1", "ticket.out-of-range", "$.true_peak"),
    ("\"seed\": -1", "ticket.out-of-range", "$.seed"), ("\"seed\": 1.5", "ticket.out-of-range", "$.seed"),
    ("\"seed\": 18446744073709551616", "ticket.out-of-range", "$.seed"),
    ("\"priority\": 1.5", "ticket.out-of-range", "$.priority"),
    ("\"genre\": \"huose\"", "ticket.unknown-genre", "$.genre"),
    ("\"backend\": \"cloud\"", "ticket.unknown-backend", "$.backend"),
    ("\"fallback\": \"yes\"", "ticket.wrong-type", "$.fallback"),
    ("\"instruments\": \"drums\"", "ticket.wrong-type", "$.instruments"),
    ("\"instruments\": [\"drums\", 7]", "ticket.wrong-type", "$.instruments[1]"),
    ("\"structure\": [{\"section\": \"intor\"}]", "ticket.unknown-section", "$.structure[0].section"),
    ("\"structure\": [{\"section\": \"intro\", \"bars\": 0}]", "ticket.out-of-range", "$.structure[0].bars"),
    ("\"structure\": [{\"bars\": 8}]", "ticket.empty", "$.structure[0]"),
    ("\"tempo\": 126", "ticket.unknown-field", "$.tempo"),
    ("\"bpm\": \"1,280\"", "ticket.wrong-type", "$.bpm"), ("\"bpm\": \"120-130\"", "ticket.wrong-type", "$.bpm"),
    ("\"bpm\": \"400 bpm\"", "ticket.out-of-range", "$.bpm"), ("\"bpm\": \"128 s\"", "ticket.wrong-type", "$.bpm"),
    ("\"duration\": \"2 hours\"", "ticket.wrong-type", "$.duration"),
    ("\"seed\": \"-1\"", "ticket.out-of-range", "$.seed"), ("\"seed\": true", "ticket.wrong-type", "$.seed"),
    ("\"seed\": 42.5", "ticket.out-of-range", "$.seed"), ("\"title\": \" \"", "ticket.empty", "$.title"),
    ("\"title\": \"a\\nb\"", "ticket.bad-text", "$.title"), ("\"title\": 5", "ticket.wrong-type", "$.title"),
    ("\"title\": \"a\\u202eb\"", "ticket.bad-text", "$.title"),
    ("\"title\": \"\(String(repeating: "é", count: 121))\"", "ticket.too-long", "$.title"),
  ])
  func `a field that cannot be is named with its line`(field: String, code: String, location: String) {
    let found = problems("{ \"prompt\": \"a\",\n \(field) }")
    #expect(found.map(\.code) == [code])
    #expect(found.first?.location == "\(location) (line 2)")
  }

  @Test(arguments: [40.0, 240.0]) func `the limits themselves are allowed`(bpm: Double) throws {
    #expect(try read("{\"prompt\":\"a\",\"bpm\":\(bpm)}").bpm == Tempo(bpm: bpm))
  }

  @Test(arguments: [
    ("bmp", "bpm"), ("BPM", "bpm"), ("loudnes", "loudness"), ("instrument", "instruments"), ("promt", "prompt"),
  ])
  func `an unknown field suggests the nearest known one`(written: String, meant: String) {
    let found = problems("{\"prompt\":\"a\",\"\(written)\":1}")
    #expect(found.first?.remedy == "did you mean \"\(meant)\"?")
  }

  @Test func `every problem is told at once`() {
    let found = problems(
      "{\"bpm\": 300, \"kye\": \"F\", \"key\": 5, \"seed\": 1, \"seed\": 2, \"reference\": \"/etc/passwd\"}")
    #expect(
      Set(found.map(\.code)) == [
        "json.duplicate-key", "ticket.out-of-range", "ticket.unknown-field", "ticket.wrong-type", "ticket.path-escape",
      ])
  }

  @Test(arguments: [
    "../../etc/passwd", "/etc/passwd", "a/../../b.wav", "..\\\\b.wav", "C:/x.wav", "file:///etc/passwd",
    "/proc/self/environ", "lib:../x", "library:../x", "library:", "library:a/b", "https://example.org/a.wav", "~/a.wav",
  ])
  func `a reference cannot lead out of its folder`(path: String) {
    #expect(problems("{\"reference\":\"\(path)\"}").map(\.code) == ["ticket.path-escape"])
  }

  @Test(arguments: [
    "a.wav", "refs/take 2.flac", "library:warm-club", "a..b.wav", "café.ogg", "./a.wav", "take 2: end.wav",
  ])
  func `a reference inside its folder is taken`(path: String) throws {
    #expect(try read("{\"reference\":\"\(path)\"}").reference == path)
  }

  @Test func `a NUL in a name is refused`() {
    #expect(problems("{\"reference\":\"ref.wav\\u0000.txt\"}").map(\.code).contains("json.bad-text"))
  }

  @Test func `a ticket must ask for something`() throws {
    #expect(problems("{}").map(\.code) == ["ticket.empty"])
    #expect(problems("{\"prompt\":\"  \"}").map(\.code) == ["ticket.empty"])
    #expect(problems("[]").map(\.code) == ["ticket.wrong-type"])
    #expect(try read("{}", hasReference: true) == Ticket())
  }

  @Test func `8,000 characters are allowed and one more is not`() throws {
    let longest = String(repeating: "é", count: 8_000)
    #expect(try read("{\"prompt\":\"\(longest)\"}").prompt == longest)
    #expect(problems("{\"prompt\":\"\(longest)a\"}").map(\.code) == ["ticket.too-long"])
    #expect(problems(longest + "a", .text).map(\.code) == ["ticket.too-long"])
  }

  @Test func `a text file is the prompt and nothing else`() throws {
    #expect(try read("\u{FEFF}  deep house \r\n", .text) == Ticket(prompt: "deep house"))
    #expect(try read("{\"bpm\": 1}", .text) == Ticket(prompt: "{\"bpm\": 1}"))
    #expect(problems(" \n", .text).map(\.code) == ["ticket.empty"])
  }

  @Test func `a huge ticket is refused unread`() {
    let huge = [UInt8](repeating: UInt8(ascii: " "), count: TicketReader.maximumBytes + 1)
    #expect {
      try reader.ticket(from: huge, .json)
    } throws: { error in
      (error as? Problems)?.diagnoses.map(\.code) == ["ticket.too-large"]
    }
  }

  @Test func `a thousand unknown fields are not a thousand problems`() {
    let fields = (0..<1000).map { "\"f\($0)\": 1" }.joined(separator: ",")
    #expect(problems("{\"prompt\":\"a\",\(fields)}").count == 20)
  }
}
