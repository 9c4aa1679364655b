import ClipTestSupport
import Foundation
import TestSupport

/// A server that keeps to ElevenLabs' published interface for music (its OpenAPI document).
enum ElevenLabsContract {
  /// Everything that is wrong with a request.
  static func problems(with request: ScriptedRequest) -> [String] {
    var problems = request.header("xi-api-key") == ClipBench.key ? [] : ["key"]
    if request.header("authorization") != nil { problems.append("authorization") }
    switch (request.method, request.target) {
    case ("POST", "/v1/music?output_format=pcm_48000"), ("POST", "/v1/music?output_format=mp3_44100_128"):
      problems += Self.problems(withMusic: request)
    case ("POST", "/v1/music/stem-separation?output_format=pcm_48000"):
      let form = MultipartReader(request)
      let isKnown = ["two_stems_v1", "six_stems_v1"].contains(form?["stem_variation_id"])
      if form?.file("file") == nil || form?.parts.count != 2 || !isKnown { problems.append("form") }
    default: problems.append("\(request.method) \(request.target)")
    }
    return problems
  }

  private static func problems(withMusic request: ScriptedRequest) -> [String] {
    guard request.header("content-type") == "application/json", let body = body(request) else { return ["no JSON"] }
    var problems: [String] = []
    if body["model_id"] as? String != "music_v2" { problems.append("model") }
    if let prompt = body["prompt"] as? String {
      if prompt.count > 4100 { problems.append("prompt") }
      // A seed cannot be used with a prompt.
      if body["seed"] != nil || body["composition_plan"] != nil { problems.append("prompt and others") }
      if let length = body["music_length_ms"] as? Int, !(3000...600_000).contains(length) { problems.append("length") }
      return problems + unknown(body, ["model_id", "prompt", "music_length_ms", "force_instrumental"])
    }
    guard let plan = body["composition_plan"] as? [String: Any], let chunks = plan["chunks"] as? [[String: Any]] else {
      return problems + ["neither prompt nor plan"]
    }
    if !(1...30).contains(chunks.count) { problems.append("chunks") }
    for chunk in chunks {
      problems += unknown(chunk, ["text", "duration_ms", "positive_styles"])
      if !((chunk["duration_ms"] as? Int).map((3000...120_000).contains) ?? false) { problems.append("duration_ms") }
      if (chunk["text"] as? String).map({ $0.count > 6000 }) ?? true { problems.append("text") }
      if (chunk["positive_styles"] as? [String])?.isEmpty != false { problems.append("styles") }
    }
    return problems + unknown(body, ["model_id", "composition_plan", "seed"])
  }

  private static func unknown(_ object: [String: Any], _ known: Set<String>) -> [String] {
    object.keys.filter { !known.contains($0) }.map { "field \($0)" }
  }

  static func body(_ request: ScriptedRequest) -> [String: Any]? {
    try? JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any]
  }

  static func sound(_ bytes: [UInt8], type: String = "audio/pcm") -> ScriptedAct {
    .send(Array(ScriptedAct.head(200, type: type, ["song-id": "jR4X"], length: bytes.count).utf8) + bytes)
  }
}
