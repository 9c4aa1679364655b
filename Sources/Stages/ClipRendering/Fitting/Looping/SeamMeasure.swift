import Audio

/// The audibility of a loop point: its jumps beyond those of the clip's other bars.
///
/// Every bar line is a point where level and spectrum jump, because something is struck there. A seam is heard where they
/// jump by more than they do at the same point of the clip's other bars; that excess is what counts.
public struct SeamMeasure: Sendable, Hashable, Codable {
  /// By how much the level of 50 ms changes more than in any other bar, in dB.
  public var level: Decibels
  /// The same for the levels of octaves, root mean square.
  public var spectrum: Decibels
  /// The sharpest bend of the waveform at the seam (its second difference) against the sharpest one in the clip, in dB.
  public var step: Decibels

  enum CodingKeys: String, CodingKey {
    case level = "level_db"
    case spectrum = "spectrum_db"
    case step = "step_db"
  }

  public init(level: Decibels, spectrum: Decibels, step: Decibels) {
    self.level = level
    self.spectrum = spectrum
    self.step = step
  }

  /// The bound of audibility.
  public static let bound = SeamMeasure(level: .dB(1.5), spectrum: .dB(3), step: .dB(1))

  public var isInaudible: Bool {
    level <= Self.bound.level && spectrum <= Self.bound.spectrum && step <= Self.bound.step
  }

  /// The measure in units of the bound: at most 1 if it is inaudible.
  var severity: Double {
    max(
      level.value / Self.bound.level.value, spectrum.value / Self.bound.spectrum.value,
      step.value / Self.bound.step.value)
  }
}
