import Audio
import ClipRendering
import Music

/// The fields of a request to `/release_task`, and the recording that goes along.
struct ACEStepOrder {
  let fields: [String: JSON]
  /// Under which name the recording is sent.
  let file: (field: String, path: String)?

  init(_ request: ClipRequest, _ settings: ACEStepSettings) {
    var fields: [String: JSON] = [
      "prompt": .text(request.prompt(besides: ClipCapabilities.aceStepFields)), "lyrics": .text(Self.lyrics(request)),
      "audio_format": .text(settings.format), "batch_size": 1, "use_random_seed": false,
      // The server reads seeds as 32 bits with a sign.
      "seed": .whole(request.seed(upTo: 2_147_483_646)),
      // Otherwise the server's language model writes the prompt anew.
      "use_cot_caption": false, "thinking": false,
    ]
    fields["model"] = settings.model.map(JSON.text)
    fields["inference_steps"] = settings.steps.map(JSON.whole)
    fields["bpm"] = request.tempo.map { .whole(Int(min(300, max(30, $0.bpm.rounded())))) }
    fields["key_scale"] = request.key.map { .text(Self.spelled($0)) }
    fields["time_signature"] = request.meter.flatMap { [2, 3, 4, 6].contains($0.beats) ? .text("\($0.beats)") : nil }
    fields["audio_duration"] = request.duration.map { .number($0.value) }
    fields.merge(Self.task(request)) { $1 }
    self.fields = fields.merging(settings.extras) { $1 }
    file = request.audio.map { ($0.use == .style ? "reference_audio" : "src_audio", $0.path) }
  }

  private static func lyrics(_ request: ClipRequest) -> String { request.lyrics ?? "[inst]" }

  /// The server knows major and minor.
  private static func spelled(_ key: Key) -> String {
    "\(key.prefersFlats ? key.tonic.flatName : key.tonic.description) \(key.mode.family == .minor ? "minor" : "Major")"
  }

  private static func task(_ request: ClipRequest) -> [String: JSON] {
    if case .separate(let names) = request.task, let name = names.first {
      return [
        "task_type": "extract", "track_name": .text(name),
        "instruction": .text("Extract the \(name.uppercased()) track from the audio:"),
      ]
    }
    guard let audio = request.audio, audio.use == .cover else { return ["task_type": "text2music"] }
    return ["task_type": "cover", "audio_cover_strength": .number(audio.strength ?? 0.5)]
  }
}

extension ClipCapabilities {
  static let aceStepFields: Set<ClipField> = [.tempo, .key, .meter, .duration, .seed, .lyrics]

  /// The abilities of the server with `model`; the code is under the MIT licence, and the weights are published with
  /// it.
  static func aceStep(model: String?) -> ClipCapabilities {
    var can = ClipCapabilities(lengths: .s(10)...(.s(600)), licence: ClipLicence("MIT", isCommercial: true))
    can.vocals = .lyrics
    can.audio = [.style, .cover]
    if model?.hasSuffix("-base") == true {
      can.separations = [
        "woodwinds", "brass", "fx", "synth", "strings", "percussion", "keyboard", "guitar", "bass", "drums",
        "backing_vocals", "vocals",
      ]
      .map { [$0] }
    }
    can.fields = aceStepFields
    can.lookup = .repeatable
    return can
  }
}
