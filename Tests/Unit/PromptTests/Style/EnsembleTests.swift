import Music
import Prompt
import Testing

/// Groups of players, and instruments that are wanted several times.
@Suite struct EnsembleTests {
  private let parser: RuleParser

  init() throws { parser = try KnownGenres.standardParser() }

  private func brief(_ prompt: String) -> Brief { parser.brief(for: Ticket(prompt: prompt)) }

  @Test(arguments: [
    ("string quartet", "chamber", ["violin", "violin", "viola", "cello"]),
    ("string quartet in D minor", "chamber", ["violin", "violin", "viola", "cello"]),
    ("wind quintet", "chamber", ["flute", "oboe", "clarinet", "french horn", "bassoon"]),
    (
      "wind quintet: flute, oboe, clarinet, horn, bassoon", "chamber",
      ["flute", "oboe", "clarinet", "french horn", "bassoon"]
    ),
    ("piano trio", "chamber", ["violin", "cello", "piano"]),
    ("jazz piano trio", "jazz", ["piano", "upright bass", "drums"]),
    ("power trio", "rock", ["guitar", "bass guitar", "drums"]),
    ("bluegrass band", "bluegrass", ["banjo", "mandolin", "violin", "acoustic guitar", "upright bass"]),
    ("cello duo", "chamber", ["cello", "cello"]), ("gospel choir", "gospel", ["choir"]),
    ("string quartet with a beat", "chamber", ["violin", "violin", "viola", "cello", "drums"]),
    (
      "rock band with two electric guitars, bass guitar, organ and drums", "rock",
      ["electric guitar", "electric guitar", "bass guitar", "organ", "drums"]
    ),
  ])
  func `an ensemble is its players and nothing else`(prompt: String, genre: String, players: [String]) {
    let brief = brief(prompt)
    #expect(brief.genre == genre)
    #expect(brief.instruments == players)
    #expect(brief.instrumentRoles.map(\.instrument) == players)
    #expect(brief.onlyInstruments)
    #expect(brief.ensemble != nil)
  }

  @Test func `the players of an ensemble have the parts that they have in its scores`() {
    let roles = brief("string quartet").instrumentRoles.map(\.role)
    #expect(roles == [.lead, .counter, .pad, .bass])
  }

  @Test func `beside a band of another style an ensemble joins in`() {
    let techno = brief("techno with an orchestra")
    #expect(techno.instruments == ["strings"])
    #expect(!techno.onlyInstruments)
    #expect(brief("jazz trio without drums").instruments == ["piano", "upright bass"])
    #expect(brief("no orchestra, techno").exclude == ["strings"])
  }

  @Test(arguments: [
    ("two guitars", ["guitar", "guitar"]), ("three trumpets and a tuba", ["trumpet", "trumpet", "trumpet", "tuba"]),
    ("2 distorted guitars", ["distorted guitar", "distorted guitar"]),
    ("guitar, drums and another guitar", ["guitar", "drums"]),
    ("two bars of piano", ["piano"]), ("two warm pianos", ["piano", "piano"]), ("four claps", ["clap"]),
  ])
  func `an instrument that is wanted several times is listed as often`(prompt: String, instruments: [String]) {
    #expect(brief(prompt).instruments == instruments)
  }

  @Test(arguments: [
    ("only piano", ["piano"]), ("just two guitars", ["guitar", "guitar"]), ("kick and bass only", ["kick", "bass"]),
    ("piano, cello & nothing else", ["piano", "cello"]), ("solo violin", ["violin"]),
  ])
  func `only means those instruments and no others`(prompt: String, instruments: [String]) {
    let brief = brief(prompt)
    #expect(brief.instruments == instruments)
    #expect(brief.onlyInstruments)
  }

  @Test(arguments: [
    "fiddle", "bandoneon", "tin whistle", "bodhrán", "cavaquinho", "cuatro", "oud", "kora", "guzheng", "pipa",
    "tanpura", "hammond",
    "wurlitzer", "contrabass", "double bass", "viola da gamba", "piccolo", "cornet", "bass clarinet", "bansuri",
    "balalaika",
  ])
  func `instruments that people play are known`(name: String) {
    let brief = brief("techno with \(name)")
    #expect(brief.instruments.count == 1)
    #expect(brief.notUnderstood == [])
  }
}
