import Diagnostics
import Yams

/// The genre files side by side, so that one can build upon another.
struct GenreShelf {
  /// What is true of every genre unless its file says otherwise.
  static let basis = "basis"

  private var documents: [(name: String, root: Node.Mapping)] = []
  private var problems: [Diagnosis] = []

  /// Adds the file `name`.yaml; what is wrong with it is told by `genres`.
  mutating func put(_ name: String, _ yaml: String) {
    do {
      guard let mapping = try NodeDecoder.compose(yaml)?.mapping else {
        return problems.append(GenreFault.invalid(name, line: 1, "a genre is a list of fields with values"))
      }
      documents.append((name, mapping))
      problems += GenreKeys.unknown(in: mapping, of: name)
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
    let merged = try ancestry(of: name, own).reduce(Node.Mapping([])) { $0.overridden(by: $1) }
    let node = Node.mapping(GenreShape(merged).decodable)
    let genre: Genre
    do {
      genre = try NodeDecoder.decode(Genre.self, from: node)
    } catch {
      throw Problems(GenreFault.undecodable(name, error, in: .mapping(own)))
    }
    let faults = GenreCheck(genre: genre, file: name, document: own).faults
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
