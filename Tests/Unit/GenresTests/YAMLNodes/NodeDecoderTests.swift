import Genres
import Testing
import Yams

/// `YAMLDecoder` is the truth here: values and errors must be the same, only sooner.
@Suite struct NodeDecoderTests {
  private struct Kit: Decodable, Equatable {
    var name: String
    var tempo: Double?
    var bars: Int?
    var isOn: Bool?
    var hits: [Int]?
    var parts: [String: Part]?
    var nested: [[Part]]?
    var kind: Kind?

    struct Part: Decodable, Equatable {
      var level: Float
      var words: [String]?
    }

    enum Kind: String, Decodable { case drum, bass }
  }

  /// What came of a document: a value, or where and how it was refused.
  private enum Reading: Equatable {
    case value(Kit)
    case refused(String)
  }

  private func read(_ body: () throws -> Kit) -> Reading {
    do { return .value(try body()) } catch let error as DecodingError {
      switch error {
      case .keyNotFound(let key, let context): return .refused("no \(key.stringValue) at \(path(context))")
      case .typeMismatch(_, let context): return .refused("another type at \(path(context))")
      case .valueNotFound(_, let context): return .refused("no value at \(path(context))")
      case .dataCorrupted(let context): return .refused("damaged at \(path(context))")
      @unknown default: return .refused("\(error)")
      }
    } catch {
      return .refused("\(error)")
    }
  }

  private func path(_ context: DecodingError.Context) -> String {
    context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
  }

  @Test(
    arguments: [
      "name: kick", "name: 'no'", "name: no", "name: 909", "name: ~", "name:", "{}", "name: [a]", "- name",
      "name: a\ntempo: 120", "name: a\ntempo: 1.2e2", "name: a\ntempo: .inf", "name: a\ntempo: fast",
      "name: a\nbars: 0x10", "name: a\nbars: 1_000", "name: a\nbars: 4.5", "name: a\nbars: 99999999999999999999",
      "name: a\nisOn: true", "name: a\nisOn: yes", "name: a\nisOn: maybe", "name: a\nisOn: null",
      "name: a\nhits: [1, 5, 9]", "name: a\nhits: []", "name: a\nhits: [1, x]", "name: a\nhits: 1",
      "name: a\nparts: {kick: {level: -3}, snare: {level: 0.5, words: [tight, dry]}}",
      "name: a\nparts: {kick: {}}", "name: a\nparts: {kick: {level: loud}}", "name: a\nparts: [1]",
      "name: a\nnested: [[{level: 1}], [], [{level: 2}, {level: 3}]]", "name: a\nnested: [[{level: 1}], [{}]]",
      "name: a\nkind: bass", "name: a\nkind: harp", "name: a\nunknown: {x: [1, {y: z}]}",
      "base: &b {level: 1, words: [x]}\nname: a\nparts: {kick: *b, snare: {<<: *b, level: 2}}",
      "name: \"a\\u00e9\\n\"\ntempo: 1", "name: |\n  two\n  lines\n", "name: >\n  two\n  lines\n",
    ])
  func `a document is read as Yams' own decoder reads it, or refused at the same location`(yaml: String) throws {
    let truth = read { try YAMLDecoder().decode(Kit.self, from: yaml) }
    let node = try #require(try NodeDecoder.compose(yaml))
    #expect(read { try NodeDecoder.decode(Kit.self, from: node) } == truth)
  }

  @Test(arguments: ["", "# nothing\n", "---\n"])
  func `an empty document has no nodes, or one that is no table`(yaml: String) throws {
    let node = try NodeDecoder.compose(yaml)
    if let node { #expect(node.mapping == nil) }
  }

  @Test(arguments: ["name: [a", "\tname: a", "a: *nobody", "name: \"a"])
  func `what is no YAML is refused`(yaml: String) {
    #expect(throws: YamlError.self) { try NodeDecoder.compose(yaml) }
  }
}
