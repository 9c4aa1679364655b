import Diagnostics
import Foundation
import Testing

@testable import Prompt

/// The wording of the findings about a ticket that cannot be accepted.
@Suite struct TicketFindingTests {
  private func problems(_ text: String, _ format: TicketFormat = .json) -> [Diagnosis] {
    do throws(Problems) {
      _ = try TicketReader(genres: KnownGenres.all).ticket(from: Array(text.utf8), format)
      return []
    } catch {
      return error.diagnoses
    }
  }

  /// A field beside a prompt, and what is said of it.
  static let fields: [(field: String, finding: String, remedy: String)] = [
    ("\"bpm\": 39.5", "39.5 BPM is outside 40…240 BPM", "write a number in that range, or leave it out"),
    ("\"bpm\": 1e300", "1e+300 BPM is outside 40…240 BPM", "write a number in that range, or leave it out"),
    ("\"bpm\": []", "a list where a number, 40…240 BPM belongs", "write a number, 40…240 BPM"),
    ("\"bpm\": {}", "an object where a number, 40…240 BPM belongs", "write a number, 40…240 BPM"),
    ("\"duration\": 4", "4 s is outside 5…600 s", "write a number in that range, or leave it out"),
    (
      "\"duration\": \"soon\"", "a text where a number of seconds, or minutes and seconds such as \"2:30\" belongs",
      "write a number of seconds, or minutes and seconds such as \"2:30\""
    ),
    ("\"duration\": true", "true or false where a number, 5…600 s belongs", "write a number, 5…600 s"),
    ("\"loudness\": 0", "0 LUFS is outside -30…-6 LUFS", "write a number in that range, or leave it out"),
    ("\"true_peak\": 1", "1 dBTP is outside -9…0 dBTP", "write a number in that range, or leave it out"),
    (
      "\"key\": \"AM\"", "\"AM\" is not a key",
      "write a note and a mode, such as \"F minor\", \"Bb major\", \"fis-Moll\" or \"La mineur\", or a number such as \"8A\""
    ),
    ("\"key\": 5", "a number where a text belongs", "write it in double quotes"),
    ("\"seed\": 1.5", "1.5 is not a whole number in 0…18446744073709551615", "write one of those"),
    ("\"seed\": []", "a list where a whole number belongs", "write a whole number"),
    ("\"priority\": 2000000", "2000000 is not a whole number in -1000000…1000000", "write one of those"),
    ("\"genre\": \"huose\"", "no genre is called \"huose\"", "did you mean \"house\"?"),
    (
      "\"genre\": \"xyzzy\"", "no genre is called \"xyzzy\"",
      "known are: house, dubstep, drum-and-bass, hip-hop, ambient"
    ),
    ("\"backend\": \"cloud\"", "no backend is called \"cloud\"", "known are: embedded"),
    ("\"fallback\": \"perhaps\"", "a text where true or false belongs", "write true or false"),
    ("\"title\": \"\"", "the title is empty", "write one, or leave the field out"),
    (
      "\"title\": \"a\\nb\"", "a line break or another control character in the title",
      "write the title in one line"
    ),
    ("\"instruments\": {}", "an object where a list of instruments belongs", "write a list of instruments"),
    ("\"instruments\": [\" \"]", "an instrument without a name", "name it"),
    ("\"structure\": \"intro\"", "a text where a list of sections belongs", "write a list of sections"),
    (
      "\"structure\": [\"intro\"]", "a text where a section belongs",
      "write it as {\"section\": \"intro\", \"bars\": 8}"
    ),
    (
      "\"structure\": [{\"bars\": 8}]", "a section without \"section\"", "say which it is, such as \"intro\""
    ),
    (
      "\"structure\": [{\"section\": \"intro\", \"bars\": 513}]", "513 is not a whole number of bars", "write 1…512"
    ),
    (
      "\"structure\": [{\"section\": \"intro\", \"beats\": 8}]", "a section has no field \"beats\"",
      "only \"section\" and \"bars\" are known"
    ),
    (
      "\"structure\": [{\"section\": \"xyzzy\"}]", "no section is called \"xyzzy\"",
      "known are: intro, verse, chorus, build, drop, breakdown, bridge, groove, solo, outro, pre-chorus"
    ),
    (
      "\"colour\": 1", "there is no field \"colour\"",
      "leave it out, or begin its name with x- to have it carried through"
    ),
    ("\"lyrics\": 1", "a number where a text belongs", "write it in double quotes"),
    (
      "\"language\": \"\(String(repeating: "e", count: 81))\"", "81 characters, and at most 80 are allowed",
      "shorten it"
    ),
  ]

  @Test(arguments: fields.indices) func `a field that cannot be says why and what to write`(row: Int) {
    let (field, finding, remedy) = Self.fields[row]
    let found = problems("{\"prompt\": \"a\", \(field)}")
    #expect(found.map(\.finding) == [finding])
    #expect(found.map(\.remedy) == [remedy])
  }

