import Analysis
import Audio
import Mastering

/// The sound that is mastered, which decides how far a master may push it.
enum MasterMaterial {
  /// A song that the program has mixed: its own balance is worth no more than the target's.
  case ownMix
  /// Finished sound of other people, whose balance is somebody's decision.
  case finishedSound

  /// The most that the edges of the spectrum may be lowered towards a dull reference.
  fileprivate var edgeCut: Decibels { self == .ownMix ? .dB(36) : .dB(0) }

  /// The factor by which the bounds of limiting may be exceeded before a master stays quieter than it was asked for.
  fileprivate var strain: Double { self == .ownMix ? 2 : 1 }
}

/// The sound that a master is to come near to.
struct MasterReference {
  /// Nil for silence.
  let fingerprint: SpectralFingerprint?
  let character: SoundCharacter
}

extension MasterSettings {
  /// The settings of every master, by what is mastered and what it is to come near to.
  ///
  /// The tone goes the whole way to the reference's; without one, a little of the way to `genreBalance` (a level for each
  /// third-octave band), farther where words ask for a `tilt` of −1 dark to 1 bright; without either, it stays as it is. What
  /// earlier attempts missed is made up for by `adjustments`.
  init(
    _ material: MasterMaterial, loudness: Loudness, ceiling: TruePeak, reference: MasterReference?,
    genreBalance: [Decibels]? = nil, tilt: Double = 0, adjustments: RetryAdjustments = RetryAdjustments(),
    seed: Seed = Seed(0)
  ) {
    let tone =
      reference?.fingerprint.map { ToneTarget(levels: $0.levels.map { .dB($0) }, edgeCut: material.edgeCut) }
      ?? genreBalance.map {
        ToneTarget(
          levels: $0, strength: 0.5 + 0.3 * abs(tilt), bound: .dB(3 + 2 * abs(tilt)),
          trebleBound: .dB(2 + 4 * abs(tilt)))
      }
    self.init(
      loudness: loudness + .dB(adjustments.loudness), ceiling: ceiling - .dB(adjustments.ceiling), tone: tone,
      character: reference?.character,
      limiting: LimitingBound(for: loudness + .dB(adjustments.density), strain: material.strain), seed: seed)
  }
}
