import Diagnostics
import Foundation
import Music
import Prompt
import Testing

@Suite struct TicketTextTests {
  private static let words = #"{"prompt": "Für Elise, ﬁn de siècle 夜 🎹", "bpm": 128}"#

  /// The encodings as Foundation writes them.
  @Test(
    arguments: [
      (.utf16LittleEndian, [0xFF, 0xFE]), (.utf16BigEndian, [0xFE, 0xFF]), (.utf16LittleEndian, []),
      (.utf16BigEndian, []), (.utf32LittleEndian, [0xFF, 0xFE, 0, 0]), (.utf32BigEndian, [0, 0, 0xFE, 0xFF]),
      (.utf8, [0xEF, 0xBB, 0xBF]), (.utf8, []),
    ] as [(String.Encoding, [UInt8])])
  func `a ticket is read in every encoding that editors write`(encoding: String.Encoding, mark: [UInt8]) throws {
    let data = try #require(Self.words.data(using: encoding))
    let ticket = try TicketReader(genres: KnownGenres.all).ticket(from: mark + data, .json)
    #expect(ticket.prompt == "Für Elise, ﬁn de siècle 夜 🎹" && ticket.bpm?.bpm == 128)
    let text = try #require("Für Elise".data(using: encoding))
    #expect(try TicketReader(genres: []).ticket(from: mark + text, .text).prompt == "Für Elise")
  }

  @Test(arguments: [
    "Ein düsterer Techno-Track für 3 Uhr früh", "Une chanson à la française, très douce", "“quoted” – it’s dark…",
    "Canção com violão e coração", "¿Qué tal una cumbia?", "50 € house",
  ])
  func `Windows-1252 is read where nothing else can be meant`(words: String) throws {
    let data = try #require(words.data(using: .windowsCP1252))
    #expect(try TicketReader(genres: []).ticket(from: Array(data), .text).prompt == words)
  }

  @Test(
    arguments: [
      // Russian in Windows-1251, Japanese in Shift-JIS, UTF-8 with a broken byte, UTF-8 that ends early, control bytes.
      [0xEC, 0xF3, 0xE7, 0xFB, 0xEA, 0xE0, 0x20, 0x31, 0x32, 0x38], [0x83, 0x65, 0x83, 0x4E, 0x83, 0x6D, 0x20, 0x31],
      Array("caf\u{e9} und noch mehr".utf8) + [0xFF] + Array(" bar".utf8), [0x61, 0x62, 0x63, 0x64, 0x81, 0x65],
      [0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x98, 0x67],
    ] as [[UInt8]])
  func `other bytes are refused with the location of the first wrong one`(bytes: [UInt8]) {
    let problems = Self.problems(bytes)
    #expect(problems.map(\.code) == ["ticket.encoding"])
    #expect(problems.first?.location.hasPrefix("line 1, column ") == true)
    #expect(problems.first?.remedy.contains("UTF-8") == true)
  }

  @Test func `UTF-16 that is cut within a character may not be whole yet`() {
    #expect(Self.problems([0xFF, 0xFE, 0x61, 0x00, 0x62]).map(\.code) == ["ticket.incomplete"])
  }

  @Test(arguments: [
    (#"{\rtf1\ansi hello}"#, "Rich Text"), ("%PDF-1.7\nx", "PDF"), ("PK\u{3}\u{4}\u{14}\0\u{6}\0", "Word"),
    ("RIFF\0\0\0\0WAVE", "audio"), ("fLaC\0\0\0\u{22}", "audio"), ("OggS\0\u{2}\0\0", "audio"),
  ])
  func `a file of another kind under a ticket's name is called what it is`(start: String, kind: String) {
    let problems = Self.problems(Array(start.utf8))
    #expect(problems.map(\.code) == ["ticket.no-text"])
    #expect(problems.first?.finding.contains(kind) == true)
  }

  @Test func `a prompt may begin like the name of a format`() throws {
    #expect(
      try TicketReader(genres: []).ticket(from: Array("RIFF heavy metal".utf8), .text).prompt == "RIFF heavy metal")
  }

  @Test(
    arguments: [
      (#"{"prompt": "a"}"#, ["txt", "json"], .json), (#"{"bpm": 128}"#, ["txt"], .json),
      (#"{“prompt”: "a"}"#, ["txt"], .json),
      (" \r\n{'prompt': 'a'}", ["txt"], .json), ("{", ["txt", "json"], .json), (#"{"prompt": "cut"#, ["txt"], .json),
      ("techno", ["txt"], .text), ("{techno}", ["txt"], .text), ("techno {fast}", ["txt", "json"], .text),
      ("techno", ["json", "txt"], .text), (#"{"prompt": "a"}"#, ["json", "txt"], .json), ("techno", ["json"], .json),
      ("", ["json"], .json), ("", ["txt"], .text),
    ] as [(String, [String], TicketFormat)])
  func `the text tells what the name leaves open`(text: String, endings: [String], kind: TicketFormat) throws {
    #expect(try TicketText(Array(text.utf8)).format(named: endings) == kind)
  }

  private static func problems(_ bytes: [UInt8]) -> [Diagnosis] {
    do throws(Problems) {
      _ = try TicketReader(genres: []).ticket(from: bytes, .text)
      return []
    } catch {
      return error.diagnoses
    }
  }
}
