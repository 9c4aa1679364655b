import Foundation
import Music
import Prompt
import Testing

@testable import LanguageModel

@Suite struct SchemaTests {
  private enum Colour: String, CaseIterable, Codable { case red, green }

  private struct Inner: Codable {
    var colour: Colour
    var count: Int?
  }

  private struct Outer: Codable {
    var name = ""
    var isLoud = false
    var share: Double?
    var tempo: Tempo?
    var tonic: Key?
    var inner: [Inner] = []
    var words: [String] = []
    var colour: Colour?
    var flag: Bool?
    var text: String?
    var whole: Int?
    var table: [String: Int]?
    var many: Set<String> = []
  }

  @Test func `a schema follows from a type, and leaves out what has no location in one`() {
    let inner = Schema.object([
      .init(name: "colour", schema: .choice(["red", "green"])), .init(name: "count", schema: .nullable(.integer)),
    ])
    #expect(
      FieldGuide(genres: []).refined(SchemaProbe.schema(of: Outer.self))
        == .object([
          .init(name: "name", schema: .string), .init(name: "isLoud", schema: .boolean),
          .init(name: "share", schema: .nullable(.number)), .init(name: "tempo", schema: .nullable(.number)),
          .init(name: "tonic", schema: .nullable(.string)), .init(name: "inner", schema: .list(inner)),
          .init(name: "words", schema: .list(.string)),
          .init(name: "colour", schema: .nullable(.choice(["red", "green"]))),
          .init(name: "flag", schema: .nullable(.boolean)), .init(name: "text", schema: .nullable(.string)),
          .init(name: "whole", schema: .nullable(.integer)),
        ]))
  }

  @Test func `the brief's schema has every field of a brief but the withheld ones`() throws {
    let encoded = try JSONEncoder().encode(Self.fullBrief())
    let all = try #require(try JSONSerialization.jsonObject(with: encoded) as? [String: Any]).keys
    guard case .object(let fields) = FieldGuide(genres: Asking.genres).refined(SchemaProbe.schema(of: Brief.self))
    else {
      Issue.record("no object")
      return
    }
    #expect(Set(all).subtracting(FieldGuide.withheld).isSubset(of: fields.map(\.name)))
    #expect(FieldGuide.withheld.isDisjoint(with: fields.map(\.name)))
  }

  @Test func `the brief's schema keeps to the rules for strict schemas`() throws {
    let schema = FieldGuide(genres: Asking.genres).refined(SchemaProbe.schema(of: Brief.self))
    var counter = ChatContract.Counter()
    counter.visit(try JSONSerialization.jsonObject(with: Data(schema.json.utf8)), depth: 1, at: "$")
    #expect(counter.problems == [])
    #expect(schema.json.contains(#""enum":["house","dubstep","ambient"]"#))
  }

  @Test func `every field that a model decides has a place in the schema and a meaning`() throws {
    let guide = FieldGuide(genres: Asking.genres)
    guard case .object(let fields) = guide.refined(SchemaProbe.schema(of: Brief.self)) else {
      Issue.record("no object")
      return
    }
    let names = Set(fields.map(\.name))
    #expect(
      names.isSuperset(of: [
        "section_details", "tempo_curves", "voice", "ensemble", "occasions", "density", "articulation", "title", "fade",
        "lyrics", "structure",
      ]))
    #expect(fields.filter { $0.meaning == nil }.map(\.name) == [])
  }

  @Test func `what an answer leaves out of its objects is taken as open`() throws {
    let schema = FieldGuide(genres: Asking.genres).refined(SchemaProbe.schema(of: Brief.self))
    let text =
      #"{"section_details":[{"place":{"relation":"until","section":"drop"},"arrangement":{"without":["drums"]},"words":"x"}]}"#
    let bytes = Array(text.utf8)
    guard case .object(let members) = try StrictJSON.parse(bytes).content else { return }
    let completed = schema.completed(try #require(members.first), of: bytes)
    let details = try JSONDecoder().decode([SectionDetail].self, from: Data(completed.utf8))
    #expect(details.first?.arrangement.without == ["drums"] && details.first?.place.section == .drop)
  }

  @Test func `quoting survives anything`() throws {
    let text = "a\"b\\c\n\u{1}é🎵\u{2028}"
    let back = try JSONSerialization.jsonObject(with: Data(text.quoted.utf8), options: .fragmentsAllowed) as? String
    #expect(back == text)
  }

  private static func fullBrief() -> Brief {
    var brief = Brief()
    brief.genre = "house"
    brief.bpm = Tempo(bpm: 120)
    brief.bpmRange = [1, 2]
    brief.key = Key("A minor")
    brief.mode = .minor
    brief.meter = .fourFour
    brief.ending = .fade
    brief.energy = 0.5
    return brief
  }
}
