import Audio
import Planning

/// One of those who sing a stem: the words in the rhythm of the melody, through a vocoder, frame after frame.
struct Singer {
  /// The decay of the vocoder and its filters after a syllable, in frames.
  private static let ring = SampleRate.standard.frames(in: .ms(400))

  private let settings: SingerSettings
  private var speech: SungSpeech
  private var carrier: VocoderCarrier
  private var vocoder: Vocoder
  private var mouth: ClosedMouth?
  private let spans: [Range<Int>]
  private var span = 0

  /// The sample of the spoken words on which the first syllable begins that no note is left for; nil if all are sung.
  var firstUnsung: Int? { speech.firstUnsung }

  init(_ settings: SingerSettings, saying spoken: Speech, on melody: [SungNote], plan: SongPlan, seed: Seed) {
    self.settings = settings
    let melody = melody.map { $0.moved(by: settings.transposition, later: settings.delay) }
    let speech = SungSpeech(spoken, on: melody, isSpeech: settings.source == .speech)
    self.speech = speech
    spans = speech.spans
    carrier = VocoderCarrier(settings, melody: melody, plan: plan, seed: seed)
    vocoder = Vocoder(formantRatio: settings.formantRatio, smoothing: settings.source == .ensemble ? nil : .ms(10))
    mouth = settings.isHumming ? ClosedMouth() : nil
  }

  /// Adds the frames from `start` on to `block`; blocks follow each other.
  mutating func add(to block: inout StereoBuffer, from start: Int) {
    let end = start + block.frames
    while span < spans.count, spans[span].upperBound + Self.ring <= start { span += 1 }
    // Between the phrases there is silence, and not the rest of a filter.
    guard span < spans.count, spans[span].lowerBound < end else { return }
    var words = speech.read(start..<end)
    mouth?.process(&words)
    let sung = vocoder.process(words, carrier: carrier.render(block.frames, at: start))
    for i in 0..<block.frames {
      block.left[i] += settings.level * sung.left[i]
      block.right[i] += settings.level * sung.right[i]
    }
  }
}

/// The mouth of somebody who hums: what passes the nose is the murmur of a nasal consonant.
///
/// Its energy lies in one resonance at 250 to 300 Hz, and what is above is some 25 dB weaker (O. Fujimura, *Analysis of nasal
/// consonants*, JASA 34, 1962).
struct ClosedMouth {
  private var first = Biquad(.lowPass(.Hz(420)))
  private var second = Biquad(.lowPass(.Hz(420)))

  mutating func process(_ samples: inout [Float]) {
    for i in samples.indices { samples[i] = second(first(samples[i])) }
  }
}
