import Diagnostics
import Foundation

/// A key or token, which no log line, error or dump ever shows.
///
/// It is not `Codable`, and its description says nothing; only a transfer reads it, when the request's headers are built.
public struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  let value: String

  /// The secret in `text` without white space around it; nil if nothing is left or if it could not stand in a header.
  public init?(_ text: String) {
    guard let first = text.firstIndex(where: { !$0.isWhitespace }),
      let last = text.lastIndex(where: { !$0.isWhitespace })
    else { return nil }
    value = String(text[first...last])
    guard value.utf8.count <= 4096, value.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
  }

  public var description: String { Self.mask }
  public var debugDescription: String { Self.mask }
  public var customMirror: Mirror { Mirror(self, children: []) }

  static let mask = "(hidden)"

  /// `text` with every occurrence of the secret masked, for servers that repeat what they were told.
  public func hidden(in text: String) -> String {
    value.count < 4 ? text : text.replacing(value, with: Self.mask)
  }
}

/// The key of a service by its origin: the environment, a file, or systemd's credentials, never the settings.
public struct SecretSource: Sendable {
  /// Of the model that reads prompts.
  public static let languageModel = SecretSource(
    variable: "DUBPLATE_LANGUAGE_MODEL_KEY", credential: "language-model-key", setting: "language_model.key_file")

  /// The variable that holds the key itself.
  public let variable: String
  private let credential: String
  /// The setting that names a file, for messages.
  private let setting: String

  public init(variable: String, credential: String, setting: String) {
    (self.variable, self.credential, self.setting) = (variable, credential, setting)
  }

  /// The key; nil if there is none.
  ///
  /// Throws if there is one that cannot be read or is no key.
  public func secret(file: String, environment: [String: String]) throws -> Secret? {
    if !file.isEmpty { return try key(in: file, at: setting) }
    if let text = environment[variable], !text.isEmpty { return try checked(Secret(text), at: variable) }
    guard let folder = environment["CREDENTIALS_DIRECTORY"] else { return nil }
    let path = "\(folder)/\(credential)"
    return FileManager.default.fileExists(atPath: path) ? try key(in: path, at: path) : nil
  }

  private func key(in file: String, at location: String) throws -> Secret {
    guard let handle = FileHandle(forReadingAtPath: file), let data = try? handle.read(upToCount: 8192) else {
      throw Self.problem(at: location, "\(file) cannot be read", "check the path and its permissions")
    }
    return try checked(Secret(String(decoding: data, as: UTF8.self)), at: location)
  }

  private func checked(_ key: Secret?, at location: String) throws -> Secret {
    guard let key else {
      throw Self.problem(at: location, "what is there is no key", "write the key alone, without spaces in it")
    }
    return key
  }

  private static func problem(at location: String, _ finding: String, _ remedy: String) -> Problems {
    Problems(Diagnosis(code: "settings.no-key", location: location, finding: finding, remedy: remedy))
  }
}
