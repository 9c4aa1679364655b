import Testing

/// The package keeps to its plan.
@Suite struct ArchitectureTests {
  private let package: PackageModel

  init() throws { package = try PackageModel.current() }

  static let rules: [(name: String, rule: @Sendable (PackageModel) -> [String])] = [
    ("dependencies point down", { ArchitectureRules.directions($0) }),
    ("folders bear the names of targets", { ArchitectureRules.folders($0) }),
    ("imports and declarations agree", { ArchitectureRules.declarations($0) }),
    ("types have names of their own", { ArchitectureRules.names($0) }),
    ("files are short", { ArchitectureRules.sizes($0) }),
  ]

  @Test(arguments: rules.indices) func `the package keeps every rule`(row: Int) {
    let (name, rule) = Self.rules[row]
    #expect(rule(package) == [], "\(name)")
  }

  @Test func `the manifest and the sources are really there`() {
    #expect(package.targets.contains { $0.name == "dubplate" && $0.layer == .Assembly && $0.kind == .executable })
    #expect(package.targets.contains { $0.name == "Audio" && $0.layer == .Core && $0.dependencies.contains("CFFTW") })
    #expect(package.sources.contains { $0.types.contains("PackageModel") })
    #expect(package.sources.count > 500)
  }
}

/// Every rule finds the fault that is planted for it, and nothing where there is none.
@Suite struct ArchitectureRulesTests {
  private typealias Target = PackageModel.Target
  private typealias Source = PackageModel.Source

  /// Two layers and a test, without a fault.
  private var sound: PackageModel {
    PackageModel(
      targets: [
        Target(name: "CZlib", kind: .system, path: "Sources/CLibraries/CZlib"),
        Target(name: "Core1", path: "Sources/Core/Core1", dependencies: ["CZlib"]),
        Target(name: "Core2", path: "Sources/Core/Core2", dependencies: ["Core1", "Yams"]),
        Target(name: "HTTP", path: "Sources/Boundaries/HTTP", dependencies: ["Core1"]),
        Target(name: "Disk", path: "Sources/Boundaries/Disk", dependencies: ["Core1", "HTTP"]),
        Target(name: "program", kind: .executable, path: "Sources/Assembly/program", dependencies: ["Disk"]),
        Target(
          name: "ProgramTests", kind: .test, path: "Tests/ProgramTests", dependencies: ["program", "TestSupport"]),
      ],
      sources: [
        Source(path: "Sources/Core/Core1/A.swift", target: "Core1", imports: ["CZlib", "Foundation"], types: ["A"]),
        Source(path: "Sources/Core/Core2/B.swift", target: "Core2", imports: ["Core1", "Yams"], types: ["B"]),
        Source(path: "Sources/Boundaries/HTTP/C.swift", target: "HTTP", imports: ["Core1"], types: ["C"]),
        Source(path: "Sources/Boundaries/Disk/D.swift", target: "Disk", imports: ["Core1", "HTTP"], types: ["D"]),
        Source(
          path: "Sources/Assembly/program/E.swift", target: "program", lines: 300, imports: ["Disk"], types: ["E"]),
        Source(path: "Tests/ProgramTests/E.swift", target: "ProgramTests", imports: ["Testing"], types: ["E"]),
      ])
  }

  @Test func `a sound package breaks no rule`() {
    for (name, rule) in ArchitectureTests.rules { #expect(rule(sound) == [], "\(name)") }
  }

  @Test(arguments: [
    (1, "Disk", "Core1 → Disk points up"), (1, "Core2", "Core1 → Core2 points up"),
    (3, "Disk", "HTTP → Disk points sideways"), (2, "program", "Core2 → program points up"),
  ])
  func `a dependency that points up or sideways is found`(target: Int, dependency: String, fault: String) {
    var package = sound
    package.targets[target].dependencies.append(dependency)
    #expect(ArchitectureRules.directions(package) == [fault])
  }

  @Test func `a folder of another name is found`() {
    var package = sound
    package.targets.append(Target(name: "Audio", path: "Sources/Core/Signal"))
    #expect(ArchitectureRules.folders(package) == ["Audio lies in Sources/Core/Signal"])
  }

  @Test func `an import that is not declared is found, in tests too`() {
    var package = sound
    package.sources[1].imports.append("CZlib")
    package.sources[5].imports.append("Disk")
    #expect(
      ArchitectureRules.declarations(package) == [
        "Core2 imports CZlib, which it does not declare", "ProgramTests imports Disk, which it does not declare",
      ])
  }

  @Test func `a dependency that nobody imports is found, be it a product or a target`() {
    var package = sound
    package.sources[1].imports = []
    #expect(
      ArchitectureRules.declarations(package) == [
        "Core2 declares Core1, which it does not import", "Core2 declares Yams, which it does not import",
      ])
  }

  @Test func `two types of one name are found`() {
    var package = sound
    package.sources[3].types.append("A")
    #expect(ArchitectureRules.names(package) == ["A is declared in Core1, Disk"])
  }

  @Test func `a file that is too long is found`() {
    var package = sound
    package.sources[0].lines = 301
    #expect(ArchitectureRules.sizes(package) == ["Sources/Core/Core1/A.swift has 301 lines"])
  }

  @Test func `a file is read for its lines, imports and types`() {
    let text = """
      @testable import Example
      #if DEBUG
        import Glibc
      #endif
      import struct Foundation.Data

      /// A class struct of its own.
      public final class Meter<Value>: Sendable {
        struct Inner {}
      }
      @MainActor private enum Kind { case one }
      extension Meter {}
      let important = 1

      """
    let source = Source(path: "p", target: "t", text: text)
    #expect(source.lines == 13 && source.types == ["Meter", "Kind"])
    #expect(source.imports == ["Example", "Glibc", "Foundation"])
  }
}
