import Genres
import Music

/// The progressions of a style by the function of their section, besides the genre's own, in numerals.
///
/// They are common property of their styles, as collected by P. Tagg, *Everyday Tonality II* (2014), W. Everett,
/// *The Foundations of Rock* (2009), M. Levine, *The Jazz Theory Book* (1995), and for galant and romantic cadences
/// R. Gjerdingen, *Music in the Galant Style* (2007).
struct ProgressionTable {
  let away: [String]
  let asking: [String]
  let elsewhere: [String]
  var rising = ["IV:2 V:2", "ii IV V:2", "vi IV V:2"]
  /// The last two bars of a period: half cadences, full ones and turnarounds.
  let closings: [String]

  /// The table of `style` for modes with a major or a minor third; nil for styles that are played as written.
  init?(_ style: GenreHarmony.Style, _ family: Mode) {
    guard let table = (family == .major ? Self.major : Self.minor)[style] else { return nil }
    self = table
  }

  init(away: [String], asking: [String], elsewhere: [String], rising: [String]? = nil, closings: [String]) {
    (self.away, self.asking, self.elsewhere, self.closings) = (away, asking, elsewhere, closings)
    if let rising { self.rising = rising }
  }

  /// The progressions of a function; of the main section there are none but the genre's.
  func progressions(for function: SectionFunction) -> [Progression] {
    let texts: [String] =
      switch function {
      case .home: []
      case .away: away
      case .asking: asking
      case .rising: rising
      case .elsewhere: elsewhere
      }
    return texts.compactMap(Progression.init)
  }
}

