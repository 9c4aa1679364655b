import Diagnostics
import Foundation
import HTTP

/// Where the key of a service comes from: the environment, a file, or systemd's credentials, never from the settings.
public struct KeyPlace: Sendable {
  /// Of the model that reads prompts.
  public static let languageModel = KeyPlace(
    variable: "DUBPLATE_LANGUAGE_MODEL_KEY", credential: "language-model-key", setting: "language_model.key_file")

  /// The variable that holds the key itself.
  public let variable: String
  let credential: String
  /// The setting that names a file, for messages.
  let setting: String

  /// The key; nil if there is none.
  ///
  /// Throws if there is one that cannot be read or is no key.
  func key(file: String, environment: [String: String]) throws -> Secret? {
    if !file.isEmpty { return try key(in: file, at: setting) }
    if let text = environment[variable], !text.isEmpty { return try checked(Secret(text), at: variable) }
    guard let folder = environment["CREDENTIALS_DIRECTORY"] else { return nil }
    let path = "\(folder)/\(credential)"
    return FileManager.default.fileExists(atPath: path) ? try key(in: path, at: path) : nil
  }

  private func key(in file: String, at place: String) throws -> Secret {
    guard let handle = FileHandle(forReadingAtPath: file), let data = try? handle.read(upToCount: 8192) else {
      throw Self.problem(at: place, "\(file) cannot be read", "check the path and its permissions")
    }
    return try checked(Secret(String(decoding: data, as: UTF8.self)), at: place)
  }

  private func checked(_ key: Secret?, at place: String) throws -> Secret {
    guard let key else {
      throw Self.problem(at: place, "what is there is no key", "write the key alone, without spaces in it")
    }
    return key
  }

  private static func problem(at place: String, _ finding: String, _ remedy: String) -> Problems {
    Problems(Diagnosis(code: "settings.no-key", place: place, finding: finding, remedy: remedy))
  }
}
