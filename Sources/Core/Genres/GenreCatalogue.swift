import Diagnostics
import Yams

/// All genres that the engine knows, in the order of their names; those of the owner replace or extend the program's.
public struct GenreCatalogue: Sendable {
  public let genres: [Genre]

  /// The genres that the program brings along.
  public static let standard: GenreCatalogue = {
    do {
      return try GenreCatalogue(files: GenreFiles.all)
    } catch {
      // Unreachable in a tested build: the files are part of the program, and a test reads each.
      fatalError("a built-in genre is broken: \(error)")
    }
  }()

  /// The program's genres and those in `files`, each by its name and its text.
  ///
  /// Throws `Problems` that name the file and the line.
  public init(adding files: [(name: String, yaml: String)]) throws(Problems) {
    let own = Set(files.map(\.name))
    try self.init(files: GenreFiles.all.filter { !own.contains($0.name) } + files)
  }

  /// Reads genres from files of which one is the `basis` of the others.
  init(files: [(name: String, yaml: String)]) throws(Problems) {
    var loader = GenreLoader()
    for (name, yaml) in files { loader.add(name, yaml) }
    genres = try loader.genres()
  }

  /// The genre called `name`; nil if there is none.
  public func genre(named name: String) -> Genre? { genres.first { $0.name == name } }
}

/// The genre files by name, so that one can build upon another.
struct GenreLoader {
  /// The name of the file with every genre's defaults.
  static let basis = "basis"

  private var documents: [(name: String, root: Node.Mapping)] = []
  private var problems: [Diagnosis] = []

  /// Adds the file `name`.yaml; its problems are thrown by `genres`.
  mutating func add(_ name: String, _ yaml: String) {
    do {
      guard let mapping = try NodeDecoder.compose(yaml)?.mapping else {
        return problems.append(GenreFault.invalid(name, line: 1, "a genre is a list of fields with values"))
      }
      documents.append((name, mapping))
      problems += GenreFieldNames.unknown(in: mapping, of: name)
    } catch {
      problems.append(GenreFault.unreadable(name, error))
    }
  }

  /// All genres by name; throws every problem of every file.
  func genres() throws(Problems) -> [Genre] {
    var problems = problems
    var genres: [Genre] = []
    for document in documents where document.name != Self.basis {
      do throws(Problems) {
        genres.append(try genre(document.name, document.root))
      } catch {
        problems += error.diagnoses
      }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    return genres.sorted { $0.name < $1.name }
  }

  private func genre(_ name: String, _ own: Node.Mapping) throws(Problems) -> Genre {
    let ancestry = InheritedMeter.unified(try ancestry(of: name, own))
    let merged = ancestry.reduce(Node.Mapping([])) { $0.overridden(by: $1) }
    let node = Node.mapping(GenreNormaliser(merged).decodable)
    let genre: Genre
    do {
      genre = try NodeDecoder.decode(Genre.self, from: node)
    } catch {
      throw Problems(GenreFault.undecodable(name, error, in: .mapping(own)))
    }
    let faults = GenreValidator(genre: genre, file: name, document: own).faults
    guard faults.isEmpty else { throw Problems(faults) }
    return genre
  }

  /// The documents that a genre is made of, the most general one first.
  private func ancestry(of name: String, _ own: Node.Mapping) throws(Problems) -> [Node.Mapping] {
    var chain = [own]
    var seen: Set = [name]
    while let like = chain[0]["like"]?.string {
      guard seen.insert(like).inserted, let parent = documents.first(where: { $0.name == like }) else {
        let line = chain[0]["like"]?.mark?.line ?? 1
        throw Problems(
          GenreFault.invalid(
            name, line: line,
            seen.contains(like) && documents.contains { $0.name == like }
              ? "the genre is built upon itself through \"\(like)\"" : "there is no genre \"\(like)\" to build upon"))
      }
      chain.insert(parent.root, at: 0)
    }
    let basis = documents.first { $0.name == Self.basis }
    return (basis.map { [$0.root] } ?? []) + chain
  }
}
