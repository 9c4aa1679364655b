import Audio
import Foundation
import Testing

@Suite struct SeedTests {
  /// 2⁵³ is the largest number up to which doubles have every whole one.
  @Test(
    arguments: [
      (0, "[0]"), (42, "[42]"), (9_007_199_254_740_992, "[9007199254740992]"),
      (9_007_199_254_740_993, #"["9007199254740993"]"#), (.max, #"["18446744073709551615"]"#),
    ] as [(UInt64, String)])
  func `a seed that readers of numbers would change is text in JSON`(value: UInt64, json: String) throws {
    #expect(try String(decoding: JSONEncoder().encode([Seed(value)]), as: UTF8.self) == json)
    #expect(try JSONDecoder().decode([Seed].self, from: Data(json.utf8)) == [Seed(value)])
  }

  @Test(arguments: [(#"["42"]"#, 42), ("[18446744073709551615]", .max)] as [(String, UInt64)])
  func `a seed is read from either form`(json: String, value: UInt64) throws {
    #expect(try JSONDecoder().decode([Seed].self, from: Data(json.utf8)) == [Seed(value)])
  }

  @Test(arguments: [#"["x"]"#, #"["-1"]"#, "[-1]", "[1.5]", #"[""]"#, "[true]"]) func `anything else is no seed`(
    json: String
  ) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([Seed].self, from: Data(json.utf8)) }
  }
}
