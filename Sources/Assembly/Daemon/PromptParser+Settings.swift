import Audio
import Diagnostics
import Foundation
import Genres
import HTTP
import LanguageModel
import Prompt
import Settings

extension Settings {
  /// The parser of prompts, as the settings want it; a model's answers are kept in `state`.
  ///
  /// `environment` may hold the key and proxies. Throws what is wrong with the settings of the language model.
  public func promptParser(
    _ catalogue: GenreCatalogue = .standard, state: String, environment: [String: String]
  ) throws -> any PromptParser {
    let rules = try RuleParser(self, catalogue)
    guard prompt.parser == .model else { return rules }
    let client = RetryingClient(
      HTTPClient(proxies: Proxies(environment: environment)),
      // Rather the rules at once than a job that stands still.
      policy: RetryPolicy(
        retries: languageModel.repeats, longestPause: .seconds(10), longestAdvice: .seconds(30),
        seed: Seed(0).derived(state)))
    return LanguageModelParser(
      try modelSettings(state: state, environment: environment), rules: rules,
      genres: catalogue.names, client: client)
  }

  /// The request to the language model's server for its models; nil when its address is none.
  ///
  /// Throws when there is a key that cannot be read.
  public func languageModelList(environment: [String: String]) throws -> HTTPRequest? {
    guard let address = WebAddress(languageModel.baseURL)?.appending("models") else { return nil }
    let key = try SecretSource.languageModel.secret(file: languageModel.keyFile, environment: environment)
    var request = HTTPRequest(.get, address, headers: key.map { [.bearer($0)] } ?? [])
    request.timeouts.connect = .seconds(10)
    request.timeouts.firstByte = .seconds(10)
    return request
  }

  private func modelSettings(state: String, environment: [String: String]) throws -> LanguageModelSettings {
    guard let server = WebAddress(languageModel.baseURL) else {
      throw Problems(
        Self.refusal(
          of: "language_model.base_url", "\"\(languageModel.baseURL.prefix(60))\" is not a plain http or https address",
          "write one such as https://api.openai.com/v1, without user name and password"))
    }
    let key = try SecretSource.languageModel.secret(file: languageModel.keyFile, environment: environment)
    if key != nil, server.isExposed {
      throw Problems(
        Self.refusal(
          of: "language_model.base_url", "the key would go unencrypted over a public network",
          "write an https:// address"))
    }
    return LanguageModelSettings(
      server: server, model: languageModel.model, key: key, answerTokens: languageModel.answerTokens,
      timeout: languageModel.timeout, answers: "\(state)/answers")
  }

  private static func refusal(of key: String, _ finding: String, _ remedy: String) -> Diagnosis {
    Diagnosis(code: "settings.not-allowed", location: key, finding: finding, remedy: remedy)
  }
}

extension RuleParser {
  /// The parser with the program's lexicon, extended by the `*.yaml` files of the configured folder in order of name, and the
  /// names of the owner's sounds.
  ///
  /// Throws `Problems` that name the file and the line.
  public init(_ settings: Settings, _ catalogue: GenreCatalogue = .standard) throws(Problems) {
    let own = if let folder = settings.folders.lexicon { try Self.files(in: folder) } else { [LexiconFile]() }
    self.init(
      lexicon: try Lexicon.builtIn(extendedBy: own), genres: catalogue.names, sounds: try settings.soundLibrary().names)
  }

  private static func files(in folder: String) throws(Problems) -> [LexiconFile] {
    do {
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      return try names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.sorted().map {
        let path = "\(folder)/\($0)"
        return LexiconFile(name: path, yaml: try String(contentsOfFile: path, encoding: .utf8))
      }
    } catch {
      throw Problems(
        Diagnosis(
          code: "lexicon.unreadable", location: folder, finding: "cannot be read: \(error.localizedDescription)",
          remedy: "check the path, its permissions, and that the files in it are UTF-8"))
    }
  }
}
