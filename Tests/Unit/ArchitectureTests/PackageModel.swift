import Foundation
import TestSupport

/// The package as its manifest and its sources have it: what the rules are tried on.
struct PackageModel {
  /// A target of the manifest, with its place among the others.
  struct Target: Equatable {
    enum Kind: String { case regular, executable, system, test, plugin }

    let name: String
    var kind: Kind = .regular
    /// From the package's root, such as `Sources/Core/Audio`.
    let path: String
    /// Targets of this package and products of others, by name.
    var dependencies: [String] = []

    /// The layer, for what lies in `Sources`: `Core` in `Sources/Core/Audio`.
    var layer: Layer? { Layer(rawValue: path.split(separator: "/").dropFirst().first.map(String.init) ?? "") }
  }

  /// The folders of `Sources`, the lowest one first.
  enum Layer: String, CaseIterable { case CLibraries, Core, Stages, Boundaries, Assembly }

  /// A Swift file, by what the rules want to know of it.
  struct Source: Equatable {
    let path: String
    let target: String
    var lines = 0
    var imports: [String] = []
    /// Types that are declared at the top level of the file.
    var types: [String] = []
  }

  var targets: [Target] = []
  var sources: [Source] = []
}

extension PackageModel.Source {
  /// Reads the text of a file.
  init(path: String, target: String, text: String) {
    self.init(path: path, target: target)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      lines += 1
      // Imports may stand within `#if`.
      let words = line.split(separator: " ").map(String.init)
      if let keyword = words.firstIndex(of: "import"), words[..<keyword].allSatisfy({ $0.hasPrefix("@") }),
        let name = words.dropFirst(keyword + 1).first(where: { !Self.keywords.contains($0) })
      {
        imports.append(String(name.prefix { $0 != "." }))
      } else if let first = line.first, first.isLetter || first == "@", let type = Self.type(declaredBy: words) {
        types.append(type)
      }
    }
    if text.hasSuffix("\n") { lines -= 1 }
  }

  private static let keywords: Set = ["struct", "class", "enum", "protocol", "actor"]
  private static let modifiers: Set = [
    "public", "package", "internal", "fileprivate", "private", "final", "indirect", "open", "nonisolated",
  ]

  private static func type(declaredBy words: [String]) -> String? {
    let rest = words.drop { modifiers.contains($0) || $0.hasPrefix("@") }
    guard let keyword = rest.first, keywords.contains(keyword), let name = rest.dropFirst().first else { return nil }
    return String(name.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
  }
}

extension PackageModel {
  /// This package: its manifest as `swift package` understands it, and every Swift file of its targets.
  static func current() throws -> PackageModel {
    let root = Repository.root
    var model = PackageModel(targets: try manifest(root.path).targets.map(Target.init))
    for target in model.targets where target.kind != .system {
      for file in FileManager.default.enumerator(atPath: "\(root.path)/\(target.path)") ?? .init() {
        guard let name = file as? String, name.hasSuffix(".swift") else { continue }
        let path = "\(target.path)/\(name)"
        let text = try String(contentsOfFile: "\(root.path)/\(path)", encoding: .utf8)
        model.sources.append(Source(path: path, target: target.name, text: text))
      }
    }
    return model
  }

  /// The manifest in JSON, read with a build folder of its own: the package's is locked while tests run.
  private static func manifest(_ root: String) throws -> Manifest {
    let scratch = FileManager.default.temporaryDirectory.appending(path: "dubplate-manifest-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["swift", "package", "--package-path", root, "--scratch-path", scratch, "dump-package"]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try JSONDecoder().decode(Manifest.self, from: bytes)
  }
}

/// What `swift package dump-package` prints, as far as it is wanted.
private struct Manifest: Decodable {
  struct Target: Decodable {
    let name: String
    let type: String
    let path: String?
    let dependencies: [Dependency]
  }

  /// `{"byName": ["Audio", null]}` or `{"product": ["Yams", "Yams", …]}`: the first text is the name.
  struct Dependency: Decodable {
    let name: String

    init(from decoder: any Decoder) throws {
      let kinds = try decoder.singleValueContainer().decode([String: [Part]].self)
      name = kinds.values.first?.first?.text ?? ""
    }

    private struct Part: Decodable {
      let text: String?

      init(from decoder: any Decoder) throws { text = try? decoder.singleValueContainer().decode(String.self) }
    }
  }

  let targets: [Target]
}

extension PackageModel.Target {
  fileprivate init(_ target: Manifest.Target) {
    self.init(
      name: target.name, kind: Kind(rawValue: target.type) ?? .regular,
      path: target.path ?? "Sources/\(target.name)", dependencies: target.dependencies.map(\.name))
  }
}
