import Audio
import Music

/// The format of a sound file, as its header says.
public struct FileFacts: Sendable, Equatable {
  /// Name for people, as in `01-drums`.
  public var name: String
  /// Word length of integer samples; 32 for float as well.
  public var bits: Int
  public var rate: SampleRate
  public var channels: Int
  public var frames: Int

  public init(name: String, bits: Int, rate: SampleRate, channels: Int, frames: Int) {
    self.name = name
    self.bits = bits
    self.rate = rate
    self.channels = channels
    self.frames = frames
  }
}

/// A stem as it was written.
public struct DeliveredStem: Sendable {
  public var facts: FileFacts
  public var samples: any PCMSource

  public init(facts: FileFacts, samples: any PCMSource) {
    self.facts = facts
    self.samples = samples
  }
}

/// Written files: a master, and the stems whose sum it should be.
public struct Delivery: Sendable {
  public var facts: FileFacts
  /// The master at 48 kHz, read from the file.
  public var sound: any AudioSource
  /// The master's integers; nil for a lone file that has no stems.
  public var samples: (any PCMSource)?
  public var stems: [DeliveredStem]
  /// The notes of each part by its name, as its MIDI file has them; nil where there is none.
  public var notes: [String: [Note]]?
  /// Loudness of all channels together, where there are more than the two of `sound`.
  public var programme: ProgrammeLoudness?
  /// Measures peaks of the master after it was compressed and decoded; nil when that is not tried.
  ///
  /// It is called once the rest was measured, with the loudest positions, in seconds.
  public var codecs: (@Sendable (_ positions: [Double]) throws -> [CodecPeak])?

  public init(
    facts: FileFacts, sound: any AudioSource, samples: (any PCMSource)? = nil, stems: [DeliveredStem] = []
  ) {
    self.facts = facts
    self.sound = sound
    self.samples = samples
    self.stems = stems
  }
}
