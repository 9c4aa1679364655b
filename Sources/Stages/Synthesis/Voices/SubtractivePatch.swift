/// The settings of a subtractive sound: oscillators into a filter, each with an envelope.
struct SubtractivePatch: Sendable {
  /// A group of oscillators on one pitch.
  struct Layer: Sendable {
    /// The waveform of its oscillators.
    var waveform: OscillatorWaveform
    /// Semitones above the note.
    var transpose = 0.0
    /// The amplitude of the layer, linear.
    var level = 1.0
    /// The number of detuned oscillators, at most 7.
    var unison = 1
    /// The outermost detuning, in cents.
    var detune = 0.0
    /// The stereo spread of the oscillators, 0…1.
    var spread = 0.0
  }

  /// A low-frequency oscillator on the filter's corner.
  struct Wobble: Sendable {
    /// Oscillations per quarter note; each quarter of a note takes the next of them, from a random one on.
    var rates: [Double]
    /// Octaves up and down.
    var depth: Double
  }

  /// A periodic deviation of the pitch that begins after a delay.
  struct Vibrato: Sendable {
    /// The rate, in hertz.
    var rate = 5.2
    /// The depth up and down, in cents.
    var cents = 12.0
    /// The time before it begins, in seconds; it grows over half a second.
    var delay = 0.25
  }

  /// A pitch that approaches the note from an initial deviation.
  struct Bend: Sendable {
    /// The initial deviation, in semitones from the note.
    var semitones: Double
    /// Seconds in which it has come nearer by a factor of e.
    var time: Double
  }

  /// The filter behind the oscillators.
  enum Filter: Sendable {
    /// 12 dB per octave.
    case soft
    /// 24 dB per octave with a saturating input; the sound is mono.
    case ladder
  }

  var layers: [Layer]
  var amplitude: Envelope
  var filter = Filter.soft
  /// The corner at rest, in hertz for a note at middle C.
  var cutoff = 20_000.0
  /// The key tracking of the corner: octaves per octave, 0…1.
  var keyTracking = 0.5
  /// The resonance, 0 (none) … 1 (self-oscillation).
  var resonance = 0.1
  /// Octaves that the filter's envelope adds at full velocity.
  var sweep = 0.0
  var filterEnvelope = Envelope(attack: 0.001, decay: 0.2, sustain: 0, release: 0.1)
  /// Octaves by which the corner stands higher in the loudest sections than in the quietest.
  var liveliness = 1.2
  var wobble: Wobble?
  var vibrato: Vibrato?
  var bend: Bend?
  /// Seconds in which a bound note has slid to its pitch; nil plays chords, a number one note at a time.
  var glide: Double?
  /// Breath, bow or fret noise beside the oscillators.
  var noise = 0.0
  /// Gain into a saturating curve, in dB; 0 leaves the sound clean.
  var drive = 0.0
  var curve = Waveshaper.Curve.soft
  /// A clean sine an octave or so below, untouched by filter and drive.
  var sub = 0.0
  /// The sub's transposition, in semitones from the note.
  var subTranspose = 0.0

  /// True if both channels are always equal.
  var isMono: Bool { filter == .ladder || (noise == 0 && layers.allSatisfy { $0.unison == 1 || $0.spread == 0 }) }
}
