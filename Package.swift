// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "dubplate",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // Core: what the other layers talk about and stand on.
    swift("Core/Diagnostics"),
    swift("Core/System", uses: ["Diagnostics", "CCrypto", "CZlib", "CLinux"]),
    dsp("Core/Audio", uses: ["CFFTW", "CEbur128", "CSoxr"]),
    swift("Core/Music"),
    swift("Core/Genres", uses: ["Diagnostics", "Audio", "Music", .yams], plugins: ["EmbedGenres"]),

    // Stages, in the order that a job passes through them. Each is a function of values.
    swift(
      "Stages/Prompt", uses: ["Diagnostics", "Audio", "Music", "Genres", .yams],
      embedding: [
        "english", "form", "genres", "instruments", "artists", "moods", "production", "eras", "tempo", "german",
        "french", "spanish", "italian", "portuguese", "suggestions", "occasions", "regions", "ensembles", "scripts",
        "voices", "images", "ignored",
      ]
      .map { "Resources/lexicon/\($0).yaml" } + ["Resources/lexicon/common_english.txt"]),
    dsp("Stages/Analysis", uses: ["Diagnostics", "Audio", "Music", "Genres"]),
    // Tunes are the best of many candidates, so planning has inner loops as sound has.
    dsp("Stages/Planning", uses: ["Diagnostics", "Audio", "Music", "Genres", "Prompt", "Analysis"]),
    swift("Stages/Composition", uses: ["Audio", "Music", "Genres", "Planning"]),
    dsp("Stages/Synthesis", uses: ["Diagnostics", "Audio", "Music", "Planning"]),
    dsp(
      "Stages/ClipRendering", uses: ["Diagnostics", "Audio", "Music", "Prompt", "Analysis", "Planning", "CRubberBand"]),
    dsp("Stages/Mixing", uses: ["Diagnostics", "Audio", "Music"]),
    dsp("Stages/Mastering", uses: ["Diagnostics", "Audio"]),
    swift(
      "Stages/QualityControl", uses: ["Diagnostics", "Audio", "Music", "Analysis"],
      embedding: ["Resources/genre-measures.json"], settings: .fast),
    swift("Stages/Metadata", uses: ["System", "Audio", "Music"]),

    // Boundaries: the only layer that meets the disk, the network and the kernel. They do not know each other.
    dsp("Boundaries/AudioFiles", uses: ["Diagnostics", "Audio", "CSndfile", "CMpg123", "CLinux"]),
    dsp(
      "Boundaries/Instruments",
      uses: ["Diagnostics", "Audio", "Music", "Planning", "Synthesis", "CFluidSynth", "CEspeak"]),
    dsp(
      "Boundaries/Samples",
      uses: ["Diagnostics", "System", "Audio", "Music", "Planning", "Synthesis", "ClipRendering"]),
    swift("Boundaries/DropFolder", uses: ["Diagnostics", "System", "CInotifyTools", "CLinux"]),
    swift("Boundaries/JobStore", uses: ["Diagnostics", .grdb]),
    swift("Boundaries/HTTP", uses: ["Diagnostics", "System", "Audio", "CCurl"]),
    swift(
      "Boundaries/ClipServices",
      uses: ["Diagnostics", "System", "Audio", "Music", "ClipRendering", "HTTP", "CLinux"]),
    swift(
      "Boundaries/LanguageModel",
      uses: ["Diagnostics", "System", "Music", "Prompt", "HTTP"]),
    swift(
      "Boundaries/Report", uses: ["Diagnostics", "Audio", "Music", "QualityControl", .mustache],
      embedding: [
        "report.mustache", "player.mustache", "words.mustache", "checks.mustache", "stereo.mustache",
        "provenance.mustache",
        "index.mustache",
        "report.css", "index.css", "player.js",
      ]
      .map { "Resources/\($0)" },
      settings: .fast),

    // Assembly: chooses the parts and puts them together.
    swift(
      "Assembly/Settings",
      uses: ["Diagnostics", "Audio", "QualityControl", "Metadata", "AudioFiles", "ClipServices", .logging, .yams]),
    swift(
      "Assembly/Production",
      uses: [
        "Diagnostics", "System", "Audio", "Music", "Genres", "Prompt", "Analysis", "Planning", "Composition",
        "Synthesis", "ClipRendering", "Mixing", "Mastering", "QualityControl", "Metadata", "AudioFiles", "Instruments",
        "Samples", "ClipServices", "Report",
      ]),
    swift("Assembly/JobEngine", uses: ["Diagnostics", "JobStore"]),
    swift(
      "Assembly/Daemon",
      uses: [
        "Diagnostics", "System", "Audio", "Genres", "Prompt", "Planning", "ClipRendering", "Metadata", "Instruments",
        "Samples", "DropFolder", "JobStore", "HTTP", "ClipServices", "LanguageModel", "Report", "Settings",
        "Production", "JobEngine", .lifecycle, .logging, .signals,
      ]),
    program(
      "Assembly/dubplate",
      uses: [
        "Diagnostics", "System", "Audio", "Music", "Genres", "Prompt", "Analysis", "Synthesis", "ClipRendering",
        "Mastering", "QualityControl", "AudioFiles", "Instruments", "Samples", "DropFolder", "JobStore", "HTTP",
        "ClipServices", "Settings", "Production", "JobEngine", "Daemon", .arguments, .logging, .signals,
      ]),
    program(
      "Assembly/dubplate-bench",
      uses: [
        "Audio", "Music", "Genres", "Prompt", "Analysis", "Planning", "Synthesis", "ClipRendering", "QualityControl",
        "AudioFiles", "Instruments", "Settings", "Production", "Daemon", .arguments,
      ]),

    // Puts the genre files into the program: SwiftPM's own embedding needs each of them named, here and in the sources.
    .plugin(
      name: "EmbedGenres", capability: .buildTool(), dependencies: ["genre-embedder"],
      path: "Sources/Plugins/EmbedGenres"),
    .executableTarget(name: "genre-embedder", path: "Sources/Plugins/genre-embedder", swiftSettings: .strict),

    // C libraries from the system: one module map each, imported by one Swift target each.
    system("CSndfile", pkgConfig: "sndfile", apt: "libsndfile1-dev"),
    system("CMpg123", pkgConfig: "libmpg123", apt: "libmpg123-dev"),
    system("CFFTW", pkgConfig: "fftw3f", apt: "libfftw3-dev"),
    system("CEbur128", pkgConfig: "libebur128", apt: "libebur128-dev"),
    system("CSoxr", pkgConfig: "soxr", apt: "libsoxr-dev"),
    system("CRubberBand", pkgConfig: "rubberband", apt: "librubberband-dev"),
    // Their .pc files hold flags that SwiftPM warns of and nothing that the build needs.
    system("CFluidSynth", pkgConfig: nil, apt: "libfluidsynth-dev"),
    system("CEspeak", pkgConfig: nil, apt: "libespeak-ng-dev"),
    system("CCrypto", pkgConfig: "libcrypto", apt: "libssl-dev"),
    system("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev"),
    system("CCurl", pkgConfig: "libcurl", apt: "libcurl4-openssl-dev"),
    system("CInotifyTools", pkgConfig: nil, apt: "libinotifytools0-dev"),
    // System calls that Swift's Glibc module leaves out.
    system("CLinux", pkgConfig: nil, apt: nil),

    .target(
      name: "TestSupport", dependencies: ["System", "Audio"], path: "Tests/Support/TestSupport",
      swiftSettings: .strict + .fast),
    // What `Tests/Tools/Fuzzing/run` runs.
    .executableTarget(
      name: "audio-fuzz", dependencies: ["AudioFiles", "Analysis", "Audio", "Diagnostics", "TestSupport"],
      path: "Tests/Tools/Fuzzing", exclude: ["run"], swiftSettings: .strict),
    tests("DiagnosticsTests", of: ["Diagnostics"]),
    tests("ArchitectureTests", of: []),
    tests("SystemTests", of: ["Diagnostics", "System"]),
    tests("AudioTests", of: ["Audio", "CEbur128"]),
    tests("MusicTests", of: ["Music"]),
    tests("GenresTests", of: ["Diagnostics", "Audio", "Music", "Genres", .yams]),
    tests(
      "PromptTests", of: ["Diagnostics", "Audio", "Music", "Genres", "Prompt"], without: ["Prompts", "HeldPrompts"]),
    tests("AnalysisTests", of: ["Audio", "Music", "Genres", "Analysis"]),
    tests("PlanningTests", of: ["Diagnostics", "Audio", "Music", "Genres", "Prompt", "Analysis", "Planning"]),
    tests("CompositionTests", of: ["Audio", "Music", "Genres", "Prompt", "Planning", "Composition"]),
    tests(
      "SynthesisTests", of: ["Audio", "Music", "Genres", "Prompt", "Planning", "Composition", "Synthesis"]),
    tests(
      "InstrumentsTests",
      of: ["Diagnostics", "Audio", "Music", "Prompt", "Planning", "Synthesis", "Instruments", "CFluidSynth"]),
    tests(
      "SamplesTests",
      of: ["Diagnostics", "Audio", "Music", "Prompt", "Planning", "Synthesis", "AudioFiles", "Samples"]),
    tests(
      "ClipRenderingTests", of: ["Diagnostics", "Audio", "Music", "Genres", "Prompt", "Planning", "ClipRendering"]),
    tests("MixingTests", of: ["Audio", "Music", "Mixing"]),
    tests("MasteringTests", of: ["Diagnostics", "Audio", "Mastering"]),
    tests("QualityControlTests", of: ["Diagnostics", "Audio", "Music", "Analysis", "QualityControl"]),
    tests("MetadataTests", of: ["Audio", "Music", "Metadata", "AudioFiles", "CSndfile"]),
    tests("AudioFilesTests", of: ["Diagnostics", "Audio", "Analysis", "AudioFiles", "CSndfile"]),
    tests("DropFolderTests", of: ["Diagnostics", "System", "DropFolder"]),
    tests("JobStoreTests", of: ["Diagnostics", "JobStore", .grdb]),
    tests("HTTPTests", of: ["Diagnostics", "Audio", "HTTP"]),
    tests(
      "LanguageModelTests", of: ["Diagnostics", "Audio", "Music", "Prompt", "HTTP", "LanguageModel"]),
    .target(
      name: "ClipTestSupport", dependencies: ["Audio", "ClipRendering", "HTTP", "TestSupport"],
      path: "Tests/Support/ClipTestSupport", swiftSettings: .strict),
    tests(
      "ClipServicesTests",
      of: ["Diagnostics", "Audio", "Music", "ClipRendering", "HTTP", "ClipServices", "ClipTestSupport"]),
    tests("JobEngineTests", of: ["Diagnostics", "JobStore", "JobEngine"]),
    tests("ReportTests", of: ["Audio", "Music", "QualityControl", "Report"]),
    tests(
      "DaemonTests",
      of: [
        "Diagnostics", "System", "Audio", "Genres", "Prompt", "ClipRendering", "QualityControl", "DropFolder",
        "JobStore", "HTTP", "ClipServices", "Settings", "Production", "JobEngine", "Daemon",
      ]),
    tests(
      "SettingsTests",
      of: ["Diagnostics", "Audio", "QualityControl", "Metadata", "AudioFiles", "ClipServices", "Settings", .logging]),
    tests(
      "ProductionTests",
      of: [
        "Diagnostics", "System", "Audio", "Music", "Genres", "Prompt", "Analysis", "Planning", "Composition",
        "Synthesis",
        "ClipRendering", "Mastering", "QualityControl", "Metadata", "AudioFiles", "Instruments", "Samples", "HTTP",
        "ClipServices", "Production", "ClipTestSupport",
      ]),
    tests(
      "dubplateTests",
      of: [
        "Diagnostics", "System", "Audio", "Music", "Genres", "Prompt", "QualityControl", "DropFolder", "ClipServices",
        "Settings", "Production", "Daemon", "dubplate", .arguments, .logging,
      ]),
    tests("EndToEndTests", in: "System", of: ["dubplate"]),
  ],
  swiftLanguageModes: [.v6]
)

