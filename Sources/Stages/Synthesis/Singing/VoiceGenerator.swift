import Audio
import Diagnostics
import Planning

/// The generator of sung lyrics: words spoken in the melody's rhythm, through a vocoder on its notes and chords.
public struct VoiceGenerator: StemGenerator {
  private static let block = 4_096
  /// The decay of the vocoder and its filters after a syllable, in frames.
  private static let ring = SampleRate.standard.frames(in: .ms(400))

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
    var speech = SungSpeech(spoken, on: melody)
    let spans = speech.spans
    var choir = VocoderCarrier(
      melody: melody, plan: request.plan, seed: request.plan.seed.derived(request.stem.name, "choir"))
    var vocoder = Vocoder()
    var finish = StemFinish(request)
    var start = 0
    var span = 0
    while finish.remaining > 0 {
      try Task.checkCancellation()
      let end = start + min(Self.block, finish.remaining)
      while span < spans.count, spans[span].upperBound + Self.ring <= start { span += 1 }
      var block = StereoBuffer(frames: end - start)
      // Between the phrases there is silence, and not the rest of a filter.
      if span < spans.count, spans[span].lowerBound < end {
        let spoken = speech.read(start..<end)
        block = vocoder.process(spoken, carrier: choir.render(end - start, at: start))
      }
      finish.process(&block)
      try sink.write(block)
      start = end
    }
    return speech.firstUnsung.flatMap(spoken.textOffset(at:))
  }
}
