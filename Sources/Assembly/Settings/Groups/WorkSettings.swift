import Logging

extension Settings {
  /// The working on jobs.
  public struct WorkSettings: Sendable, Equatable {
    @Setting("work.jobs_at_once", .whole(in: 1...64), "How many jobs are worked on at the same time.")
    public var jobsAtOnce = 1
    @Setting(
      "work.render_threads", .whole(in: 0...256),
      "How many stems are rendered at the same time, over all jobs; 0: one for each core.", takesEffect: .atNextStart)
    public var renderThreads = 0
    @Setting(
      "work.retries", .whole(in: 0...10),
      "How often a track that misses a check is made again with changed parameters.")
    public var retries = 2
    @Setting(
      "work.stop_within_s", .seconds(in: 1...3600),
      "How long jobs may take to stop, before they are left where they are and begin anew at the next start, in seconds."
    )
    public var stopWithin = Duration.seconds(60)

    static let rows = [
      SettingRow(\.work.$jobsAtOnce), SettingRow(\.work.$renderThreads), SettingRow(\.work.$retries),
      SettingRow(\.work.$stopWithin),
    ]
  }

  /// The reading of prompts.
  public struct PromptSettings: Sendable, Equatable {
    /// A reader of prompts.
    public enum Parser: String, Sendable, CaseIterable {
      case rules, model
    }

    @Setting(
      "prompt.parser", .choice,
      "Who reads prompts: the built-in rules, or a language model within the rules' bounds.")
    public var parser = Parser.rules

    /// What becomes of a prompt of which next to nothing was understood.
    public enum Unclear: String, Sendable, CaseIterable {
      case refuse, make
    }

    @Setting(
      "prompt.unclear", .choice,
      "Prompts that name no music and of which less than a fifth is understood: refuse them, or make something.")
    public var unclear = Unclear.refuse

    static let rows = [SettingRow(\.prompt.$parser), SettingRow(\.prompt.$unclear)]
  }

  /// The language model that reads prompts, where that is wanted.
  public struct PromptModelSettings: Sendable, Equatable {
    @Setting(
      "language_model.base_url", .name("an http or https address"),
      "Where an OpenAI-compatible server answers, such as http://127.0.0.1:11434/v1; /chat/completions is added.")
    public var baseURL = "https://api.openai.com/v1"
    @Setting("language_model.model", .name("a name"), "The model's name, as its server knows it.")
    public var model = "gpt-4o-mini"
    @Setting(
      "language_model.key_file", .text,
      "A file that holds the key; empty: $DUBPLATE_LANGUAGE_MODEL_KEY, else systemd's credential language-model-key.")
    public var keyFile = ""
    @Setting(
      "language_model.timeout_s", .seconds(in: 1...600),
      "How long the model may take to answer before the rules stand in, in seconds.")
    public var timeout = Duration.seconds(60)
    @Setting(
      "language_model.answer_tokens", .whole(in: 100...100_000),
      "How long an answer may be, in tokens; models that think aloud need more.")
    public var answerTokens = 2000
    @Setting(
      "language_model.repeats", .whole(in: 0...10), "How often a server that is busy or fails is asked again.")
    public var repeats = 2

    static let rows = [
      SettingRow(\.languageModel.$baseURL), SettingRow(\.languageModel.$model), SettingRow(\.languageModel.$keyFile),
      SettingRow(\.languageModel.$timeout), SettingRow(\.languageModel.$answerTokens),
      SettingRow(\.languageModel.$repeats),
    ]
  }

  /// The log.
  public struct LogSettings: Sendable, Equatable {
    @Setting(
      "logging.level", .choice, "The least important messages that are still logged.", takesEffect: .atNextStart)
    public var level = Logger.Level.info

    static let rows = [SettingRow(\.logging.$level)]
  }
}
