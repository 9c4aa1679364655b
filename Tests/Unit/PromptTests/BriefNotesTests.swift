import Audio
import Diagnostics
import Foundation
import Music
import Testing

@testable import Prompt

/// Notes to whoever ordered, and the brief as the manifest has it.
@Suite struct BriefNotesTests {
  private func brief(_ prompt: String) throws -> Brief {
    try KnownGenres.wideParser().brief(for: Ticket(prompt: prompt))
  }

  @Test(arguments: [
    ("house at 300 bpm", "\"at 300 bpm\" is outside 40…240 BPM; it was left open."),
    ("ambient, 20 minutes", "\"20 minutes\" is outside 5…600 s; it was left open."),
    ("house at -3 LUFS", "\"3 LUFS\" is outside -30…-6 LUFS; it was left open."),
    ("11/8 jazz", "The metre 11/8 is not known (4/4, 3/4, 6/8, 2/4, 5/4, 7/8, 9/8, 12/8 are); it was left open."),
    ("slow fast techno", "\"slow\" and \"fast\" contradict each other; the tempo was left open."),
    (
      "techno in A minor and in C minor",
      "\"A minor\" and \"C minor\" contradict each other; the last one counts."
    ),
    ("piano, but no piano", "\"piano\" is both wanted and not wanted; it stays out."),
    ("instrumental with vocals", "Vocals are both wanted and not wanted; they stay out."),
    ("the drop should hit at 1:00, dubstep", "\"1:00\" says when a section comes; it was left open."),
    (
      "8 second reverb, ambient",
      "\"8 second\" was taken for the length of the reverb, not of the track; it cannot be set yet."
    ),
    ("ABAB", "In \"ABAB\", A is a verse, B a chorus, C a bridge and D a breakdown."),
    ("house, not dubstep", "\"dubstep\" is not wanted."),
    ("footwork", "\"ghetto-house\" is not known yet; house comes nearest."),
    ("first intro, verse, chorus; my other idea: intro, drop, outro", "Two forms are described; the last one counts."),
    (
      "pop with a key change",
      "No place was said for \"key change\"; it is the last chorus."
    ),
    ("seamless loop of house", "A seamless loop cannot be made yet; the track has a beginning and an end."),
    (
      "no drums in the drop, strings, drums in the drop",
      "\"no drums in the drop\" and \"drums in the drop\" contradict each other; the last one counts there."
    ),
    (
      "house without drums, drums in the drop",
      "\"drums\" is not wanted, but wanted in one place; it plays there alone."
    ),
    (
      "strings in the middle, pop",
      "\"strings in the middle\" names no section that could have it; name one, such as the bridge."
    ),
  ])
  func `what was decided or left open is told in a sentence`(prompt: String, note: String) throws {
    let notes = try brief(prompt).notes
    #expect(notes.contains(note), "\(notes)")
  }

  @Test func `there are at most twenty notes, each once`() throws {
    let prompt = (41...80).map {
      "not \(["dubstep", "jazz", "rock", "pop", "funk"][$0 % 5]), 1:\($0 % 50 + 10) drop at 2:\($0 % 50 + 10)"
    }
    .joined(separator: ", ")
    let notes = try brief(prompt).notes
    #expect(notes.count <= 20 && Set(notes).count == notes.count)
  }

  /// The ticket's own fields beside a prompt that says otherwise.
  @Test func `where prompt and ticket differ the ticket counts, and a note says so`() throws {
    var ticket = Ticket(prompt: "house at 120 bpm in C major, 2 minutes, -9 LUFS, true peak -2 dBTP")
    (ticket.bpm, ticket.key, ticket.duration) = (Tempo(bpm: 126), Key("F minor"), .s(90))
    (ticket.loudness, ticket.truePeak, ticket.genre) = (.LUFS(-14), TruePeak(value: -1), "techno")
    let brief = try KnownGenres.wideParser().brief(for: ticket)
    #expect(
      brief.notes == [
        "The prompt says 120 BPM and the ticket 126 BPM; the ticket counts.",
        "The prompt says C major and the ticket F minor; the ticket counts.",
        "The prompt says 120 s and the ticket 90 s; the ticket counts.",
        "The prompt says -9 LUFS and the ticket -14 LUFS; the ticket counts.",
        "The prompt says -2 dBTP and the ticket -1 dBTP; the ticket counts.",
        "The prompt says house and the ticket techno; the ticket counts.",
      ])
    #expect(brief.mode == .minor && brief.bpmRange == nil)
  }

  @Test func `a brief has the names of the manifest in JSON`() throws {
    var ticket = Ticket(
      prompt: "like the reference but slower, only drums, 120-124 bpm, half-time, long intro, with a dubstep-style bass"
    )
    ticket.loudness = .LUFS(-14)
    let data = try JSONEncoder().encode(try KnownGenres.wideParser().brief(for: ticket))
    let fields = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    for name in [
      "bpm_range", "comparisons", "evidence", "exclude", "from_reference", "genres", "instrument_roles",
      "instrument_styles",
      "instruments", "loudness_lufs", "not_understood", "notes", "only_instruments", "section_wishes", "structure",
      "time_feel", "vocals",
    ] {
      #expect(fields[name] != nil, "\(name)")
    }
    #expect(try JSONDecoder().decode(Brief.self, from: data) == KnownGenres.wideParser().brief(for: ticket))
  }

  @Test func `the record of the parser has the names of the manifest too`() throws {
    var record = ParserRecord(.rules, model: "tiny")
    #expect(String(decoding: try JSONEncoder().encode(ParserRecord.rules), as: UTF8.self) == #"{"parser":"rules"}"#)
    record.fallbackReason = .init(code: "model.refused", location: "language model", finding: "no", remedy: "again")
    record.tokens = 12
    let fields = try #require(try JSONSerialization.jsonObject(with: JSONEncoder().encode(record)) as? [String: Any])
    #expect(Set(fields.keys) == ["parser", "model", "tokens", "stands_in_because"])
  }

  /// A field set beyond its limits, whatever text it may have come from.
  @Test func `a brief out of range is known as such`() {
    let faults: [(String, (inout Brief) -> Void)] = [
      ("bpm", { $0.bpm = Tempo(bpm: 241) }), ("range", { $0.bpmRange = [120, 100] }),
      ("range of one", { $0.bpmRange = [120] }),
      ("range beyond", { $0.bpmRange = [100, 300] }), ("duration", { $0.duration = .s(601) }),
      ("bars", { $0.durationBars = 0 }),
      ("loudness", { $0.loudness = .LUFS(-5) }), ("true peak", { $0.truePeak = TruePeak(value: 0.5) }),
      ("genre", { $0.genres = [WeightedGenre("house", weight: 1.5)] }),
      ("evidence", { $0.evidence = [Evidence("bpm", words: "", confidence: -0.1)] }),
      ("comparison", { $0.comparisons = [Comparison("tempo", .more, by: 0)] }),
      ("structure", { $0.structure = [StructureItem(.intro, bars: 513)] }),
      ("place", { $0.sectionDetails = [SectionDetail(SectionPlace(.in, .verse, bars: 0), .init(), words: "")] }),
      ("tempo", { $0.tempoCurves = [TempoCurve(from: 90, to: 300, isFaster: true)] }),
      ("fade", { $0.fade = .s(301) }), ("fade-in", { $0.fadeIn = .s(0) }),
    ]
    #expect(Brief().isInRange)
    for (name, change) in faults {
      var brief = Brief()
      change(&brief)
      #expect(!brief.isInRange, "\(name)")
    }
  }
}
