import DropFolder
import System
import Testing

@testable import Daemon

@Suite struct TicketArrivalTests {
  @Test(arguments: [
    ("t.json", #"{"prompt": "house"}"#, TicketReading.complete(references: [])),
    ("t.json", #"{"prompt": "house", "reference": "a.wav"}"#, .complete(references: ["a.wav"])),
    ("t.json", #"{"reference": "library:a.wav"}"#, .complete(references: [])),
    ("t.json", #"{"reference": 7}"#, .complete(references: [])), ("t.json", "[1, 2]", .complete(references: [])),
    ("t.json", #"{"prompt" "house"}"#, .complete(references: [])), ("t.txt", "house", .complete(references: [])),
    ("t.txt", "house\0\0\0\0\0\0\0\0", .incomplete("it holds zeros where text is still to come")),
    ("t.json", "{\"prompt\": \"h\0\0\0\0", .incomplete("it holds zeros where text is still to come")),
  ])
  func `a ticket has arrived when no more bytes could make it right`(
    name: String, text: String, expected: TicketReading
  ) throws {
    #expect(TicketArrival.reading(of: Array(text.utf8), name: try #require(FileName(text: name))) == expected)
  }

  @Test func `every beginning of a JSON ticket is incomplete, until its last brace`() throws {
    let name = try #require(FileName(text: "t.json"))
    let bytes = Array(#"{"prompt": "a \"warm\" pad", "bpm": 120, "reference": "a.wav"}"#.utf8)
    for length in 1..<bytes.count {
      guard case .incomplete(let why) = TicketArrival.reading(of: Array(bytes[..<length]), name: name) else {
        Issue.record("\(length) bytes of \(bytes.count) are enough")
        continue
      }
      #expect(!why.isEmpty)
    }
    #expect(TicketArrival.reading(of: bytes, name: name) == .complete(references: ["a.wav"]))
  }
}
