import Diagnostics
import Music
import Testing

@testable import Prompt

@Suite struct SoundNameTests {
  private static let sounds = [
    SoundName("virtuosity-kit", isKit: true), SoundName("felt-piano", isKit: false), SoundName("piano", isKit: false),
    SoundName("deep-house", isKit: true), SoundName("jack-bass-guitar", aliases: ["jacko"], isKit: false),
    SoundName("amen-170bpm", isKit: true), SoundName("hohner", isKit: false), SoundName("warm", isKit: false),
  ]

  private static func parser(_ sounds: [SoundName] = sounds) throws -> RuleParser {
    RuleParser(lexicon: try Lexicon.builtIn(), genres: KnownGenres.all, sounds: sounds)
  }

  private func asked(_ prompt: String) throws -> [String] {
    (try Self.parser().brief(for: Ticket(prompt: prompt)).sounds ?? []).map {
      "\($0.name) \($0.role.rawValue)" + ($0.instrument.map { " \($0)" } ?? "")
    }
  }

  @Test(arguments: [
    ("house with my Virtuosity Kit", ["virtuosity-kit drums"]),
    ("house, drums: virtuosity kit", ["virtuosity-kit drums"]),
    ("House. Virtuosity-Kit. 120 bpm", ["virtuosity-kit drums"]),
    ("techno, percussion from the virtuosity kit", ["virtuosity-kit percussion"]),
    ("ambient with the felt piano", ["felt-piano chords piano"]), ("ambient with my piano", ["piano chords piano"]),
    ("ambient with piano", []), ("piano: piano, slow", ["piano chords piano"]), ("deep house", []),
    ("deep house with my deep house kit", ["deep-house drums"]),
    ("funk with Jacko on the bass", ["jack-bass-guitar bass"]),
    ("funk with Jacko", ["jack-bass-guitar bass bass guitar"]),
    ("jungle over my amen 170bpm", ["amen-170bpm drums"]), ("pop, my Hohner for the lead", ["hohner lead"]),
    ("pop with my Hohner", ["hohner chords"]), ("warm house", []), ("house without my Virtuosity Kit", []),
    ("Techno mit meinem Virtuosity Kit", ["virtuosity-kit drums"]),
    ("house with my Virtuosity Kit and my felt piano", ["virtuosity-kit drums", "felt-piano chords piano"]),
  ])
  func `a sound of the owner's is understood by its name, and who plays it`(prompt: String, sounds: [String]) throws {
    #expect(try asked(prompt) == sounds)
  }

  @Test func `its words mean nothing else, and are understood`() throws {
    let brief = try Self.parser().brief(for: Ticket(prompt: "house over my amen 170bpm"))
    #expect(brief.bpm == nil)
    #expect(brief.notUnderstood.isEmpty)
    #expect(brief.evidence.contains(Evidence("sounds", words: "amen 170bpm", confidence: 0.95)))
    #expect(brief.instruments == ["drums"])
  }

  @Test func `a name that nothing bears is said, with those that are there`() throws {
    let brief = try Self.parser().brief(for: Ticket(prompt: "house with my Foobar kit"))
    #expect(
      brief.notes.contains {
        $0.hasPrefix("There is no sound called \"Foobar kit\"; there are virtuosity-kit, felt-piano")
      })
    let plain = try Self.parser().brief(for: Ticket(prompt: "house with my drum kit and my vintage drum samples"))
    #expect(!plain.notes.contains { $0.contains("no sound called") })
    let none = try Self.parser([]).brief(for: Ticket(prompt: "house with my Foobar kit"))
    #expect(
      none.notes.contains(
        "There is no sound called \"Foobar kit\"; the folder of sounds is empty or not set (engine.sounds)."))
  }

  @Test func `a ticket's sounds outrank the prompt's`() throws {
    var ticket = Ticket(prompt: "house with my Virtuosity Kit")
    ticket.sounds = [
      PartSound("drums", name: "Deep House"), PartSound("bass", name: "jacko"), PartSound("Rhodes", name: "hohner"),
      PartSound("kazoos of doom", name: "warm"), PartSound("lead", name: "nothing"),
    ]
    let brief = try Self.parser().brief(for: ticket)
    #expect(
      brief.sounds == [
        AskedSound("deep-house", role: .drums), AskedSound("jack-bass-guitar", role: .bass),
        AskedSound("hohner", role: .chords, instrument: "electric piano"),
      ])
    #expect(brief.notes.contains("No part of a song is called \"kazoos of doom\"; warm is not played."))
    #expect(brief.notes.contains { $0.hasPrefix("There is no sound called \"nothing\"") })
    #expect(brief.instruments.contains("electric piano"))
  }

  @Test func `a prompt is read as before where there are no sounds`() throws {
    let prompt = "dark techno at 132 bpm in F minor with strings"
    #expect(try Self.parser().brief(for: Ticket(prompt: prompt)) == Self.parser([]).brief(for: Ticket(prompt: prompt)))
  }
}

@Suite struct TicketSoundsTests {
  private func read(_ field: String) throws -> Ticket {
    try TicketReader(genres: KnownGenres.all).ticket(from: Array("{\"prompt\":\"a\",\"sounds\":\(field)}".utf8), .json)
  }

  @Test func `sounds are an object of parts and names`() throws {
    let ticket = try read("{\"drums\": \"virtuosity-kit\", \" bass \": \" sub \"}")
    #expect(ticket.sounds == [PartSound("drums", name: "virtuosity-kit"), PartSound("bass", name: "sub")])
    #expect(try read("null").sounds.isEmpty)
  }

  @Test(arguments: [
    ("\"kit\"", "ticket.wrong-type"), ("[\"kit\"]", "ticket.wrong-type"), ("{\"drums\": 3}", "ticket.wrong-type"),
    ("{\"drums\": \"\"}", "ticket.empty"), ("{\"\": \"kit\"}", "ticket.empty"),
  ])
  func `anything else is refused`(field: String, code: String) throws {
    let problems = #expect(throws: Problems.self) { try read(field) }
    #expect(problems?.diagnoses.map(\.code) == [code])
  }
}
