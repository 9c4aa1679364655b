import ClipTestSupport
import Foundation
import TestSupport

/// A server that keeps to the documented interface of ACE-Step 1.5's REST server.
enum ACEStepContract {
  /// The fields of `/release_task` that are documented, with what they take.
  private static let fields: [String: @Sendable (String) -> Bool] = [
    "prompt": { _ in true }, "lyrics": { _ in true }, "audio_format": { ["wav", "wav32", "flac", "mp3"].contains($0) },
    "batch_size": { Int($0).map((1...8).contains) == true }, "use_random_seed": { $0 == "false" },
    "seed": { Int($0).map { $0 >= 0 } == true }, "use_cot_caption": { $0 == "false" }, "thinking": { $0 == "false" },
    "model": { !$0.isEmpty }, "inference_steps": { Int($0).map((1...200).contains) == true },
    "bpm": { Int($0).map((30...300).contains) == true },
    "key_scale": { $0.wholeMatch(of: /[A-G][#b]? (Major|minor)/) != nil },
    "time_signature": { ["2", "3", "4", "6"].contains($0) },
    "audio_duration": { Double($0).map((10...600).contains) == true },
    "task_type": { ["text2music", "cover", "extract"].contains($0) }, "track_name": { $0 == "vocals" },
    "instruction": { $0 == "Extract the VOCALS track from the audio:" },
    "audio_cover_strength": { Double($0).map((0...1).contains) == true }, "guidance_scale": { Double($0) != nil },
  ]

  /// Everything that is wrong with a request.
  static func problems(with request: ScriptedRequest) -> [String] {
    var problems = request.header("authorization") == "Bearer \(ClipBench.key)" ? [] : ["authorization"]
    switch (request.method, request.target) {
    case ("POST", "/release_task"): problems += Self.problems(withOrder: request)
    case ("POST", "/query_result"):
      let body = object(request)
      if body?.keys.sorted() != ["task_id_list"] || (body?["task_id_list"] as? [String])?.count != 1 {
        problems.append("query")
      }
    case ("GET", _): if !request.target.hasPrefix("/v1/audio?path=%2Ftmp%2F") { problems.append(request.target) }
    default: problems.append("\(request.method) \(request.target)")
    }
    return problems
  }

  private static func problems(withOrder request: ScriptedRequest) -> [String] {
    let order = order(request)
    var problems = order.compactMap { name, value in
      fields[name].map { $0(value) } == true ? nil : "\(name)=\(value)"
    }
    if order["prompt"] == nil { problems.append("no prompt") }
    if let form = MultipartReader(request) {
      let files = form.parts.filter { $0.fileName != nil }
      if files.count != 1 || !["src_audio", "reference_audio"].contains(files[0].name) { problems.append("file") }
    }
    return problems
  }

  /// The fields of an order as text, from JSON or a form.
  static func order(_ request: ScriptedRequest) -> [String: String] {
    if let form = MultipartReader(request) {
      return form.parts.filter { $0.fileName == nil }.reduce(into: [:]) { $0[$1.name] = $1.text }
    }
    return (object(request) ?? [:]).mapValues { value in
      // JSON's true and false are numbers to Foundation.
      if let number = value as? NSNumber, String(cString: number.objCType) == "c" {
        return number.boolValue ? "true" : "false"
      }
      return "\(value)"
    }
  }

  private static func object(_ request: ScriptedRequest) -> [String: Any]? {
    guard request.header("content-type") == "application/json" else { return nil }
    return try? JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any]
  }

  static func wrapped(_ data: Any, code: Int = 200, error: Any = NSNull()) -> ScriptedAct {
    let body: [String: Any] = [
      "data": data, "code": code, "error": error, "timestamp": 1_700_000_000_000, "extra": NSNull(),
    ]
    return .answer(
      200, [:], String(decoding: (try? JSONSerialization.data(withJSONObject: body)) ?? Data(), as: UTF8.self))
  }

  static let queued = wrapped(["task_id": "550e8400-e29b", "status": "queued", "queue_position": 1])

  /// What `/query_result` says of the one order.
  static func status(_ status: Int, _ items: String) -> ScriptedAct {
    wrapped([["task_id": "550e8400-e29b", "status": status, "result": items, "progress_text": "a log line"]])
  }

  static let done = status(
    1,
    """
    [{"file":"/v1/audio?path=%2Ftmp%2Fa%20b.wav","wave":"","status":1,"seed_value":"42","metas":{"bpm":120,"keyscale":"C Major"},"dit_model":"acestep-v15-turbo"}]
    """)
}
