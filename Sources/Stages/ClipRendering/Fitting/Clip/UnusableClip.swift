import Diagnostics

/// A clip that cannot be made to fit, and why; another one has to be generated.
public enum UnusableClip: Diagnosable, Hashable {
  /// The rate in frames per second.
  case rate(Double)
  /// The time in which it is louder than −60 dBFS, in seconds.
  case silent(seconds: Double)
  /// The share of frames at full scale, and the longest run of them in milliseconds.
  case clipped(share: Double, longest: Double)
  /// Neither beat nor pitch where both or one is needed.
  case noise(ClipContent)
  /// The tempo measured and the tempo of the plan, in BPM.
  case tempo(measured: Double, wanted: Double)
  /// The distance of attacks from the grid after stretching, in milliseconds.
  case grid(error: Double)
  /// Whole bars that are left of it, and how many are needed.
  case short(bars: Int, needed: Int)
  /// The excess of the loop point's jump, in decibels of level and of spectrum.
  case seam(level: Double, spectrum: Double)

  public var diagnoses: [Diagnosis] {
    [
      Diagnosis(
        code: "conform.\(code)", location: "conform", finding: finding,
        remedy: "generate the clip again with another seed")
    ]
  }

  /// The last part of the diagnosis' code.
  var code: String {
    switch self {
    case .rate: "rate"
    case .silent: "silent"
    case .clipped: "clipped"
    case .noise: "noise"
    case .tempo: "tempo"
    case .grid: "grid"
    case .short: "short"
    case .seam: "seam"
    }
  }

  private var finding: String {
    switch self {
    case .rate(let rate): "the clip has \(rate) frames per second"
    case .silent(let seconds): "the clip sounds for \(Self.text(seconds)) s only"
    case .clipped(let share, let longest):
      "\(Self.text(100 * share)) % of the clip is clipped, for up to \(Self.text(longest)) ms at a time"
    case .noise(let content): "the clip is noise: \(content.needsBeat ? "no beat" : "no pitch") was found in it"
    case .tempo(let measured, let wanted):
      "the clip is at \(Self.text(measured)) BPM, too far from \(Self.text(wanted)) BPM to be stretched"
    case .grid(let error): "attacks of the clip are \(Self.text(error)) ms off the grid after stretching"
    case .short(let bars, let needed): "the clip has \(bars) whole bars, and \(needed) are needed"
    case .seam(let level, let spectrum):
      "no loop of the clip is seamless: the best one jumps by \(Self.text(level)) dB in level and "
        + "\(Self.text(spectrum)) dB in spectrum more than its other bar lines do"
    }
  }

  /// With one decimal.
  private static func text(_ value: Double) -> String { NumberText.rounded(value, 1) }
}
