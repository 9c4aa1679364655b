import Diagnosis
import Foundation
import Genres
import Prompt
import Settings

extension RuleParser {
  /// The parser with the program's lexicon, extended by the `*.yaml` files of the configured folder in order of name.
  ///
  /// Throws `Problems` that name the file and the line.
  public init(_ settings: Settings, _ catalogue: GenreCatalogue = .standard) throws(Problems) {
    let own = if let folder = settings.folders.lexicon { try Self.files(in: folder) } else { [LexiconFile]() }
    self.init(lexicon: try Lexicon.builtIn(extendedBy: own), genres: catalogue.names)
  }

  private static func files(in folder: String) throws(Problems) -> [LexiconFile] {
    do {
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      return try names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.sorted().map {
        let path = "\(folder)/\($0)"
        return LexiconFile(name: path, yaml: try String(contentsOfFile: path, encoding: .utf8))
      }
    } catch {
      throw Problems(
        Diagnosis(
          code: "lexicon.unreadable", place: folder, finding: "cannot be read: \(error.localizedDescription)",
          remedy: "check the path, its permissions, and that the files in it are UTF-8"))
    }
  }
}
