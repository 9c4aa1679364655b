import Diagnostics

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
    var shelf = GenreShelf()
    for (name, yaml) in files { shelf.put(name, yaml) }
    genres = try shelf.genres()
  }

  /// The genre called `name`; nil if there is none.
  public func genre(named name: String) -> Genre? { genres.first { $0.name == name } }
}
