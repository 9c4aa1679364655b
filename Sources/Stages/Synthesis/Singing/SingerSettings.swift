import Audio
import Planning

/// How one of the singers of a stem differs from the others: size, octave, tuning, time, place and source of sound.
struct SingerSettings {
  /// The sound that the words shape.
  enum Source {
    /// Five saws and the chord below: the voice of a stem of which nothing was said.
    case ensemble
    /// A singer, with some vibrato.
    case solo
    /// One saw that jumps from note to note without vibrato, and the chord below.
    case robot
    /// A singer whose pitch moves slowly, as in speech.
    case speech
    /// Breath without a pitch.
    case breath
  }

  var source = Source.ensemble
  /// The frequencies of the formants relative to the speaker's.
  var formantRatio = 1.0
  /// Semitones from the melody.
  var transposition = 0
  /// The deviation of the pitch.
  var cents = 0.0
  /// 0 left … 1 right.
  var pan: Float = 0.5
  /// Frames behind the melody.
  var delay = 0
  /// Linear.
  var level: Float = 1
  /// True if the mouth is closed.
  var isHumming = false

  /// The singers of `voice`; one without settings where nothing was said.
  static func all(of voice: PlannedVoice?) -> [SingerSettings] {
    guard let voice else { return [SingerSettings()] }
    let source = source(of: voice.manner)
    guard !voice.types.isEmpty else {
      return [SingerSettings(source: source == .solo ? .ensemble : source, isHumming: voice.manner == .hum)]
    }
    let count = voice.types.count
    return voice.types.enumerated().map { index, type in
      let place = count == 1 ? .zero : Spread.places[index % Spread.places.count]
      return SingerSettings(
        source: source, formantRatio: type.formantRatio * place.ratio,
        transposition: voice.manner.isSpeech ? 0 : voice.transposition(of: type), cents: place.cents,
        pan: voice.isChoir ? place.pan : 0.5 + 0.4 * (place.pan - 0.5),
        delay: SampleRate.standard.frames(in: .ms(place.delayMs)), level: 1 / Float(count).squareRoot(),
        isHumming: voice.manner == .hum)
    }
  }

  private static func source(of manner: PlannedVoice.Manner) -> Source {
    switch manner {
    case .sung, .hum: .solo
    case .rap, .spoken: .speech
    case .whisper: .breath
    case .robot: .robot
    }
  }

  /// The differences among singers of one melody.
  ///
  /// The pitches of a choir's singers scatter by some 10 to 15 cents, their onsets by tens of milliseconds (S. Ternström,
  /// *Choir acoustics: an overview of scientific research published to date*, 2003).
  private struct Spread {
    var cents: Double
    var pan: Float
    var delayMs: Double
    var ratio: Double

    static let zero = Spread(cents: 0, pan: 0.5, delayMs: 0, ratio: 1)
    static let places = [
      Spread(cents: 0, pan: 0.3, delayMs: 0, ratio: 1), Spread(cents: -11, pan: 0.85, delayMs: 14, ratio: 0.98),
      Spread(cents: 9, pan: 0.1, delayMs: 22, ratio: 1.02), Spread(cents: -5, pan: 0.7, delayMs: 9, ratio: 1.01),
    ]
  }
}
