import Music

/// What a clip has to fit.
public struct ConformTarget: Sendable, Equatable {
  public var tempo: Tempo
  public var meter: Meter
  public var key: Key
  public var content: ClipContent

  public init(tempo: Tempo, meter: Meter = .fourFour, key: Key, content: ClipContent) {
    self.tempo = tempo
    self.meter = meter
    self.key = key
    self.content = content
  }
}

extension ConformTarget {
  /// What is counted, as analysis counts it.
  var pulse: Beats { meter.beat }

  /// Seconds from one pulse to the next.
  var pulseTime: Double { tempo.seconds(of: pulse) }

  /// What attacks fall on between pulses: sixteenths, in 6/8 eighths.
  var divisions: Int { meter.isCompound ? 3 : 4 }

  /// Pulses to the bar.
  var pulsesPerBar: Int { meter.bar.ticks / pulse.ticks }
}

/// What kind of sound a clip should hold, which says what must be found in it.
public enum ClipContent: String, Sendable, Hashable, CaseIterable, Codable {
  /// A beat and no key.
  case drums
  /// Pitches; a beat where there is one.
  case pitched
  /// Sound of any kind.
  case effects
  /// A beat, and a key where there is one.
  case song

  /// What a stem with this role holds.
  public init(_ role: StemRole) {
    switch role {
    case .drums, .percussion: self = .drums
    case .bass, .chords, .pad, .lead, .arpeggio, .vocals: self = .pitched
    case .effects: self = .effects
    }
  }

  var needsBeat: Bool { self == .drums || self == .song }
  var isTuned: Bool { self == .pitched || self == .song }
}
