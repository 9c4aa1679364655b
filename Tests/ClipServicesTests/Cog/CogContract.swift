import Foundation
import TestSupport

/// A server that keeps to Cog's documented interface, with the answers that version 0.23 was seen to give.
enum CogContract {
  /// Everything that is wrong with a request.
  static func problems(with request: ScriptedRequest) -> [String] {
    switch (request.method, request.target) {
    case ("PUT", "/predictions/job-1_a"):
      var problems: [String] = []
      if request.header("content-type") != "application/json" { problems.append("content type") }
      if request.header("prefer") != nil { problems.append("prefer") }
      let body = try? JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any]
      if body?.keys.sorted() != ["input"] { problems.append("body") }
      if !((body?["input"] as? [String: Any])?["prompt"] is String) { problems.append("prompt") }
      return problems
    case ("POST", "/predictions/job-1_a/cancel"): return request.body.isEmpty ? [] : ["body"]
    case ("GET", "/health-check"): return []
    default: return ["\(request.method) \(request.target)"]
    }
  }

  /// What the container answers when the model is done.
  static func succeeded(_ bytes: [UInt8], type: String = "audio/x-wav") -> ScriptedAct {
    let text = "data:\(type);base64,\(Data(bytes).base64EncodedString())"
    return .answer(
      200, [:],
      #"{"id":"job-1_a","logs":"","metrics":{"predict_time":0.5},"output":"\#(text)","status":"succeeded"}"#)
  }

  static func ended(_ status: String, error: String = "null") -> ScriptedAct {
    .answer(200, [:], #"{"id":"job-1_a","error":\#(error),"logs":"","metrics":{},"status":"\#(status)"}"#)
  }
}
