import Diagnostics
import HTTP
import Prompt

/// The reasons why a language model gave no answer that could be used.
enum ChatFault {
  private static let location = "language model"

  static func refusal(_ words: String) -> Diagnosis {
    Diagnosis(
      code: "model.refused", location: location, finding: "the model refused: \"\(words.prefix(200))\"",
      remedy: "say it in other words, or try another model")
  }

  static func cutShort(_ tokens: Int?) -> Diagnosis {
    Diagnosis(
      code: "model.cut-short", location: location,
      finding: "the answer was cut off\(tokens.map { " after \($0) tokens" } ?? "")",
      remedy: "raise language_model.answer_tokens")
  }

  static let filtered = Diagnosis(
    code: "model.filtered", location: location, finding: "the server's content filter held the answer back",
    remedy: "say it in other words")

  static func garbled(_ finding: String) -> Diagnosis {
    Diagnosis(
      code: "model.garbled", location: location, finding: "the answer is of no use: \(finding)",
      remedy: "check that language_model.base_url leads to an OpenAI-compatible server")
  }

  /// The failure that an answer reports.
  static func report(_ answer: HTTPAnswer, hiding request: HTTPRequest) -> Diagnosis {
    let report = ErrorReport(answer)
    let words = request.hidingSecrets(in: report.message).split(whereSeparator: \.isNewline).joined(separator: " ")
    let finding = "\(answer.address) answered \(answer.status)\(words.isEmpty ? "" : ": \(words.prefix(200))")"
    let (code, remedy) = advice(answer.status, report)
    return Diagnosis(
      code: "model.\(code)", location: location, finding: finding, remedy: remedy,
      transient: RetryPolicy.isTransient(answer.status) && !report.isBilling)
  }

  private static func advice(_ status: Int, _ report: ErrorReport) -> (code: String, remedy: String) {
    if report.isBilling || status == 402 { return ("no-credit", "look after the account's credit and limits") }
    return switch status {
    case 401, 403: ("not-allowed", "check the key: DUBPLATE_LANGUAGE_MODEL_KEY or language_model.key_file")
    case 404: ("not-found", "check language_model.base_url and language_model.model")
    case 408, 429: ("busy", "try later")
    case 500...: ("server", "try later")
    default: ("bad-request", "check language_model.model and its server")
    }
  }
}

/// The body of a failed answer: `{"error":{"message","type","code"}}`, or one of its looser relatives.
struct ErrorReport {
  let message: String
  let isBilling: Bool

  /// Limits that waiting does not lift.
  private static let billing: Set<String> = [
    "insufficient_quota", "credit_balance_exhausted", "organization_usage_limit_exceeded",
    "organization_spend_limit_exceeded", "project_spend_limit_exceeded", "billing_hard_limit_reached",
    "billing_not_active",
  ]

  init(_ answer: HTTPAnswer) {
    let document = try? StrictJSON.parse(answer.body)
    let error = document?["error"] ?? document?["detail"]
    message = error?.text ?? error?["message"]?.text ?? document?["message"]?.text ?? ""
    isBilling = [error?["code"]?.text, error?["type"]?.text].contains { $0.map(Self.billing.contains) ?? false }
  }
}
