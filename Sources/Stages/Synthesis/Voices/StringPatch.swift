/// The settings of a plucked string.
struct StringPatch: Sendable {
  /// Seconds to −60 dB at middle C; low strings ring longer.
  var decay = 4.0
  /// The share of the highs that each round trip keeps, 0…1.
  var brightness = 0.6
  /// Where it is plucked, as a part of its length.
  var position = 0.13
  /// How bright the pluck is: the corner of its noise in hertz, at full velocity.
  var pluck = 5000.0
  /// Seconds to −60 dB once it is stopped.
  var release = 0.12
  /// −1 left … 1 right, and how far notes stray from there by pitch.
  var pan = 0.0
  var spread = 0.2
  /// Gain into a saturating curve, in dB, as an amplifier would; 0 leaves the string alone.
  var drive = 0.0
}
