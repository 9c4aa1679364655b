import ClipRendering
import HTTP

/// Reads `{"id","name","errors":[…]}`, or the older `{"id","name","message"}`.
enum StableAudioComplaint {
  @Sendable static func read(_ answer: HTTPAnswer) -> ServiceComplaint {
    let document = JSON(answer.body)
    let errors = document?["errors"]?.list?.map(\.line).joined(separator: "; ")
    let words = [document?["name"]?.text, errors ?? document?["message"]?.text].compactMap { $0 }
    var complaint = ServiceComplaint(status: answer.status, words: words.joined(separator: ": "))
    switch document?["name"]?.text {
    case "content_moderation", "invalid_language", "copyrighted_content": complaint.kind = .rejected
    case "rate_limit_exceeded": complaint.kind = .busy
    // The service's own words for its own fault, for which it charges nothing, as its reference says.
    case "internal_error": complaint.isUnbilled = true
    default: break
    }
    if complaint.kind == .busy {
      // Whoever asks too often is locked out for a minute, as the service's reference says.
      complaint.wait = .seconds(60)
      complaint.isPatient = true
    }
    return complaint
  }
}
