import Audio
import Diagnostics
import Music

/// The reader of one ticket's fields, which gathers all problems.
struct FieldReader {
  let bytes: [UInt8]
  let members: [JSONMember]
  var problems: [Diagnosis]
  /// True if prompt or reference were there, even if wrong, so that their absence is no second problem.
  var triedToSay: Bool {
    problems.contains { ["$.prompt", "$.reference", "$ "].contains(where: $0.location.hasPrefix) }
  }

  init(document: JSONValue, bytes: [UInt8], problems: [Diagnosis]) {
    self.bytes = bytes
    self.problems = problems
    if case .object(let members) = document.content {
      self.members = members
    } else {
      members = []
      let path = "$ (\(TextPosition(of: document.source.lowerBound, in: bytes)))"
      self.problems.append(
        Diagnosis(
          code: "ticket.wrong-type", location: path, finding: "the document is \(document.kind)",
          remedy: "write an object such as {\"prompt\": \"…\"}"))
    }
  }

  mutating func ticket(genres: [GenreName], backends: [String]) -> Ticket {
    refuseUnknownFields()
    var ticket = Ticket(prompt: text(.prompt).map(PromptText.trimmed) ?? "")
    ticket.title = title()
    ticket.reference = reference()
    ticket.duration = duration()
    ticket.bpm = number(.bpm, .bpm).map(Tempo.init(bpm:))
    ticket.key = key()
    ticket.genre = name(.genre, in: genres.map { (name: $0.name, spellings: $0.spellings) })
    ticket.instruments = instruments()
    ticket.sounds = sounds()
    ticket.structure = structure()
    ticket.lyrics = text(.lyrics)
    ticket.language = text(.language)
    ticket.seed = seed()
    ticket.backend = name(.backend, in: backends.map { (name: $0, spellings: [$0]) })
    ticket.fallback = flag(.fallback)
    ticket.loudness = number(.loudness, .loudness).map(Loudness.init(value:))
    ticket.truePeak = number(.truePeak, .truePeak).map(TruePeak.init(value:))
    ticket.priority = whole(.priority, TicketField.priorities) ?? 0
    ticket.extras = extras()
    return ticket
  }

  /// The value of `field`; nil if it was left out or null.
  func value(_ field: TicketField) -> JSONValue? {
    guard let value = members.last(where: { $0.name == field.rawValue })?.value else { return nil }
    if case .null = value.content { return nil }
    return value
  }

  mutating func refuse(_ code: String, _ path: String, _ value: Range<Int>, _ finding: String, _ remedy: String) {
    let line = TextPosition(of: value.lowerBound, in: bytes).line
    problems.append(
      Diagnosis(code: "ticket.\(code)", location: "\(path) (line \(line))", finding: finding, remedy: remedy))
  }

  private mutating func refuseUnknownFields() {
    let known = TicketField.allCases.map(\.rawValue)
    for member in members.filter({ !known.contains($0.name) && !$0.name.hasPrefix("x-") }).prefix(20) {
      let name = member.name.prefix(60)
      let remedy =
        Suggestion.nearest(to: String(name), among: known).map { "did you mean \"\($0)\"?" }
        ?? "leave it out, or begin its name with x- to have it carried through"
      refuse("unknown-field", "$.\(name)", member.source, "there is no field \"\(name)\"", remedy)
    }
  }

  private func extras() -> [String: String] {
    let own = members.filter { $0.name.hasPrefix("x-") }
    let pairs = own.map { ($0.name, String(decoding: bytes[$0.value.source], as: UTF8.self)) }
    return Dictionary(pairs) { _, last in last }
  }
}