extension ProgressionTable {
  static let major: [GenreHarmony.Style: ProgressionTable] = [
    .pop: ProgressionTable(
      away: ["I IV vi V", "I ii IV I", "I V/3 vi IV", "I IV I/3 IV", "vi IV I V/3", "I iii IV V", "IV I/3 ii V"],
      asking: ["ii iii IV V", "IV V vi V", "vi IV ii V7sus4-V7", "ii I/3 IV V", "vi iii IV V", "IV iv! ii V"],
      elsewhere: ["vi iii IV V", "IV I/3 ii V", "ii vi IV V", "bVI bVII I V", "vi V7/V IV V", "iv! bVII I V"],
      closings: ["IV V", "ii7 V", "IV-V I", "IV iv!", "bVI-bVII I", "IV V7sus4-V7", "iii-vi ii-V", "vi IV-V"]),
    .rock: ProgressionTable(
      away: ["I IV I V", "I V IV I", "vi IV I V", "I iii IV V", "I ii IV V"],
      asking: ["IV V IV V", "ii IV V:2", "vi V IV V", "IV:2 V:2", "IV vi V:2"],
      elsewhere: ["vi IV ii V", "vi V IV V", "bVII IV I V", "bVI bVII I V", "ii vi IV V"],
      closings: ["IV V", "V IV", "bVII IV", "ii V", "bVI bVII", "IV-V I", "vi V"]),
    .soul: ProgressionTable(
      away: [
        "Imaj7 IVmaj7 Imaj7 V9sus4", "IVmaj7 iii7 ii7 Imaj7", "Imaj7 iii7 IVmaj7 V9sus4", "Imaj7 iii7-vi7 ii7 V7",
        "vi7 ii7 V7 Imaj7",
      ],
      asking: ["ii7 iii7 IVmaj7 V9sus4", "IVmaj7 V7/vi vi7 V9sus4", "vi7 V7/V ii7 V7sus4-V7"],
      elsewhere: [
        "IVmaj7 iv6! iii7-V7/ii ii7-V7", "bVImaj7 bVII7 Imaj7 V9sus4", "vi7 iii7 IVmaj7 V9sus4", "ii7 V7/vi vi7 V9sus4",
      ],
      rising: ["ii7 iii7 IVmaj7 V9sus4", "IVmaj7:2 V9sus4:2"],
      closings: [
        "ii7 V9sus4", "ii7-V7 Imaj7", "IVmaj7 iv6!", "iii7-V7/ii ii7-V7", "IVmaj7-V7/vi vi7", "bVImaj7-bVII7 Imaj7",
      ]),
    .jazz: ProgressionTable(
      away: ["Imaj7 V7/ii ii7 V7", "Imaj7 IVmaj7 iii7-V7/ii ii7-V7", "IVmaj7 iv6! iii7-V7/ii ii7-V7"],
      asking: ["ii7 V7 iii7-V7/ii ii7-V7", "IVmaj7 iv6! iii7 V7"],
      elsewhere: [
        "V7/vi:2 V7/ii:2 V7/V:2 V7:2", "ii7/IV V7/IV IVmaj7:2 ii7/V V7/V ii7 V7", "vi7 V7/V ii7 V7",
        "iv7! bVII7 Imaj7:2 ii7/V V7/V ii7 V7",
      ],
      rising: ["ii7:2 V7:2"],
      closings: [
        "ii7-V7 Imaj7", "iii7-V7/ii ii7-V7", "Imaj7-V7/ii ii7-V7", "iv7!-bVII7 Imaj7", "ii7 V7", "ii7-V7 Imaj7-V7/ii",
      ]),
    .folk: ProgressionTable(
      away: ["I IV I V", "I vi IV V", "I V/3 vi IV", "I I/3 IV V", "I ii IV I", "I iii IV I"],
      asking: ["IV V vi V", "ii IV I/5 V", "IV I ii V", "vi ii IV V"],
      elsewhere: ["vi iii IV V", "IV I/3 ii V", "ii vi IV V", "vi V7/V V:2"],
      closings: ["IV V", "V I", "IV-V I", "ii V", "I/5-V I", "IV I", "vi V"]),
    .latin: ProgressionTable(
      away: ["I IV V7 IV", "I vi ii7 V7", "I V7 V7 I", "vi ii7 V7 I"],
      asking: ["ii7 V7 iii7-vi7 ii7-V7", "IV iii7 ii7 V7", "IV iv! V7:2"],
      elsewhere: ["vi iii7 IV V7", "IV iv! I V7", "ii7 V7/ii ii7 V7", "V7/vi vi V7/V V7"],
      closings: ["ii7-V7 I", "IV V7", "V7 I", "IV-V7 I", "ii7 V7", "vi-ii7 V7"]),
    .orchestral: ProgressionTable(
      away: ["I iii IV V", "I V/3 vi I/5", "I vi ii V", "IV I/3 ii V", "I IV vi V"],
      asking: ["vi IV ii V7sus4-V7", "IV V7/V Vsus4 V", "ii vi V7/V V", "IV ii I/5 V7"],
      elsewhere: ["vi iii IV V", "vi V7/ii ii V", "bVI bVII I V", "iv! bVI bVII V7", "bVI bIII bVII V"],
      closings: ["ii/3-V7 I", "I/5-V7 I", "IV I", "iv! I", "IV V", "ii V7sus4-V7", "bVI-bVII I", "IV-V7 vi"]),
    .dance: ProgressionTable(
      away: ["vi IV I V", "I IV vi V", "I iii vi V"], asking: ["IV V vi V", "ii IV V:2", "IV vi V:2"],
      elsewhere: ["vi iii IV V", "ii vi IV V", "IV iii vi V"],
      rising: ["IV:2 V:2", "ii vi IV V", "IV V vi V"],
      closings: ["IV V", "ii V", "IV-V vi", "vi V", "IV iii", "ii-iii IV"]),
    .modal: ProgressionTable(
      away: ["I ii I IV", "I IV I V", "I V IV I"], asking: ["IV:2 V:2", "ii IV V:2"],
      elsewhere: ["vi IV ii V", "IV I ii V"], rising: ["IV:2 V:2", "ii:2 V:2"],
      closings: ["IV V", "ii V", "V IV", "IV I", "ii IV"]),
  ]
}
