import ClipTestSupport
import Foundation
import TestSupport

/// A server that keeps to Replicate's published interface (its OpenAPI document) and remembers what was ordered.
enum ReplicateContract {
  static let version = String(repeating: "5c", count: 32)

  /// Everything that is wrong with a request.
  static func problems(with request: ScriptedRequest) -> [String] {
    var problems: [String] = []
    if request.header("authorization") != "Bearer \(ClipBench.key)" { problems.append("authorization") }
    let path = request.target.split(separator: "?").first.map(String.init) ?? ""
    switch (request.method, path) {
    case ("POST", "/v1/predictions"): problems += Self.problems(withOrder: request)
    case ("POST", "/v1/files"):
      let file = MultipartReader(request)?.file("content")
      if file?.type != "audio/wav" { problems.append("file") }
    case ("POST", _):
      if path.wholeMatch(of: /\/v1\/predictions\/[a-z0-9]+\/cancel/) == nil { problems.append("path \(path)") }
      if !request.body.isEmpty { problems.append("a body for cancelling") }
    case ("GET", _):
      if !request.body.isEmpty { problems.append("a body for asking") }
      let known = [
        /\/v1\/predictions\/[a-z0-9]+/, /\/v1\/models\/[a-z]+\/[a-z]+/, /\/v1\/predictions/, /\/out\/[a-z.]+/,
      ]
      if !known.contains(where: { path.wholeMatch(of: $0) != nil }) { problems.append("path \(path)") }
    default: problems.append("method \(request.method)")
    }
    return problems
  }

  private static func problems(withOrder request: ScriptedRequest) -> [String] {
    guard request.header("content-type") == "application/json", let body = Self.object(request.body) else {
      return ["no JSON"]
    }
    var problems = body.keys.filter { !["version", "input"].contains($0) }.map { "field \($0)" }
    if (body["version"] as? String)?.contains(version) != true { problems.append("version") }
    if request.header("cancel-after")?.wholeMatch(of: /[0-9]+s/) == nil { problems.append("cancel-after") }
    if request.header("prefer") != nil { problems.append("prefer") }
    guard let input = body["input"] as? [String: Any] else { return problems + ["input"] }
    if !(input["prompt"] is String), input["input_audio"] == nil { problems.append("prompt") }
    if let duration = input["duration"], !(duration is Int) { problems.append("duration") }
    if let seed = input["seed"] as? Int, seed < 1 { problems.append("seed") }
    return problems
  }

  static func object(_ bytes: [UInt8]) -> [String: Any]? {
    try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
  }

  /// A prediction with all the fields that the document requires.
  static func prediction(
    _ status: String, id: String = "gm3q", output: Any = NSNull(), error: Any = NSNull(),
    input: [String: Any] = [:], _ more: [String: Any] = [:]
  ) -> [String: Any] {
    let urls = ["web": "https://replicate.com/p/\(id)", "get": "https://api.replicate.com/v1/predictions/\(id)"]
    let fields: [String: Any] = [
      "id": id, "model": "meta/musicgen", "version": version, "input": input, "output": output, "data_removed": false,
      "error": error, "status": status, "created_at": "2026-01-01T00:00:00Z", "urls": urls, "logs": "",
      "metrics": ["predict_time": 4.5],
    ]
    return fields.merging(more) { $1 }
  }

  static func answer(_ body: [String: Any]) -> ScriptedAct { answer(200, body) }

  static func answer(_ status: Int, _ body: [String: Any]) -> ScriptedAct {
    let data = (try? JSONSerialization.data(withJSONObject: body)) ?? Data()
    return .answer(
      status, ["ratelimit-remaining": "599", "ratelimit-reset": "1"], String(decoding: data, as: UTF8.self))
  }

  static func problem(_ status: Int, _ detail: String, _ headers: [String: String] = [:]) -> ScriptedAct {
    .answer(
      status, type: "application/problem+json", headers,
      "{\"title\":\"Trouble\",\"detail\":\"\(detail)\",\"status\":\(status)}")
  }

  /// Bytes of sound as an answer.
  static func sound(_ bytes: [UInt8], type: String = "audio/wav") -> ScriptedAct {
    .send(Array(ScriptedAct.head(200, type: type, length: bytes.count).utf8) + bytes)
  }
}
