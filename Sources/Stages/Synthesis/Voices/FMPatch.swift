/// The settings of a frequency-modulation sound: pairs of a carrier and one modulator.
struct FMPatch: Sendable {
  /// A carrier and what modulates it.
  struct Operator: Sendable {
    /// Of the carrier, to the note.
    var ratio = 1.0
    var level = 1.0
    /// Of the modulator, to the note.
    var modulatorRatio: Double
    /// Peak deviation of the phase, in radians, at full velocity.
    var index: Double
    /// Seconds in which the index falls by 60 dB.
    var indexDecay: Double
    /// What is left of the index for as long as the note lasts, 0…1.
    var indexSustain = 0.1
    /// −1 left … 1 right.
    var pan = 0.0
  }

  /// At most four are heard.
  var operators: [Operator]
  var amplitude: Envelope
}