  /// A reference, the code, and what is said of it.
  static let references: [(path: String, code: String, finding: String)] = [
    ("/etc/passwd", "path-escape", "an absolute path"), ("~/a.wav", "path-escape", "a path in a home folder"),
    ("a\\b.wav", "path-escape", "a backslash in the path"), ("../a.wav", "path-escape", "\"..\" in the path"),
    ("a/../b.wav", "path-escape", "\"..\" in the path"),
    ("C:/x.wav", "path-escape", "\"C:\" is an address or a drive, not a path"),
    ("https://x/a.wav", "path-escape", "\"https:\" is an address or a drive, not a path"),
    ("a+b-c.d:x", "path-escape", "\"a+b-c.d:\" is an address or a drive, not a path"),
    ("library:a/b", "path-escape", "\"a/b\" is not a name in the library"),
    ("library:", "path-escape", "\"\" is not a name in the library"),
    ("library:..", "path-escape", "\"..\" is not a name in the library"),
    ("library:a\\b", "path-escape", "\"a\\b\" is not a name in the library"),
    ("", "empty", "the reference has no name"), ("  ", "empty", "the reference has no name"),
    ("a\u{7}b.wav", "bad-name", "a control character in the file name"),
    ("a\nb.wav", "bad-name", "a control character in the file name"),
    ("a\u{7f}", "bad-name", "a control character in the file name"),
  ]

  @Test(arguments: references.indices) func `a path that could lead elsewhere is refused in words`(row: Int) throws {
    let (path, code, finding) = Self.references[row]
    let fault = try #require(ReferencePath.fault(in: path))
    #expect(fault.code == code && fault.finding == finding && !fault.remedy.isEmpty)
  }

  @Test(arguments: [
    "a.wav", "a b/c d.flac", "...", "a..b", "library:night", "2: the end.wav", "é/夜.ogg", ":a", "-a.wav", "a%2e%2e/b",
    "library: x",
  ])
  func `a path within the folder is none of that`(path: String) { #expect(ReferencePath.fault(in: path) == nil) }

  @Test(arguments: [
    ("[]", "the document is a list"), ("\"a\"", "the document is a text"), ("1", "the document is a number"),
    ("null", "the document is null"), ("true", "the document is true or false"),
  ])
  func `a document that is no object is told what it is`(text: String, finding: String) {
    #expect(problems(text).map(\.finding) == [finding] && problems(text).map(\.location) == ["$ (line 1, column 1)"])
  }

  /// Numbers in quotes, with the units of a field or none.
  @Test(
    arguments: [
      ("128", 128.0), ("128 bpm", 128), ("128BPM", 128), (" 128 ", 128), ("+128", 128), ("-14", -14),
      ("\u{2212}14", -14), ("127,5", 127.5),
      ("127.5", 127.5), ("1,25", 1.25), ("0.5", 0.5), ("1,280", nil), ("1.2.3", nil), ("--1", nil), ("1e3", nil),
      ("", nil), ("bpm", nil),
      ("128 s", nil), ("0x80", nil), (".5", nil), ("5.", nil), ("١٢٨", nil), ("128 bpm bpm", nil), ("1 2", nil),
      ("nan", nil),
    ] as [(String, Double?)])
  func `a number in a text is read if it can mean one thing`(text: String, value: Double?) {
    #expect(WrittenNumber.value(of: text, units: ["bpm"]) == value)
  }

  @Test(
    arguments: [
      ("42", 42), ("42.0", 42), ("42.", 42), ("42.5", nil), ("1e3", 1_000), ("1e400", nil), ("-1", nil), ("", nil),
      ("٤٢", nil),
      ("9007199254740993", 9_007_199_254_740_993), ("1e17", nil), ("18446744073709551615", .max),
      ("18446744073709551616", nil),
    ] as [(String, UInt64?)])
  func `a whole number is read exactly or not at all`(text: String, value: UInt64?) {
    let number: UInt64? = WrittenNumber.whole(text)
    #expect(number == value)
  }

  @Test(
    arguments: [
      ("2:30", 150.0), ("0:07", 7), ("0:07.5", 7.5), ("120:00", 7_200), ("00:00", 0), ("2:60", nil), ("2:3", nil),
      ("2:300", nil), (":30", nil),
      ("2:", nil), ("1:02:03", nil), ("-1:30", nil), ("2:3a", nil), ("1000:00", nil), ("２:30", nil), ("2:30 ", nil),
    ] as [(String, Double?)])
  func `minutes and seconds are read as a player shows them`(text: String, seconds: Double?) {
    #expect(ClockTime.seconds(in: text) == seconds)
  }

  /// Every byte that Windows-1252 is believed of, as Foundation decodes it.
  @Test func `Windows-1252 is decoded as Foundation does, byte by byte`() throws {
    let padding = Array("some plain words ".utf8)
    for byte in UInt8(0x80)...0xff {
      guard let text = Windows1252.text(padding + [byte] + padding) else { continue }
      let expected = String(bytes: padding + [byte] + padding, encoding: .windowsCP1252)
      #expect(text == expected, "\(byte)")
    }
    let letters = Array(UInt8(0xc0)...0xff).filter { $0 != 0xd7 && $0 != 0xf7 }
    #expect(letters.allSatisfy { Windows1252.text(padding + [$0] + padding) != nil })
  }

  @Test(
    arguments: [
      [0xe9, 0xe8, 0xe0, 0xfc], Array("ab".utf8) + [0xe9], Array("some words ".utf8) + [0x81],
      Array("some words ".utf8) + [0x00],
      Array("caf".utf8) + [0xc3, 0xa9] + Array(" and more words".utf8), Array("some words ".utf8) + [0xd7],
    ] as [[UInt8]])
  func `what may be another encoding is not taken for Windows-1252`(bytes: [UInt8]) {
    #expect(Windows1252.text(bytes) == nil)
  }
}
