import Audio
import Diagnostics
import Music

/// The fields that say something about the music.
extension FieldReader {
  mutating func reference() -> String? {
    guard let value = value(.reference), let text = text(.reference) else { return nil }
    if let fault = ReferencePath.fault(in: text) {
      refuse(fault.code, "$.reference", value.source, fault.finding, fault.remedy)
      return nil
    }
    return text
  }

  mutating func title() -> String? {
    guard let value = value(.title), let title = text(.title).map(PromptText.trimmed) else { return nil }
    if title.isEmpty {
      refuse("empty", "$.title", value.source, "the title is empty", "write one, or leave the field out")
      return nil
    }
    guard !title.unicodeScalars.contains(where: Self.disturbsLine) else {
      refuse(
        "bad-text", "$.title", value.source, "a line break or another control character in the title",
        "write the title in one line")
      return nil
    }
    return title
  }

  /// True for characters that do not belong in a line: controls, line separators, changes of direction.
  private static func disturbsLine(_ character: Unicode.Scalar) -> Bool {
    switch character.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: (0x202A...0x202E).contains(character.value) || (0x2066...0x2069).contains(character.value)
    }
  }

  /// Seconds as a number, or minutes and seconds as in `"2:30"`, or either with its unit, as in `"90 s"` and `"3 min"`.
  mutating func duration() -> Seconds? {
    guard let value = value(.duration) else { return nil }
    guard case .string(let text) = value.content else {
      return number(.duration, .duration).map(Seconds.init(value:))
    }
    let minutes = WrittenNumber.value(of: text, units: ["min", "mins", "minutes", "minute", "minuten"])
    let seconds = ClockTime.seconds(in: text) ?? WrittenNumber.value(of: text, units: NumberField.duration.units)
    guard let length = seconds ?? minutes.map({ 60 * $0 }) else {
      refuseType(.duration, value, expected: "a number of seconds, or minutes and seconds such as \"2:30\"")
      return nil
    }
    return inRange(length, .duration, value).map(Seconds.init(value:))
  }

  mutating func key() -> Key? {
    guard let value = value(.key), let text = text(.key) else { return nil }
    guard let key = Key(text) else {
      refuse(
        "bad-key", "$.key", value.source, "\"\(text.prefix(40))\" is not a key",
        "write a note and a mode, such as \"F minor\", \"Bb major\", \"fis-Moll\" or \"La mineur\", or a number such as \"8A\""
      )
      return nil
    }
    return key
  }

  mutating func seed() -> Seed? { whole(.seed, 0...UInt64.max).map(Seed.init(_:)) }

  mutating func instruments() -> [String] {
    var names: [String] = []
    for (index, element) in elements(.instruments, of: "instruments").enumerated() {
      guard let text = text(element, .instruments, at: "$.instruments[\(index)]") else { continue }
      let name = PromptText.trimmed(text)
      if name.isEmpty {
        refuse("empty", "$.instruments[\(index)]", element.source, "an instrument without a name", "name it")
      } else if !names.contains(name) {
        names.append(name)
      }
    }
    return names
  }

  /// An object of parts and sounds: `{"drums": "virtuosity-kit"}`.
  mutating func sounds() -> [PartSound] {
    guard let value = value(.sounds) else { return [] }
    guard case .object(let members) = value.content else {
      refuseType(.sounds, value, expected: "an object such as {\"drums\": \"virtuosity-kit\"}")
      return []
    }
    return members.prefix(TicketField.longestList).compactMap { member in
      let path = "$.sounds.\(member.name.prefix(60))"
      guard let name = text(member.value, .sounds, at: path).map(PromptText.trimmed) else { return nil }
      guard !name.isEmpty, !PromptText.trimmed(member.name).isEmpty else {
        refuse("empty", path, member.source, "a sound or a part without a name", "name both, or leave it out")
        return nil
      }
      return PartSound(PromptText.trimmed(member.name), name: name)
    }
  }

  mutating func structure() -> [StructureItem] {
    var items: [StructureItem] = []
    for (index, element) in elements(.structure, of: "sections").enumerated() {
      if let item = section(element, at: "$.structure[\(index)]") { items.append(item) }
    }
    return items
  }

  private mutating func elements(_ field: TicketField, of what: String) -> [JSONValue] {
    guard let value = value(field) else { return [] }
    guard case .array(let elements) = value.content else {
      refuseType(field, value, expected: "a list of \(what)")
      return []
    }
    if elements.count > TicketField.longestList {
      refuse(
        "too-long", "$.\(field.rawValue)", value.source,
        "\(elements.count) \(what), and at most \(TicketField.longestList) are allowed", "shorten the list")
    }
    return Array(elements.prefix(TicketField.longestList))
  }

  private mutating func section(_ value: JSONValue, at path: String) -> StructureItem? {
    guard case .object(let members) = value.content else {
      refuse(
        "wrong-type", path, value.source, "\(value.kind) where a section belongs",
        "write it as {\"section\": \"intro\", \"bars\": 8}")
      return nil
    }
    var kind: SectionKind?
    var bars: Int?
    for member in members.prefix(TicketField.longestList) {
      switch member.name {
      case "section": kind = sectionKind(member.value, at: "\(path).section")
      case "bars": bars = sectionBars(member.value, at: "\(path).bars")
      default:
        refuse(
          "unknown-field", "\(path).\(member.name.prefix(60))", member.source,
          "a section has no field \"\(member.name.prefix(60))\"", "only \"section\" and \"bars\" are known")
      }
    }
    if !members.contains(where: { $0.name == "section" }) {
      refuse("empty", path, value.source, "a section without \"section\"", "say which it is, such as \"intro\"")
    }
    return kind.map { StructureItem($0, bars: bars) }
  }

  private mutating func sectionKind(_ value: JSONValue, at path: String) -> SectionKind? {
    guard let text = text(value, .structure, at: path) else { return nil }
    if let kind = SectionKind(rawValue: text.lowercased()) { return kind }
    let names = SectionKind.allCases.map(\.rawValue)
    let remedy =
      Suggestion.nearest(to: text, among: names).map { "did you mean \"\($0)\"?" }
      ?? "known are: \(names.joined(separator: ", "))"
    refuse("unknown-section", path, value.source, "no section is called \"\(text.prefix(60))\"", remedy)
    return nil
  }

  private mutating func sectionBars(_ value: JSONValue, at path: String) -> Int? {
    let text = digits(of: value) ?? ""
    guard let bars: Int = WrittenNumber.whole(text), TicketField.bars.contains(bars) else {
      let written = String(decoding: bytes[value.source].prefix(30), as: UTF8.self)
      refuse(
        "out-of-range", path, value.source, "\(written) is not a whole number of bars",
        "write \(TicketField.bars.lowerBound)…\(TicketField.bars.upperBound)")
      return nil
    }
    return bars
  }
}
