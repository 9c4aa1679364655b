import Music

/// A recording of an instrument with the conditions under which it is played and how: a region of SFZ, or a file of a folder.
///
/// The fields are SFZ's opcodes, in their units and with their defaults (sfzformat.info, *Opcodes*).
struct SampleRegion: Sendable {
  /// The path of the recording; nil for silence.
  var path: String?
  /// Where it is named.
  var place = SFZPlace(file: "", line: 0)
  var condition = RegionCondition()
  var pitch = RegionPitch()
  var level = RegionLevel()
  var envelope = RegionEnvelope()
  var filter = RegionFilter()
  var playback = RegionPlayback()
  /// What controllers change, to be settled when all values of controllers are known.
  var modulations: [Modulation] = []

  /// A share of a controller's value, 0…1, that is added to an opcode, or multiplied with `amplitude`.
  struct Modulation: Sendable {
    let opcode: String
    let controller: Int
    var depth: Double
    var curve = ModulationCurve.linear
  }
}

/// When a region is played.
struct RegionCondition: Sendable {
  enum Trigger: String, Sendable { case attack, release, first, legato, releaseKey = "release_key" }

  var lowKey = 0
  var highKey = 127
  var lowVelocity = 0
  var highVelocity = 127
  /// The part of 0…1 in which a random number must lie, without its end unless that is 1.
  var lowRandom = 0.0
  var highRandom = 1.0
  /// A region is played by one in so many notes that meet its other conditions, by that which is at `sequencePosition`.
  var sequenceLength = 1
  var sequencePosition = 1
  var trigger = Trigger.attack
  /// MIDI programs, 0…127.
  var lowProgram = 0
  var highProgram = 127
  var lowChannel = 1
  var highChannel = 16
  /// Values that controllers must have, 0…127.
  var controllers: [Int: ClosedRange<Double>] = [:]
  /// True if a controller starts it and no note.
  var isStartedByController = false
  /// The keyswitches for which it is played; nil for all.
  var lowSwitch: Int?
  var highSwitch: Int?
  var switchDefault: Int?
}

/// The pitch of a region, in cents and keys.
struct RegionPitch: Sendable {
  /// The key on which the recording has its own pitch.
  var keycenter = 60
  /// True if the file itself says which key that is.
  var isCenterInFile = false
  /// Cents from key to key.
  var keytrack = 100.0
  /// Cents at the highest velocity.
  var velocityTrack = 0.0
  /// Cents, either way, for each note anew.
  var random = 0.0
  var tune = 0.0
  /// Semitones.
  var transpose = 0.0
}

/// The level of a region.
struct RegionLevel: Sendable {
  /// The sum of all that is in decibels.
  var volume = 0.0
  var groupVolume = 0.0
  var masterVolume = 0.0
  var globalVolume = 0.0
  /// Percent.
  var amplitude = 100.0
  /// Percent, −100 left … 100 right.
  var pan = 0.0
  /// Percent of the recording's difference of channels.
  var width = 100.0
  /// Percent, by which velocity counts.
  var velocityTrack = 100.0
  /// Gains at velocities, where the usual square does not hold; between them it goes straight.
  var velocityCurve: [Int: Double] = [:]
  /// Decibels for each key above `keytrackCenter`.
  var keytrack = 0.0
  var keytrackCenter = 60
  /// Decibels, either way, for each note anew.
  var random = 0.0
  /// Decibels for each second that a key was held, for what its release starts.
  var releaseDecay = 0.0
  var velocityFadeIn: ClosedRange<Int>?
  var velocityFadeOut: ClosedRange<Int>?
  var keyFadeIn: ClosedRange<Int>?
  var keyFadeOut: ClosedRange<Int>?
}

/// The level of a note over time; times in seconds, levels in percent.
struct RegionEnvelope: Sendable {
  var delay = 0.0
  var start = 0.0
  var attack = 0.0
  var hold = 0.0
  var decay = 0.0
  var sustain = 100.0
  var release = 0.001
  /// Seconds more at the highest velocity.
  var velocityToAttack = 0.0
  var velocityToDecay = 0.0
  var velocityToRelease = 0.0
}

/// The filter of a region.
struct RegionFilter: Sendable {
  enum Shape: String, Sendable {
    case lowPass1 = "lpf_1p"
    case lowPass2 = "lpf_2p"
    case highPass1 = "hpf_1p"
    case highPass2 = "hpf_2p"
    case bandPass2 = "bpf_2p"
  }

  var shape = Shape.lowPass2
  /// Hertz; nil where there is no filter.
  var cutoff: Double?
  /// Decibels.
  var resonance = 0.0
  /// Cents for each key above `keycenter`.
  var keytrack = 0.0
  var keycenter = 60
  /// Cents at the highest velocity.
  var velocityTrack = 0.0
}

/// How a recording is played and stopped.
struct RegionPlayback: Sendable {
  enum Loop: String, Sendable {
    case none = "no_loop"
    case oneShot = "one_shot"
    case continuous = "loop_continuous"
    case sustain = "loop_sustain"
  }

  enum Off: String, Sendable { case fast, normal, time }

  /// Frames of the file.
  var offset = 0
  var offsetRandom = 0
  /// The last frame; nil for the file's own.
  var end: Int?
  /// Nil for the file's own: in a loop where it has one.
  var loop: Loop?
  var loopStart: Int?
  /// The last frame of the loop.
  var loopEnd: Int?
  var isReversed = false
  /// Seconds.
  var delay = 0.0
  var group: Int?
  /// The most notes of one key at a time within its group, of which the oldest makes room; nil for any number.
  var notePolyphony: Int?
  /// The group whose notes end this region's.
  var offBy: Int?
  var off = Off.fast
  /// Seconds.
  var offTime = 0.006
}
