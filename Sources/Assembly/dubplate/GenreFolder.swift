import Diagnostics
import Foundation
import Genres

/// The genres that an owner adds: `*.yaml` in the folder `genres` beside the settings file.
struct GenreFolder {
  let path: String

  /// The folder that belongs to the settings file at `path`.
  init(besideSettings path: String) {
    self.path = URL(filePath: path).deletingLastPathComponent().appending(path: "genres").path
  }

  /// The program's genres and the owner's; throws `Problems` that name file and line.
  func catalogue() throws -> GenreCatalogue {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let files = names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.sorted()
    return files.isEmpty ? .standard : try GenreCatalogue(adding: files.map(document))
  }

  private func document(_ name: String) throws -> (name: String, yaml: String) {
    let place = "\(path)/\(name)"
    do {
      return (String(name.dropLast(5)), try String(contentsOf: URL(filePath: place), encoding: .utf8))
    } catch {
      throw Problems(
        Diagnosis(
          code: "genre.unreadable", place: place, finding: "cannot be read as UTF-8 text",
          remedy: "check the file and its permissions, or take it out of the folder"))
    }
  }
}
