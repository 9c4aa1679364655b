import Music
import Signal
import StyleAnalysis

/// The value that a measurement should have, or the reason why none is given.
public enum Target<Value: Sendable & Equatable>: Sendable, Equatable {
  case value(Value)
  /// The plan said beforehand that it cannot be measured: a drone has no tempo, a drum solo no key.
  case declaredUndeterminable
  /// Nobody asked for anything.
  case notGiven

  /// The value, if there is one.
  public var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }
}

/// What a delivery is held against; what is left out is not judged.
public struct Expectations: Sendable, Equatable {
  public var tempo: Target<Tempo> = .notGiven
  /// Of the genre: it says which of half, normal and double time is meant.
  public var tempoRange: ClosedRange<Double>?
  /// Nil when nobody said.
  public var meter: Meter?
  public var key: Target<Key> = .notGiven
  public var loudness: Loudness?
  public var truePeak: TruePeak?
  public var frames: Int?
  /// Stretches in which nothing is meant to sound.
  public var silences: [TimeRange] = []
  public var reference: SpectralFingerprint?
  public var tolerances = Tolerances()
  /// The files should be in the format of a delivery: 24-bit, 48 kHz, stereo.
  public var deliveryFormat = true
  /// In LU, as the genre has it.
  public var loudnessRange: ClosedRange<Double>?
  /// In order; empty when none were planned.
  public var sections: [PlannedSection] = []
  /// How long a bar lasts, in seconds.
  public var bar: Double?
  /// By the stems' names.
  public var stems: [String: PlannedStem] = [:]
  /// The stems that a recording was taken apart into, by their names: nobody knows beforehand what is in them, if anything.
  public var separated: Set<String> = []
  public var severities = Severities()

  public init() {}
}
