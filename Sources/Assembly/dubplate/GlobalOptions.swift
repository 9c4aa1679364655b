import ArgumentParser
import Daemon
import Diagnostics
import Foundation
import Genres
import HTTP
import Logging
import Settings

/// The options of every command.
struct GlobalOptions: ParsableArguments {
  @Option(name: .long, help: "The folder that holds inbox, outbox and the others.")
  var root: String?

  @Option(name: .long, help: "A settings file; config/dubplate.yaml shows the form.")
  var config: String?

  @Flag(name: .shortAndLong, help: "Say more about what happens.")
  var verbose = false

  /// Every command refuses a file that is not there, also one that needs no settings.
  func validate() throws {
    guard let config, !FileManager.default.fileExists(atPath: config) else { return }
    throw ValidationError("--config: there is no file \(config)")
  }

  /// The settings file where nobody names one.
  private static let systemFile = "/etc/dubplate/dubplate.yaml"

  /// Defaults, then the file, then the environment, then the flags.
  func settings() throws -> Settings {
    let environment = ProcessInfo.processInfo.environment
    let isOptional = config == nil && environment["DUBPLATE_CONFIG"] == nil
    var settings = try SettingsLoader.load(
      yaml: try Self.text(of: file, isOptional: isOptional), file: file, environment: environment,
      secrets: [SecretSource.languageModel.variable])
    if settings.folders.lexicon == nil { settings.folders.lexicon = folder("lexicon") }
    if settings.engine.sounds == nil { settings.engine.sounds = folder("sounds") }
    if let root { try settings.set("root", to: root, at: "--root") }
    return settings
  }

  /// The folder of this name beside the settings file; nil where there is none.
  private func folder(_ name: String) -> String? {
    let path = URL(filePath: file).deletingLastPathComponent().appending(path: name).path
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }

  /// The settings file, whether it is there or not.
  var file: String { config ?? ProcessInfo.processInfo.environment["DUBPLATE_CONFIG"] ?? Self.systemFile }

  /// The program's genres and those in the folder `genres` beside the settings file.
  func catalogue() throws -> GenreCatalogue { try GenreFolder(besideSettings: file).catalogue() }

  func paths(_ settings: Settings) -> FolderPaths {
    FolderPaths(settings, environment: ProcessInfo.processInfo.environment)
  }

  /// Log lines on the error stream, where no terminal shows a bar instead.
  func logger(_ settings: Settings) -> Logger {
    var logger = Logger(label: "dubplate") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = verbose ? .debug : settings.logging.level
    return logger
  }

  private static func text(of file: String, isOptional: Bool) throws -> String? {
    if isOptional, !FileManager.default.fileExists(atPath: file) { return nil }
    do {
      return try String(contentsOf: URL(filePath: file), encoding: .utf8)
    } catch {
      let isThere = FileManager.default.fileExists(atPath: file)
      throw Problems(
        Diagnosis(
          code: "settings.unreadable", location: file,
          finding: isThere ? "cannot be read as UTF-8 text" : "is not there, and DUBPLATE_CONFIG names it",
          remedy: "check the path and its permissions"))
    }
  }
}

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
    let file = "\(path)/\(name)"
    do {
      return (String(name.dropLast(5)), try String(contentsOf: URL(filePath: file), encoding: .utf8))
    } catch {
      throw Problems(
        Diagnosis(
          code: "genre.unreadable", location: file, finding: "cannot be read as UTF-8 text",
          remedy: "check the file and its permissions, or take it out of the folder"))
    }
  }
}
