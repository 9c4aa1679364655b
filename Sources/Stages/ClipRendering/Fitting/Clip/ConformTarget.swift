import Music
import Planning

/// The tempo, meter, key and content that a clip is fitted to.
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
  /// The note value that is counted, as analysis counts it.
  var pulse: Beats { meter.beat }

  /// Seconds from one pulse to the next.
  var pulseTime: Double { tempo.seconds(of: pulse) }

  /// The divisions of a pulse that attacks fall on: sixteenths, in 6/8 eighths.
  var divisions: Int { meter.isCompound ? 3 : 4 }

  /// Pulses to the bar.
  var pulsesPerBar: Int { meter.bar.ticks / pulse.ticks }
}

/// The kind of sound in a clip, which says what must be found in it.
public enum ClipContent: String, Sendable, Hashable, CaseIterable, Codable {
  /// A beat and no key.
  case drums
  /// Pitches; a beat where there is one.
  case pitched
  /// Sound of any kind.
  case effects
  /// A beat, and a key where there is one.
  case song

  /// The content of a stem with this role.
  public init(_ role: StemRole) {
    switch role {
    case .drums, .percussion: self = .drums
    case .bass, .chords, .pad, .lead, .counter, .arpeggio, .vocals: self = .pitched
    case .effects: self = .effects
    }
  }

  var needsBeat: Bool { self == .drums || self == .song }
  var isTuned: Bool { self == .pitched || self == .song }
}

extension ConformTarget {
  /// The target of a clip for `stem`.
  public init(_ plan: SongPlan, _ stem: StemPlan) {
    self.init(tempo: plan.bpm, meter: plan.meter, key: plan.key, content: ClipContent(stem.role))
  }

  /// The target of a mix of the whole song.
  public init(songOf plan: SongPlan) {
    self.init(tempo: plan.bpm, meter: plan.meter, key: plan.key, content: .song)
  }
}
