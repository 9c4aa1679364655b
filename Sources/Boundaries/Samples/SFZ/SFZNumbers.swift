import Music

/// Opcodes that are numbers: what each sets.
enum SFZNumbers {
  typealias Setter = @Sendable (inout SampleRegion, Double) -> Void

  /// The setters by opcode, without those of keys and words.
  static let setters: [String: Setter] = conditions.merging(pitches) { first, _ in first }
    .merging(levels) { first, _ in first }.merging(envelopes) { first, _ in first }
    .merging(playback) { first, _ in first }

  private static func whole(_ value: Double) -> Int { Int(max(-1e9, min(1e9, value.rounded()))) }
  private static func seconds(_ value: Double) -> Double { max(0, min(100, value)) }

  private static let conditions: [String: Setter] = [
    "lovel": { $0.condition.lowVelocity = whole($1) }, "hivel": { $0.condition.highVelocity = whole($1) },
    "lorand": { $0.condition.lowRandom = $1 }, "hirand": { $0.condition.highRandom = $1 },
    "seq_length": { $0.condition.sequenceLength = max(1, min(1_000, whole($1))) },
    "seq_position": { $0.condition.sequencePosition = max(1, whole($1)) },
    "loprog": { $0.condition.lowProgram = whole($1) }, "hiprog": { $0.condition.highProgram = whole($1) },
    "lochan": { $0.condition.lowChannel = whole($1) }, "hichan": { $0.condition.highChannel = whole($1) },
  ]

  private static let pitches: [String: Setter] = [
    "pitch_keytrack": { $0.pitch.keytrack = max(-1_200, min(1_200, $1)) },
    "pitch_veltrack": { $0.pitch.velocityTrack = max(-9_600, min(9_600, $1)) },
    "pitch_random": { $0.pitch.random = max(0, min(9_600, $1)) },
    "tune": { $0.pitch.tune = max(-9_600, min(9_600, $1)) }, "pitch": { $0.pitch.tune = max(-9_600, min(9_600, $1)) },
    "transpose": { $0.pitch.transpose = max(-127, min(127, $1)) },
  ]

  private static let levels: [String: Setter] = [
    "volume": { $0.level.volume = decibels($1) }, "gain": { $0.level.volume = decibels($1) },
    "group_volume": { $0.level.groupVolume = decibels($1) },
    "master_volume": { $0.level.masterVolume = decibels($1) },
    "global_volume": { $0.level.globalVolume = decibels($1) },
    "amplitude": { $0.level.amplitude = max(0, min(1_000, $1)) },
    "pan": { $0.level.pan = max(-100, min(100, $1)) }, "width": { $0.level.width = max(-100, min(100, $1)) },
    "amp_veltrack": { $0.level.velocityTrack = max(-100, min(100, $1)) },
    "amp_keytrack": { $0.level.keytrack = max(-96, min(12, $1)) },
    "amp_random": { $0.level.random = max(0, min(24, $1)) },
    "rt_decay": { $0.level.releaseDecay = max(0, min(200, $1)) },
    "xfin_lovel": { $0.level.velocityFadeIn = widened($0.level.velocityFadeIn, low: whole($1)) },
    "xfin_hivel": { $0.level.velocityFadeIn = widened($0.level.velocityFadeIn, high: whole($1)) },
    "xfout_lovel": { $0.level.velocityFadeOut = widened($0.level.velocityFadeOut, low: whole($1)) },
    "xfout_hivel": { $0.level.velocityFadeOut = widened($0.level.velocityFadeOut, high: whole($1)) },
  ]

  private static let envelopes: [String: Setter] = [
    "ampeg_delay": { $0.envelope.delay = seconds($1) }, "ampeg_start": { $0.envelope.start = max(0, min(100, $1)) },
    "ampeg_attack": { $0.envelope.attack = seconds($1) }, "ampeg_hold": { $0.envelope.hold = seconds($1) },
    "ampeg_decay": { $0.envelope.decay = seconds($1) },
    "ampeg_sustain": { $0.envelope.sustain = max(0, min(100, $1)) },
    "ampeg_release": { $0.envelope.release = seconds($1) },
    "ampeg_vel2attack": { $0.envelope.velocityToAttack = max(-100, min(100, $1)) },
    "ampeg_vel2decay": { $0.envelope.velocityToDecay = max(-100, min(100, $1)) },
    "ampeg_vel2release": { $0.envelope.velocityToRelease = max(-100, min(100, $1)) },
    "cutoff": { $0.filter.cutoff = max(10, min(24_000, $1)) },
    "resonance": { $0.filter.resonance = max(0, min(40, $1)) },
    "fil_keytrack": { $0.filter.keytrack = max(-1_200, min(1_200, $1)) },
    "fil_veltrack": { $0.filter.velocityTrack = max(-9_600, min(9_600, $1)) },
  ]

  private static let playback: [String: Setter] = [
    "offset": { $0.playback.offset = max(0, whole($1)) },
    "offset_random": { $0.playback.offsetRandom = max(0, whole($1)) }, "end": { $0.playback.end = whole($1) },
    "loop_start": { $0.playback.loopStart = max(0, whole($1)) }, "loop_end": { $0.playback.loopEnd = whole($1) },
    "loopstart": { $0.playback.loopStart = max(0, whole($1)) }, "loopend": { $0.playback.loopEnd = whole($1) },
    "delay": { $0.playback.delay = seconds($1) }, "group": { $0.playback.group = whole($1) },
    "polyphony_group": { $0.playback.group = whole($1) }, "off_by": { $0.playback.offBy = whole($1) },
    "note_polyphony": { $0.playback.notePolyphony = max(1, whole($1)) },
    "offby": { $0.playback.offBy = whole($1) }, "off_time": { $0.playback.offTime = max(0.001, seconds($1)) },
  ]

  private static func decibels(_ value: Double) -> Double { max(-144, min(48, value)) }

  /// A range with another end; two ends in the wrong order are one place.
  static func widened(_ range: ClosedRange<Int>?, low: Int) -> ClosedRange<Int> {
    low...max(low, range?.upperBound ?? low)
  }

  static func widened(_ range: ClosedRange<Int>?, high: Int) -> ClosedRange<Int> {
    min(high, range?.lowerBound ?? high)...high
  }
}
