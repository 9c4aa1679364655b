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
    swift("Core/System", uses: ["Diagnostics", "CCrypto", "CLinux", "CZlib"]),
    dsp("Core/Audio", uses: ["CFFTW", "CEbur128", "CSoxr"]),
    swift("Core/Music"),
    swift("Core/Clips", uses: ["Diagnostics", "Audio", "Music"]),
    swift("Core/Genres", uses: ["Diagnostics", "Audio", "Music", .yams], plugins: ["EmbedGenres"]),

    // Stages, in the order that a job passes through them. Each is a function of values.
    swift(
      "Stages/Prompt", uses: ["Diagnostics", "Audio", "Music", "Genres", .yams],
      embedding: [
        "english", "form", "genres", "instruments", "artists", "moods", "production", "eras", "tempo", "german",
        "french", "spanish", "italian", "portuguese",
      ]
      .map { "Resources/lexicon/\($0).yaml" }),
    dsp("Stages/StyleAnalysis", uses: ["Diagnostics", "Audio", "Music"]),
    swift("Stages/Planning", uses: ["Diagnostics", "Audio", "Music", "Genres", "Prompt", "StyleAnalysis"]),
    swift("Stages/Composition", uses: ["Audio", "Music", "Genres", "Planning"]),
    dsp("Stages/SoundGeneration", uses: ["Diagnostics", "Audio", "Music", "Planning"]),
    dsp("Stages/Singing", uses: ["Diagnostics", "Audio", "Music", "Planning", "SoundGeneration"]),
    dsp(
      "Stages/Conforming", uses: ["Diagnostics", "Audio", "Music", "StyleAnalysis", "Planning", "CRubberBand"]),
    swift("Stages/ClipPlanning", uses: ["Diagnostics", "Audio", "Music", "Clips", "Prompt", "Planning"]),
    dsp("Stages/Mixing", uses: ["Diagnostics", "Audio", "Music"]),
    dsp("Stages/Mastering", uses: ["Diagnostics", "Audio"]),
    dsp("Stages/QualityControl", uses: ["Diagnostics", "Audio", "Music", "StyleAnalysis"]),
    swift("Stages/Labelling", uses: ["System", "Audio", "Music"]),

    // Boundaries: the only layer that meets the disk, the network and the kernel. They do not know each other.
    dsp("Boundaries/AudioFiles", uses: ["Diagnostics", "Audio", "CSndfile", "CMpg123", "CLinux"]),
    dsp(
      "Boundaries/SoundFonts", uses: ["Diagnostics", "Audio", "Music", "Planning", "SoundGeneration", "CFluidSynth"]),
    swift("Boundaries/Speech", uses: ["Diagnostics", "Audio", "Singing", "CEspeak"]),
    swift("Boundaries/DropFolder", uses: ["Diagnostics", "CInotifyTools", "CLinux", "System"]),
    swift("Boundaries/JobStore", uses: ["Diagnostics", .grdb]),
    swift("Boundaries/RemoteModels/HTTP", uses: ["Diagnostics", "System", "Audio", "CCurl"]),
    swift("Boundaries/RemoteModels/ClipService", uses: ["Clips", "Diagnostics", "System", "Audio", "Music", "HTTP"]),
    swift("Boundaries/RemoteModels/ACEStep", uses: .clips),
    swift("Boundaries/RemoteModels/Replicate", uses: .clips),
    swift("Boundaries/RemoteModels/Cog", uses: .clips),
    swift("Boundaries/RemoteModels/StableAudio", uses: .clips),
    swift("Boundaries/RemoteModels/ElevenLabs", uses: .clips + ["System"]),
    swift("Boundaries/RemoteModels/LocalProgram", uses: .clips + ["CLinux"]),
    swift(
      "Boundaries/RemoteModels/LanguageModel",
      uses: ["Diagnostics", "System", "Music", "Prompt", "HTTP"]),
    swift(
      "Boundaries/Report", uses: ["Diagnostics", "Audio", "Music", .mustache],
      embedding: [
        "report.mustache", "player.mustache", "checks.mustache", "stereo.mustache", "making.mustache", "index.mustache",
        "report.css", "index.css", "player.js",
      ]
      .map { "Resources/\($0)" },
      settings: .fast),

    // Assembly: chooses the parts and puts them together.
    swift("Assembly/Terminal"),
    swift(
      "Assembly/Settings",
      uses: ["Diagnostics", "QualityControl", "Labelling", "AudioFiles", "Clips", "ClipService", .yams]),
    swift("Assembly/Limits", uses: ["Diagnostics", "System", "Clips", "HTTP"]),
    swift(
      "Assembly/Production",
      uses: [
        "Diagnostics", "Audio", "Music", "Genres", "Prompt", "StyleAnalysis", "Planning", "Composition",
        "SoundGeneration", "Singing", "Clips", "ClipPlanning", "ClipService", "Conforming", "Mixing", "Mastering",
        "QualityControl", "Labelling", "AudioFiles", "SoundFonts", "System", "Report",
      ]),
    swift("Assembly/MasterTool", uses: ["Diagnostics", "Audio", "StyleAnalysis", "Mastering", "AudioFiles"]),
    swift(
      "Assembly/Daemon",
      uses: [
        "Diagnostics", "System", "Audio", "Genres", "Prompt", "Planning", "QualityControl", "DropFolder", "HTTP",
        "LanguageModel", "JobStore", "AudioFiles", "Labelling", "SoundFonts",
        "Speech", "Settings", "Production", "Report", "Clips", "ClipService", "ACEStep", "Cog", "Replicate",
        "StableAudio", "ElevenLabs", "LocalProgram", "ClipPlanning", "Limits",
        .logging, .lifecycle, .signals,
      ]),
    swift(
      "Assembly/Doctor",
      uses: [
        "Limits", "Clips", "Production", "Diagnostics", "System", "Audio", "Genres", "Prompt", "Singing", "AudioFiles",
        "DropFolder", "JobStore", "HTTP", "SoundFonts", "Speech", "Settings", "Daemon",
      ]),
    program(
      "Assembly/dubplate",
      uses: [
        "Diagnostics", "System", "Audio", "Music", "Genres", "Prompt", "StyleAnalysis", "Planning",
        "QualityControl",
        "AudioFiles", "DropFolder", "JobStore", "Limits", "Settings", "Production", "MasterTool",
        "Mastering",
        "Daemon", "Doctor", "Terminal", .logging, .arguments, .signals,
      ]),
    program(
      "Assembly/dubplate-bench",
      uses: [
        "Audio", "Music", "Genres", "Prompt", "StyleAnalysis", "Planning", "SoundGeneration", "Singing",
        "SoundFonts", "Speech", "Conforming", "QualityControl", "AudioFiles", "Settings", "Production", "MasterTool",
        "Daemon", .arguments,
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
      name: "TestSupport", dependencies: ["System", "Audio"], path: "Tests/TestSupport",
      swiftSettings: .strict + .fast),
    // What `Tests/Fuzzing/run` runs.
    .executableTarget(
      name: "audio-fuzz", dependencies: ["AudioFiles", "StyleAnalysis", "Audio", "Diagnostics", "TestSupport"],
      path: "Tests/Fuzzing", exclude: ["run"], swiftSettings: .strict),
    tests("DiagnosticsTests", of: ["Diagnostics"]),
    tests("ArchitectureTests", of: []),
    tests("SystemTests", of: ["Diagnostics", "System"]),
    tests("AudioTests", of: ["Audio", "CEbur128"]),
    tests("MusicTests", of: ["Music"]),
    tests("GenresTests", of: ["Genres", "Music", "Diagnostics", .yams]),
    tests("PromptTests", of: ["Prompt", "Diagnostics", "Music", "Audio"]),
    tests("StyleAnalysisTests", of: ["StyleAnalysis", "Audio", "Music"]),
    tests("PlanningTests", of: ["Diagnostics", "Planning", "Prompt", "Audio", "Music", "Genres", "StyleAnalysis"]),
    tests("CompositionTests", of: ["Composition", "Planning", "Prompt", "Music", "Genres", "Audio"]),
    tests(
      "SoundGenerationTests", of: ["SoundGeneration", "Composition", "Planning", "Prompt", "Audio", "Music", "Genres"]),
    tests("SingingTests", of: ["Singing", "SoundGeneration", "Planning", "Prompt", "Audio", "Music"]),
    tests(
      "SoundFontsTests",
      of: ["SoundFonts", "SoundGeneration", "Planning", "Prompt", "Audio", "Music", "Diagnostics", "CFluidSynth"]),
    tests("SpeechTests", of: ["Speech", "Singing", "Audio", "Music", "Diagnostics"]),
    tests(
      "ClipPlanningTests",
      of: ["ClipPlanning", "Clips", "Planning", "Prompt", "Genres", "Music", "Audio", "Diagnostics"]),
    tests("ConformingTests", of: ["Conforming", "Audio", "Music", "Diagnostics"]),
    tests("MixingTests", of: ["Mixing", "Music", "Audio"]),
    tests("MasteringTests", of: ["Mastering", "Audio", "Diagnostics"]),
    tests("QualityControlTests", of: ["QualityControl", "StyleAnalysis", "Audio", "Music"]),
    tests("LabellingTests", of: ["Labelling", "AudioFiles", "Audio", "Music", "CSndfile"]),
    tests("AudioFilesTests", of: ["AudioFiles", "StyleAnalysis", "Audio", "Diagnostics"]),
    tests("DropFolderTests", of: ["DropFolder", "Diagnostics", "System"]),
    tests("JobStoreTests", of: ["JobStore", "Diagnostics", .grdb]),
    tests("HTTPTests", of: ["HTTP", "Diagnostics", "Audio"]),
    tests(
      "LanguageModelTests", of: ["LanguageModel", "HTTP", "Prompt", "Diagnostics", "Music", "Audio"]),
    tests("ClipsTests", of: ["Clips", "Diagnostics", "Music", "Audio"]),
    .target(
      name: "ClipTestSupport", dependencies: ["Clips", "HTTP", "Audio", "TestSupport"],
      path: "Tests/ClipTestSupport", swiftSettings: .strict),
    tests("ClipServiceTests", of: .clips + ["ClipTestSupport"]),
    tests("ACEStepTests", of: .clips + ["ACEStep", "ClipTestSupport"]),
    tests("ReplicateTests", of: .clips + ["Replicate", "ClipTestSupport"]),
    tests("CogTests", of: .clips + ["Cog", "ClipTestSupport"]),
    tests("StableAudioTests", of: .clips + ["StableAudio", "ClipTestSupport"]),
    tests("ElevenLabsTests", of: .clips + ["ElevenLabs", "ClipTestSupport"]),
    tests("LocalProgramTests", of: .clips + ["LocalProgram", "ClipTestSupport"]),
    tests("ReportTests", of: ["Report", "Audio", "Music"]),
    tests(
      "DaemonTests",
      of: ["Daemon", "Settings", "Prompt", "Diagnostics", "HTTP", "Production", "Limits", "Clips", "Audio", "JobStore"]),
    tests("TerminalTests", of: ["Terminal"]),
    tests("DoctorTests", of: ["Doctor", "System", "Settings", "DropFolder", "Daemon"]),
    tests("SettingsTests", of: ["Settings", "Diagnostics", "ClipService"]),
    tests("LimitsTests", of: ["Limits", "Clips", "Diagnostics", "HTTP", "Audio"]),
    tests(
      "ProductionTests",
      of: [
        "Production", "AudioFiles", "Audio", "Prompt", "Planning", "Diagnostics", "SoundGeneration", "QualityControl",
        "Music", "Genres", "Clips", "ClipPlanning", "ClipService", "Cog", "HTTP", "LocalProgram", "Labelling",
        "Replicate", "StableAudio", "ElevenLabs", "ACEStep", "ClipTestSupport",
      ]),
    tests("MasterToolTests", of: ["MasterTool", "Mastering", "StyleAnalysis", "AudioFiles", "Audio", "Diagnostics"]),
    tests("EndToEndTests", of: ["dubplate"]),
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

extension [Target.Dependency] {
  /// What every source of clips stands on.
  static var clips: Self { ["Clips", "Diagnostics", "Audio", "Music", "HTTP", "ClipService"] }
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

func tests(_ name: String, of dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], path: "Tests/\(name)", swiftSettings: .strict)
}

func name(of folder: String) -> String { String(folder.split(separator: "/").last ?? "") }
