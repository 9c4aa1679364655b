import Audio
import ClipRendering
import Music

/// The input of a program: one JSON object, whose members are left out where the request leaves them open.
///
/// `version` 1; `id`; `task` (`song`, `stem` with `stem`, or `separate` with `stems`); `prompt`, everything in words, and
/// `words` without tempo and key; `lyrics`, `bpm`, `key`, `meter`, `duration_s`; `seed`, 1…2147483646; `audio` with `path`,
/// `use` and `strength`; `folder`, an empty folder to work in; `output`, where the file may go.
enum ProgramRequest {
  static func document(_ request: ClipRequest, folder: String) -> JSON {
    var members: [String: JSON] = [
      "version": 1, "id": .text(request.id), "words": .text(request.words),
      "prompt": .text(request.prompt(besides: [])),
      "seed": .whole(request.seed(upTo: 2_147_483_646)), "folder": .text(folder),
      "output": .text("\(folder)/output.wav"),
    ]
    members["lyrics"] = request.lyrics.map(JSON.text)
    members["bpm"] = request.tempo.map { .number($0.bpm) }
    members["key"] = request.key.map { .text("\($0)") }
    members["meter"] = request.meter.map { .text("\($0)") }
    members["duration_s"] = request.duration.map { .number($0.value) }
    members["audio"] = request.audio.map(audio)
    members.merge(task(request.task)) { $1 }
    return .object(members)
  }

  private static func task(_ task: ClipTask) -> [String: JSON] {
    switch task {
    case .song: ["task": "song"]
    case .stem(let name): ["task": "stem", "stem": .text(name)]
    case .separate(let names): ["task": "separate", "stems": .list(names.map(JSON.text))]
    }
  }

  private static func audio(_ audio: ClipAudio) -> JSON {
    var members: [String: JSON] = ["path": .text(audio.path), "use": .text(audio.use.rawValue)]
    members["strength"] = audio.strength.map(JSON.number)
    return .object(members)
  }
}
