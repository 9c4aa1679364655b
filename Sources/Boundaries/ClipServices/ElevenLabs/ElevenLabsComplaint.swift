import ClipRendering
import HTTP

/// Reads the three shapes of `{"detail":…}`: `{code,message}`, the older `{status,message}`, and a list of what is invalid.
///
/// The code counts more than the status, which differs between deployments.
enum ElevenLabsComplaint {
  @Sendable static func read(_ answer: HTTPAnswer) -> ServiceComplaint {
    let detail = JSON(answer.body)?["detail"]
    let code = detail?["code"]?.text ?? detail?["status"]?.text ?? ""
    var complaint = ServiceComplaint(status: answer.status, words: words(detail, code))
    switch code {
    case "quota_exceeded", "insufficient_credits", "payment_required": complaint.kind = .noCredit
    case "bad_prompt", "bad_composition_plan": complaint.kind = .rejected
    case "concurrent_limit_exceeded", "too_many_concurrent_requests", "rate_limit_exceeded", "system_busy":
      complaint.kind = .busy
    default: break
    }
    return complaint
  }

  private static func words(_ detail: JSON?, _ code: String) -> String {
    if let problems = detail?.list {
      return problems.map { problem in
        let place = problem["loc"]?.list?.map(\.line).joined(separator: ".") ?? ""
        return "\(place): \(problem["msg"]?.line ?? problem.line)"
      }
      .joined(separator: "; ")
    }
    let message = detail?["message"]?.line ?? detail?.text ?? ""
    let data = detail?["data"]
    let suggestion = (data?["prompt_suggestion"] ?? detail?["prompt_suggestion"]).map { "; it suggests: \($0.line)" }
    return [code, message].filter { !$0.isEmpty }.joined(separator: ": ") + (suggestion ?? "")
  }
}
