import Diagnostics
import Genres
import Yams

/// The tables of several lexicon files as one, and where each entry was written.
struct LexiconTables {
  private(set) var root: Node = .mapping([:])
  private var files: [(name: String, root: Node)] = []

  private static let known = Lexicon.CodingKeys.allCases.map(\.rawValue)

  mutating func add(_ file: LexiconFile) throws(Problems) {
    let node = try Self.parsed(file)
    guard case .mapping(let tables) = node else { throw Problems(Self.invalid(file.name, "is not a list of tables")) }
    let strangers = tables.keys.filter { !Self.known.contains($0.string ?? "") }
    guard strangers.isEmpty else { throw Problems(strangers.map { Self.stranger($0, in: file.name) }) }
    files.append((file.name, node))
    root = Self.merged(root, node)
  }

  private static func parsed(_ file: LexiconFile) throws(Problems) -> Node {
    do {
      return try NodeDecoder.compose(file.yaml) ?? .mapping([:])
    } catch {
      throw Problems(invalid(file.name, "\(error)"))
    }
  }

  private static func stranger(_ name: Node, in file: String) -> Diagnosis {
    let name = (text: name.string ?? "", line: name.mark?.line)
    let location = name.line.map { "\(file):\($0)" } ?? file
    let nearest = Suggestion.nearest(to: name.text, among: known).map { "did you mean \"\($0)\"?" }
    return Diagnosis(
      code: "lexicon.invalid", location: location, finding: "there is no table \"\(name.text)\"",
      remedy: nearest ?? "use one of \(known.sorted().joined(separator: ", "))")
  }

  private static func invalid(_ location: String, _ finding: String) -> Diagnosis {
    Diagnosis(
      code: "lexicon.invalid", location: location, finding: finding,
      remedy: "mend it there; the lexicon that comes with the program shows the form")
  }

  /// Tables are merged name by name, lists of words are joined, everything else is the later one's.
  private static func merged(_ old: Node, _ new: Node) -> Node {
    switch (old, new) {
    case (.mapping(var tables), .mapping(let more)):
      for (name, value) in more { tables[name] = tables[name].map { merged($0, value) } ?? value }
      return .mapping(tables)
    case (.sequence(let words), .sequence(let more)):
      let isRange = more.allSatisfy { Double($0.string ?? "") != nil } && words.count == 2
      return isRange ? new : Node(Array(words) + more.filter { !words.contains($0) })
    default: return new
    }
  }

  /// A problem at `path`, placed in the last file that has it, as far as it has it.
  func diagnosis(_ finding: String, at path: [String]) -> Diagnosis {
    for depth in stride(from: path.count, to: 0, by: -1) {
      for file in files.reversed() {
        guard let line = Self.line(of: path.prefix(depth), in: file.root) else { continue }
        return Self.invalid("\(file.name):\(line)", finding)
      }
    }
    return Self.invalid(files.last?.name ?? "lexicon", finding)
  }

  private static func line(of path: ArraySlice<String>, in root: Node) -> Int? {
    var node = root
    var line: Int?
    for name in path {
      if case .mapping(let table) = node, let entry = table.first(where: { $0.key.string == name }) {
        line = entry.key.mark?.line
        node = entry.value
      } else if !(name.hasPrefix("Index") && node.sequence != nil) {
        return nil
      }
    }
    return line
  }
}

/// A file of the lexicon, and the name that it goes by when something in it is wrong.
public struct LexiconFile: Sendable, Hashable {
  public let name: String
  public let yaml: String

  public init(name: String, yaml: String) {
    self.name = name
    self.yaml = yaml
  }

  private init(_ name: String, _ bytes: [UInt8]) {
    self.init(name: name, yaml: String(decoding: bytes, as: UTF8.self))
  }

  /// The files that are part of the program, by kind of word.
  static let builtIn = [
    LexiconFile("english.yaml", PackageResources.english_yaml),
    LexiconFile("form.yaml", PackageResources.form_yaml),
    LexiconFile("genres.yaml", PackageResources.genres_yaml),
    LexiconFile("instruments.yaml", PackageResources.instruments_yaml),
    LexiconFile("artists.yaml", PackageResources.artists_yaml),
    LexiconFile("moods.yaml", PackageResources.moods_yaml),
    LexiconFile("production.yaml", PackageResources.production_yaml),
    LexiconFile("eras.yaml", PackageResources.eras_yaml),
    LexiconFile("tempo.yaml", PackageResources.tempo_yaml),
    LexiconFile("voices.yaml", PackageResources.voices_yaml),
    LexiconFile("images.yaml", PackageResources.images_yaml),
    LexiconFile("ignored.yaml", PackageResources.ignored_yaml),
    LexiconFile("scripts.yaml", PackageResources.scripts_yaml),
    LexiconFile("suggestions.yaml", PackageResources.suggestions_yaml),
    LexiconFile("occasions.yaml", PackageResources.occasions_yaml),
    LexiconFile("regions.yaml", PackageResources.regions_yaml),
    LexiconFile("ensembles.yaml", PackageResources.ensembles_yaml),
    LexiconFile("german.yaml", PackageResources.german_yaml),
    LexiconFile("french.yaml", PackageResources.french_yaml),
    LexiconFile("spanish.yaml", PackageResources.spanish_yaml),
    LexiconFile("italian.yaml", PackageResources.italian_yaml),
    LexiconFile("portuguese.yaml", PackageResources.portuguese_yaml),
  ]
}
