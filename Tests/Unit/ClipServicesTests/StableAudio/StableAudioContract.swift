import ClipTestSupport
import Foundation
import TestSupport

/// A server that keeps to the published interface of Stable Audio (its OpenAPI document).
enum StableAudioContract {
  static let id = String(repeating: "ab", count: 32)

  /// Everything that is wrong with a request.
  static func problems(with request: ScriptedRequest) -> [String] {
    var problems = request.header("authorization") == "Bearer \(ClipBench.key)" ? [] : ["authorization"]
    if request.header("accept") != "audio/*" { problems.append("accept") }
    if request.method == "GET" {
      return problems + (request.target == "/v2beta/audio/results/\(id)" ? [] : [request.target])
    }
    let location = request.target.wholeMatch(
      of: /\/v2beta\/audio\/(stable-audio-2|stable-audio)\/(text-to-audio|audio-to-audio)/)
    guard let location, request.method == "POST", let form = MultipartReader(request) else {
      return problems + ["\(request.method) \(request.target) \(request.header("content-type") ?? "")"]
    }
    let isLong = location.1 == "stable-audio"
    let rules: [String: (String) -> Bool] = [
      "prompt": { (1...10_000).contains($0.count) },
      "model": { $0 == (isLong ? "stable-audio-3" : "stable-audio-2.5") },
      "duration": { Double($0).map((1...(isLong ? 380 : 190)).contains) == true },
      "seed": { Int($0).map((0...4_294_967_294).contains) == true },
      "steps": { Int($0).map((4...8).contains) == true }, "cfg_scale": { Double($0).map((1...25).contains) == true },
      "output_format": { $0 == "wav" }, "strength": { Double($0).map((0.01...1).contains) == true },
    ]
    for part in form.parts where part.fileName == nil && rules[part.name]?(part.text) != true {
      problems.append("\(part.name)=\(part.text)")
    }
    if form["prompt"] == nil || form["model"] == nil { problems.append("missing fields") }
    if (location.2 == "audio-to-audio") != (form.file("audio") != nil) { problems.append("audio") }
    return problems
  }

  static func sound(_ bytes: [UInt8], type: String = "audio/wav", reason: String = "SUCCESS") -> ScriptedAct {
    let head = ScriptedAct.head(
      200, type: type, ["finish-reason": reason, "seed": "343940597", "x-request-id": "r-1"], length: bytes.count)
    return .send(Array(head.utf8) + bytes)
  }

  static func error(_ status: Int, _ name: String) -> ScriptedAct {
    .answer(status, [:], #"{"id":"e1","name":"\#(name)","errors":["some words \#(ClipBench.key)"]}"#)
  }
}
