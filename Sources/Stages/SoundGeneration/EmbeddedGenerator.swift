import Audio
import Diagnostics
import Planning

/// The program's own synthesiser: offline, deterministic, no samples and no models.
public struct EmbeddedGenerator: StemGenerator {
  public let name = "embedded"

  public init() {}

  public func generate(_ request: StemRequest, into sink: any AudioSink) async throws {
    guard let sound = SoundLibrary.sound(named: request.stem.sound) else {
      throw Problems(
        Diagnosis(
          code: "sound.unknown", place: request.stem.name, finding: "there is no sound \"\(request.stem.sound)\"",
          remedy: "use one of \(SoundLibrary.names.joined(separator: ", "))"))
    }
    var renderer = StemRenderer(request: request, sound: sound)
    while let block = renderer.nextBlock() {
      try Task.checkCancellation()
      try sink.write(block)
    }
  }
}
