import Music

/// A kind of singing voice by its range.
///
/// Ranges: as textbooks give them for the voice types (A. Peckham, *Vocal Workouts for the Contemporary Singer*, 2005). Formants:
/// the mean over the vowels of G. Peterson and H. Barney, *Control methods used in a study of the vowels*, JASA 24 (1952), is
/// 1.16 for women and 1.35 for children where that of men is 1; within a sex higher voices have shorter tracts (T. Cleveland,
/// *Acoustic properties of voice timbre types*, JASA 61, 1977).
public enum VoiceType: String, Sendable, Hashable, CaseIterable, Codable {
  case bass, baritone, tenor, contralto, soprano, treble
  case mezzoSoprano = "mezzo-soprano"

  /// The lowest and the highest note that it sings.
  public var range: ClosedRange<Pitch> {
    switch self {
    case .bass: Pitch(40)...Pitch(64)
    case .baritone: Pitch(45)...Pitch(69)
    case .tenor: Pitch(48)...Pitch(72)
    case .contralto: Pitch(53)...Pitch(77)
    case .mezzoSoprano: Pitch(57)...Pitch(81)
    case .soprano: Pitch(60)...Pitch(84)
    case .treble: Pitch(57)...Pitch(81)
    }
  }

  /// The note around which its melodies lie, the middle of its tessitura.
  ///
  /// It is below the middle of the range, whose upper third is for climaxes.
  public var middle: Pitch {
    switch self {
    case .bass: Pitch(47)
    case .baritone: Pitch(52)
    case .tenor: Pitch(57)
    case .contralto: Pitch(59)
    case .mezzoSoprano: Pitch(64)
    case .soprano: Pitch(70)
    case .treble: Pitch(67)
    }
  }

  /// The note around which such a person speaks.
  ///
  /// About 120 Hz for men, 210 Hz for women and 260 Hz for children (I. Titze, *Principles of Voice Production*, 1994).
  public var speakingPitch: Pitch {
    switch self {
    case .bass: Pitch(41)
    case .baritone: Pitch(45)
    case .tenor: Pitch(48)
    case .contralto: Pitch(53)
    case .mezzoSoprano: Pitch(55)
    case .soprano: Pitch(57)
    case .treble: Pitch(60)
    }
  }

  /// The frequencies of its formants relative to an adult man's.
  public var formantRatio: Double {
    switch self {
    case .bass: 0.93
    case .baritone: 1
    case .tenor: 1.05
    case .contralto: 1.11
    case .mezzoSoprano: 1.16
    case .soprano: 1.2
    case .treble: 1.35
    }
  }

  /// True for the voices of grown men.
  public var isMale: Bool { [.bass, .baritone, .tenor].contains(self) }
}
