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
    // Values: what the other layers talk about. No files, no network, no clock.
    swift("Values/Diagnosis"),
    swift("Values/Fingerprint", uses: ["CCrypto"]),
    dsp("Values/Signal", uses: ["Diagnosis", "CFFTW", "CEbur128", "CSoxr"]),
    swift("Values/Music", uses: ["Diagnosis"]),
    swift("Values/Clips", uses: ["Diagnosis", "Signal", "Music"]),
    swift("Values/YAMLNodes", uses: [.yams]),
    swift("Values/Genres", uses: ["Diagnosis", "Signal", "Music", "YAMLNodes", .yams], plugins: ["EmbedGenres"]),

    // Stages, in the order that a job passes through them. Each is a function of values.
    swift(
      "Stages/Prompt", uses: ["Diagnosis", "Signal", "Music", "Genres", "YAMLNodes", .yams],
      embedding: [
        "english", "form", "genres", "instruments", "artists", "moods", "production", "eras", "tempo", "german",
        "french", "spanish", "italian", "portuguese",
      ]
      .map { "Resources/lexicon/\($0).yaml" }),
    dsp("Stages/Analysis", uses: ["Diagnosis", "Signal", "Music", "Genres"]),
    swift("Stages/Planning", uses: ["Diagnosis", "Signal", "Music", "Genres", "Prompt", "Analysis"]),
    swift("Stages/Composition", uses: ["Diagnosis", "Signal", "Music", "Genres", "Planning"]),
    dsp("Stages/SoundGeneration", uses: ["Diagnosis", "Signal", "Music", "Planning"]),
    dsp("Stages/Singing", uses: ["Diagnosis", "Signal", "Music", "Planning", "SoundGeneration"]),
    dsp(
      "Stages/Conforming", uses: ["Diagnosis", "Signal", "Music", "Analysis", "Planning", "CRubberBand"]),
    swift("Stages/ClipPlanning", uses: ["Diagnosis", "Signal", "Music", "Clips", "Prompt", "Planning"]),
    dsp("Stages/Mixing", uses: ["Diagnosis", "Signal", "Music"]),
    dsp("Stages/Mastering", uses: ["Diagnosis", "Signal"]),
    dsp("Stages/QualityControl", uses: ["Diagnosis", "Signal", "Music", "Analysis"]),
    swift("Stages/Labelling", uses: ["Signal", "Music"]),

    // Boundaries: the only layer that meets the disk, the network and the kernel. They do not know each other.
    dsp("Boundaries/AudioFiles", uses: ["Diagnosis", "Signal", "CSndfile", "CMpg123", "CLinux"]),
    dsp(
      "Boundaries/SoundFonts", uses: ["Diagnosis", "Signal", "Music", "Planning", "SoundGeneration", "CFluidSynth"]),
    swift("Boundaries/Speech", uses: ["Diagnosis", "Signal", "Singing", "CEspeak"]),
    swift("Boundaries/DropFolder", uses: ["Diagnosis", "CInotifyTools", "CLinux", "Fingerprint"]),
    swift("Boundaries/AnalysisCache", uses: ["Fingerprint"]),
    swift("Boundaries/JobStore", uses: ["Diagnosis", .grdb]),
    swift("Boundaries/ServiceManager"),
    swift("Boundaries/RemoteModels/HTTP", uses: ["Diagnosis", "Signal", "CCurl"]),
    swift("Boundaries/RemoteModels/ClipService", uses: ["Clips", "Diagnosis", "Signal", "Music", "HTTP"]),
    swift("Boundaries/RemoteModels/ACEStep", uses: .clips),
    swift("Boundaries/RemoteModels/Replicate", uses: .clips),
    swift("Boundaries/RemoteModels/Cog", uses: .clips),
    swift("Boundaries/RemoteModels/StableAudio", uses: .clips),
    swift("Boundaries/RemoteModels/ElevenLabs", uses: .clips + ["CZlib"]),
    swift("Boundaries/RemoteModels/LocalProgram", uses: .clips + ["CLinux"]),
    swift(
      "Boundaries/RemoteModels/LanguageModel",
      uses: ["Diagnosis", "Fingerprint", "Signal", "Music", "Prompt", "HTTP"]),
    swift(
      "Boundaries/Report", uses: ["Diagnosis", "Signal", "Music", .mustache],
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
      uses: ["Diagnosis", "QualityControl", "Labelling", "AudioFiles", "Clips", "ClipService", .yams]),
    swift("Assembly/Limits", uses: ["Diagnosis", "Clips", "HTTP"]),
    swift(
      "Assembly/Production",
      uses: [
        "Diagnosis", "Signal", "Music", "Genres", "Prompt", "Analysis", "Planning", "Composition",
        "SoundGeneration", "Singing", "Clips", "ClipPlanning", "ClipService", "Conforming", "Mixing", "Mastering",
        "QualityControl", "Labelling", "AudioFiles", "SoundFonts", "Speech", "AnalysisCache", "Report", "Fingerprint",
      ]),
    swift("Assembly/MasterTool", uses: ["Diagnosis", "Signal", "Analysis", "Mastering", "AudioFiles"]),
    swift(
      "Assembly/Daemon",
      uses: [
        "Diagnosis", "Fingerprint", "Signal", "Genres", "Prompt", "Planning", "QualityControl", "DropFolder", "HTTP",
        "LanguageModel", "JobStore", "AnalysisCache", "AudioFiles", "Labelling", "ServiceManager", "SoundFonts",
        "Speech", "Settings", "Production", "Report", "Clips", "ClipService", "ACEStep", "Cog", "Replicate",
        "StableAudio", "ElevenLabs", "LocalProgram", "ClipPlanning", "Limits",
        .logging, .lifecycle, .signals,
      ]),
    swift(
      "Assembly/Doctor",
      uses: [
        "Limits", "Clips", "Production", "Diagnosis", "Signal", "Singing", "Genres", "AudioFiles", "DropFolder",
        "JobStore", "HTTP",
        "SoundFonts", "Speech", "Settings", "Daemon",
      ]),
    program(
      "Assembly/dubplate",
      uses: [
        "Diagnosis", "Fingerprint", "Signal", "Music", "Genres", "Prompt", "Analysis", "Planning",
        "QualityControl",
        "AudioFiles", "AnalysisCache", "DropFolder", "JobStore", "Limits", "Settings", "Production", "MasterTool",
        "Mastering",
        "Daemon", "Doctor", "Terminal", .logging, .arguments, .signals,
      ]),
    program(
      "Assembly/dubplate-bench",
      uses: [
        "Diagnosis", "Signal", "Music", "Genres", "Prompt", "Analysis", "Planning", "SoundGeneration", "Singing",
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
      name: "TestSupport", dependencies: ["Signal", "Music"], path: "Tests/TestSupport", swiftSettings: .strict + .fast),
    // What `Tests/Fuzzing/run` runs.
    .executableTarget(
      name: "audio-fuzz", dependencies: ["AudioFiles", "Analysis", "Signal", "Diagnosis", "TestSupport"],
      path: "Tests/Fuzzing", exclude: ["run"], swiftSettings: .strict),
    tests("DiagnosisTests", of: ["Diagnosis"]),
    tests("FingerprintTests", of: ["Fingerprint"]),
    tests("SignalTests", of: ["Signal", "CEbur128"]),
    tests("MusicTests", of: ["Music"]),
    tests("YAMLNodesTests", of: ["YAMLNodes", .yams]),
    tests("GenresTests", of: ["Genres", "Music", "Diagnosis"]),
    tests("PromptTests", of: ["Prompt", "Diagnosis", "Music", "Signal", "Genres"]),
    tests("AnalysisTests", of: ["Analysis", "Signal", "Music", "Genres"]),
    tests("PlanningTests", of: ["Planning", "Prompt", "Signal", "Music", "Genres", "Analysis"]),
    tests("CompositionTests", of: ["Composition", "Planning", "Prompt", "Music", "Genres", "Signal"]),
    tests(
      "SoundGenerationTests", of: ["SoundGeneration", "Composition", "Planning", "Prompt", "Signal", "Music", "Genres"]),
    tests("SingingTests", of: ["Singing", "SoundGeneration", "Planning", "Prompt", "Signal", "Music"]),
    tests(
      "SoundFontsTests",
      of: ["SoundFonts", "SoundGeneration", "Planning", "Prompt", "Signal", "Music", "Diagnosis", "CFluidSynth"]),
    tests("SpeechTests", of: ["Speech", "Singing", "Signal", "Diagnosis"]),
    tests(
      "ClipPlanningTests",
      of: ["ClipPlanning", "Clips", "Planning", "Prompt", "Genres", "Music", "Signal", "Diagnosis"]),
    tests("ConformingTests", of: ["Conforming", "Signal", "Music", "Diagnosis"]),
    tests("MixingTests", of: ["Mixing", "Music", "Signal"]),
    tests("MasteringTests", of: ["Mastering", "Signal", "Diagnosis"]),
    tests("QualityControlTests", of: ["QualityControl", "Analysis", "Signal", "Music"]),
    tests("LabellingTests", of: ["Labelling", "AudioFiles", "Signal", "Music", "CSndfile"]),
    tests("AudioFilesTests", of: ["AudioFiles", "Analysis", "Signal", "Diagnosis"]),
    tests("DropFolderTests", of: ["DropFolder", "Diagnosis", "Fingerprint"]),
    tests("AnalysisCacheTests", of: ["AnalysisCache", "Fingerprint"]),
    tests("JobStoreTests", of: ["JobStore", "Diagnosis", .grdb]),
    tests("ServiceManagerTests", of: ["ServiceManager"]),
    tests("HTTPTests", of: ["HTTP", "Diagnosis", "Signal"]),
    tests(
      "LanguageModelTests", of: ["LanguageModel", "HTTP", "Prompt", "Diagnosis", "Fingerprint", "Music", "Signal"]),
    tests("ClipsTests", of: ["Clips", "Music", "Signal"]),
    .target(
      name: "ClipTestSupport", dependencies: ["Clips", "HTTP", "Signal", "TestSupport"],
      path: "Tests/ClipTestSupport", swiftSettings: .strict),
    tests("ClipServiceTests", of: .clips + ["ClipTestSupport"]),
    tests("ACEStepTests", of: .clips + ["ACEStep", "ClipTestSupport"]),
    tests("ReplicateTests", of: .clips + ["Replicate", "ClipTestSupport"]),
    tests("CogTests", of: .clips + ["Cog", "ClipTestSupport"]),
    tests("StableAudioTests", of: .clips + ["StableAudio", "ClipTestSupport"]),
    tests("ElevenLabsTests", of: .clips + ["ElevenLabs", "ClipTestSupport"]),
    tests("LocalProgramTests", of: .clips + ["LocalProgram", "ClipTestSupport"]),
    tests("ReportTests", of: ["Report", "Signal", "Music"]),
    tests(
      "DaemonTests",
      of: ["Daemon", "Settings", "Prompt", "Diagnosis", "HTTP", "Production", "Limits", "Clips", "Signal", "JobStore"]),
    tests("TerminalTests", of: ["Terminal"]),
    tests("DoctorTests", of: ["Doctor", "Settings", "DropFolder", "Daemon"]),
    tests("SettingsTests", of: ["Settings", "Diagnosis", "ClipService"]),
    tests("LimitsTests", of: ["Limits", "Clips", "Diagnosis", "HTTP", "Signal"]),
    tests(
      "ProductionTests",
      of: [
        "Production", "AudioFiles", "Signal", "Prompt", "Planning", "Diagnosis", "SoundGeneration", "QualityControl",
        "Music", "Genres", "Clips", "ClipPlanning", "ClipService", "Cog", "HTTP", "LocalProgram", "Labelling",
        "Replicate", "StableAudio", "ElevenLabs", "ACEStep", "ClipTestSupport",
      ]),
    tests("MasterToolTests", of: ["MasterTool", "Mastering", "Analysis", "AudioFiles", "Signal", "Diagnosis"]),
    tests("EndToEndTests", of: ["dubplate", "AudioFiles", "Signal"]),
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
  static var clips: Self { ["Clips", "Diagnosis", "Signal", "Music", "HTTP", "ClipService"] }
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
