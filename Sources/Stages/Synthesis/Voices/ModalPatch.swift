/// The settings of something that is struck and rings: a bar, a bell, a string under a hammer.
struct ModalPatch: Sendable {
  struct Mode: Sendable {
    /// To the note.
    var ratio: Double
    var level: Double
    /// Seconds to −60 dB, at middle C.
    var decay: Double
  }

  /// At most 24 are heard.
  var modes: [Mode]
  /// How much shorter an octave higher rings, as a factor.
  var decayPerOctave = 0.7
  /// Seconds to −60 dB once the key is let go; nil rings on.
  var release: Double?
  /// How much softer hits lose of their upper modes, 0…1.
  var softness = 0.6
  /// The stroke itself: its level, its band in hertz and seconds to −60 dB.
  var stroke = 0.1
  var strokeBand = 1800.0
  var strokeDecay = 0.03
  /// Amplitude wavering of a vibraphone's motor: hertz, and 0…1.
  var tremolo = 0.0
  var tremoloDepth = 0.0
  /// How far apart neighbouring modes stand between the loudspeakers, 0…1.
  var spread = 0.3
}
