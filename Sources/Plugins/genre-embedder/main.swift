import Foundation

// Writes a Swift file with the text of each given file: genre-embedder OUTPUT FILE…
let paths = CommandLine.arguments.dropFirst()
let entries = try paths.dropFirst().map { path in
  let url = URL(filePath: path)
  let text = try String(contentsOf: url, encoding: .utf8)
  return "    (\"\(url.deletingPathExtension().lastPathComponent)\", ##\"\"\"\n\(text)\n\"\"\"##),\n"
}
let source = "enum GenreFiles {\n  static let all: [(name: String, yaml: String)] = [\n\(entries.joined())  ]\n}\n"
try source.write(toFile: paths.first ?? "", atomically: true, encoding: .utf8)
