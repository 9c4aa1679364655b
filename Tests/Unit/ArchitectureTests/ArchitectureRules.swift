/// The rules of the house's plan (`Sources/README.md`); each returns what breaks it, a line for each.
enum ArchitectureRules {
  /// The most lines that a file may have.
  static let longest = 300

  /// Boundaries that others stand on: whoever speaks to a service speaks HTTP, and what makes sound keeps one contract.
  static let sharedBoundaries: Set = ["HTTP", "ClipService", "ClipServices"]

  /// Dependencies point to a lower layer, or within a layer to a target that the manifest names earlier; boundaries do
  /// not know each other.
  static func directions(_ package: PackageModel) -> [String] {
    let order = Dictionary(package.targets.enumerated().map { ($1.name, $0) }, uniquingKeysWith: min)
    let layers = PackageModel.Layer.allCases
    return edges(package).compactMap { target, dependency in
      guard let upper = target.layer.flatMap(layers.firstIndex), let lower = dependency.layer.flatMap(layers.firstIndex)
      else { return nil }
      let edge = "\(target.name) → \(dependency.name)"
      if lower > upper { return "\(edge) points up" }
      guard lower == upper else { return nil }
      if target.layer == .Boundaries, !sharedBoundaries.contains(dependency.name) { return "\(edge) points sideways" }
      return order[dependency.name, default: 0] > order[target.name, default: 0] ? "\(edge) points up" : nil
    }
  }

  private static func edges(_ package: PackageModel) -> [(PackageModel.Target, PackageModel.Target)] {
    let named = Dictionary(package.targets.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    return package.targets.flatMap { target in target.dependencies.compactMap { named[$0].map { (target, $0) } } }
  }

  /// The last folder of a target's path bears its name.
  static func folders(_ package: PackageModel) -> [String] {
    package.targets.filter {
      $0.path.hasPrefix("Sources/") && $0.path.split(separator: "/").last.map(String.init) != $0.name
    }
    .map { "\($0.name) lies in \($0.path)" }
  }

  /// What a target imports is declared, and what it declares is imported; every test may use the tests' own tools.
  static func declarations(_ package: PackageModel) -> [String] {
    let known = Set(package.targets.flatMap { [$0.name] + $0.dependencies })
    return package.targets.filter { $0.kind != .system && $0.kind != .plugin }.flatMap { target in
      let imported = Set(package.sources.filter { $0.target == target.name }.flatMap(\.imports)).intersection(known)
      let declared = Set(target.dependencies)
      // Some tests run a program of the package and import nothing of it.
      let free = Set(package.targets.filter { $0.kind == .executable }.map(\.name) + ["TestSupport"])
      let unused = declared.subtracting(imported).subtracting(target.kind == .test ? free : [])
      return imported.subtracting(declared).sorted().map { "\(target.name) imports \($0), which it does not declare" }
        + unused.sorted().map { "\(target.name) declares \($0), which it does not import" }
    }
  }

  /// A type at the top level has a name of its own in the whole package, its tests apart.
  static func names(_ package: PackageModel) -> [String] {
    let sources = package.sources.filter { $0.path.hasPrefix("Sources/") }
    let places = Dictionary(
      grouping: sources.flatMap { source in source.types.map { ($0, source.target) } }, by: \.0
    ).mapValues { $0.map(\.1).sorted() }
    return places.filter { $0.value.count > 1 }.map { "\($0) is declared in \($1.joined(separator: ", "))" }.sorted()
  }

  /// A file fits a reader's head.
  static func sizes(_ package: PackageModel) -> [String] {
    package.sources.filter { $0.lines > longest }.map { "\($0.path) has \($0.lines) lines" }.sorted()
  }
}
