import Audio
import Music
import Prompt
import Testing

@Suite struct TicketNumberTests {
  private func read(_ field: String) throws -> Ticket {
    try TicketReader(genres: KnownGenres.all).ticket(from: Array("{\"prompt\":\"a\",\(field)}".utf8), .json)
  }

  @Test(
    arguments: [
      ("42", 42), ("42.0", 42), ("42.000", 42), ("\"42\"", 42), ("\" 42 \"", 42), ("4.2e1", 42), ("1e6", 1_000_000),
      ("9007199254740993", 9_007_199_254_740_993), ("\"9007199254740993\"", 9_007_199_254_740_993),
      ("18446744073709551615", .max), ("\"18446744073709551615\"", .max), ("18446744073709551615.0", .max), ("0", 0),
    ] as [(String, UInt64)])
  func `a seed is read to its last digit`(written: String, seed: UInt64) throws {
    #expect(try read("\"seed\": \(written)").seed == Seed(seed))
  }

  @Test(arguments: ["128", "128.0", "\"128\"", "\"128 BPM\"", "\"128bpm\"", "\" 128,0 \"", "1.28e2"])
  func `a tempo may stand in quotes`(written: String) throws {
    #expect(try read("\"bpm\": \(written)").bpm == Tempo(bpm: 128))
  }

  @Test(arguments: [
    ("90", 90.0), ("\"90\"", 90), ("\"90 s\"", 90), ("\"90 sec\"", 90), ("\"1:30\"", 90), ("\"1.5 min\"", 90),
    ("\"3 minutes\"", 180), ("\"90,5 seconds\"", 90.5),
  ])
  func `a duration may bear its unit`(written: String, seconds: Double) throws {
    #expect(try read("\"duration\": \(written)").duration == .s(seconds))
  }

  @Test func `levels and whole numbers may stand in quotes`() throws {
    #expect(try read("\"loudness\": \"-14 LUFS\"").loudness == .LUFS(-14))
    #expect(try read("\"loudness\": \"\u{2212}9\"").loudness == .LUFS(-9))
    #expect(try read("\"true_peak\": \"-1 dBTP\"").truePeak == TruePeak(value: -1))
    #expect(try read("\"priority\": \"-3\"").priority == -3)
    #expect(try read("\"priority\": 2.0").priority == 2)
    #expect(try read("\"fallback\": \"false\"").fallback == false)
    #expect(try read("\"structure\": [{\"section\": \"intro\", \"bars\": 8.0}]").structure == [.init(.intro, bars: 8)])
  }

  @Test(arguments: ["8A", "1m", "Amin", "A-moll", "a-moll", "Am", "A minor", "La mineur", "Lá menor"])
  func `a key may be named in any notation`(name: String) throws {
    #expect(try read("\"key\": \"\(name)\"").key == Key("A minor"))
  }

  @Test func `a title is kept as it is written`() throws {
    #expect(try read("\"title\": \" Nachtfahrt / 夜 “II” \"").title == "Nachtfahrt / 夜 “II”")
  }
}