extension [SwiftSetting] {
  static var strict: Self {
    [
      .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
      .treatAllWarnings(as: .error),
    ]
  }
  /// Sample loops are 6 to 300 times slower unoptimised, so they are optimised in debug builds too.
  static var fast: Self { [.unsafeFlags(["-O"], .when(configuration: .debug))] }
}

extension Target.Dependency {
  static var arguments: Self { .product(name: "ArgumentParser", package: "swift-argument-parser") }
  static var grdb: Self { .product(name: "GRDB", package: "GRDB.swift") }
  static var lifecycle: Self { .product(name: "ServiceLifecycle", package: "swift-service-lifecycle") }
  static var signals: Self { .product(name: "UnixSignals", package: "swift-service-lifecycle") }
  static var logging: Self { .product(name: "Logging", package: "swift-log") }
  static var mustache: Self { .product(name: "Mustache", package: "swift-mustache") }
  static var yams: Self { .product(name: "Yams", package: "Yams") }
}

/// A target named after the last part of its folder below `Sources`.
func swift(
  _ folder: String, uses dependencies: [Target.Dependency] = [], embedding resources: [String] = [],
  settings: [SwiftSetting] = [], plugins: [Target.PluginUsage] = []
) -> Target {
  .target(
    name: name(of: folder), dependencies: dependencies, path: "Sources/\(folder)",
    resources: resources.map { .embedInCode($0) }, swiftSettings: .strict + settings, plugins: plugins)
}

/// A target whose inner loops run per sample.
func dsp(_ folder: String, uses dependencies: [Target.Dependency]) -> Target {
  swift(folder, uses: dependencies, settings: .fast)
}

func program(_ folder: String, uses dependencies: [Target.Dependency]) -> Target {
  .executableTarget(
    name: name(of: folder), dependencies: dependencies, path: "Sources/\(folder)", swiftSettings: .strict)
}

/// A C library that Debian installs, seen through `Sources/CLibraries/<name>/module.modulemap`.
func system(_ name: String, pkgConfig: String?, apt: String?) -> Target {
  .systemLibrary(
    name: name, path: "Sources/CLibraries/\(name)", pkgConfig: pkgConfig, providers: apt.map { [.apt([$0])] })
}

/// A test target in a group of `Tests`; `data` are folders of files that its tests read from the working tree.
func tests(
  _ name: String, in group: String = "Unit", of dependencies: [Target.Dependency], without data: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], path: "Tests/\(group)/\(name)", exclude: data,
    swiftSettings: .strict)
}

func name(of folder: String) -> String { String(folder.split(separator: "/").last ?? "") }
