import Audio
import Diagnostics
import Planning

/// The generator of sung lyrics: words spoken in the melody's rhythm, through a vocoder on its notes and chords.
public struct VoiceGenerator: StemGenerator {
  private static let block = 4_096

  public let name = "voice"
  public let isFree = true
  private let lyrics: String
  private let language: String?
  private let speaker: any Speaker

  /// `language` is a code such as `en` or `de`; English if nil.
  public init(lyrics: String, language: String? = nil, speaker: any Speaker) {
    self.lyrics = lyrics
    self.language = language
    self.speaker = speaker
  }

  public func generate(_ request: StemRequest, into sink: any AudioSink) async throws {
    _ = try await sing(request, into: sink)
  }

  /// The same as `generate`; returns where in the lyrics the first word stands that there is no note for, in characters from
  /// 0, or nil if all are sung.
  public func sing(_ request: StemRequest, into sink: any AudioSink) async throws -> Int? {
    let melody = SungNote.melody(of: request)
    let spoken = try speaker.speak(lyrics, language: language)
    let seed = request.plan.seed.derived(request.stem.name, "choir")
    var singers = SingerSettings.all(of: request.stem.voice).enumerated().map { index, settings in
      Singer(
        settings, saying: spoken, on: melody, plan: request.plan, seed: index == 0 ? seed : seed.derived("\(index)"))
    }
    var finish = StemFinish(request)
    var start = 0
    while finish.remaining > 0 {
      try Task.checkCancellation()
      var block = StereoBuffer(frames: min(Self.block, finish.remaining))
      for i in singers.indices { singers[i].add(to: &block, from: start) }
      start += block.frames
      finish.process(&block)
      try sink.write(block)
    }
    return singers.compactMap(\.firstUnsung).min().flatMap(spoken.textOffset(at:))
  }
}
