import Audio

/// What a file's header says.
public struct FileFacts: Sendable, Equatable {
  /// As people know the file, as in `01-drums`.
  public var name: String
  /// Of integer samples; 32 for float as well.
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

/// Written files: a master, and the stems that it should be the sum of.
public struct Delivery: Sendable {
  public var facts: FileFacts
  /// The master at 48 kHz, read from the file.
  public var sound: any AudioSource
  /// The master's integers; nil for a lone file that has no stems.
  public var samples: (any PCMSource)?
  public var stems: [DeliveredStem]
  /// How loud it is over all of its channels, where it has more than the two of `sound`.
  public var programme: ProgrammeLoudness?
  /// How high the master reaches after it was compressed and decoded; nil when nobody measures that.
  ///
  /// It is called once the rest was measured, with the loudest places, in seconds.
  public var codecs: (@Sendable (_ places: [Double]) throws -> [CodecPeak])?

  public init(
    facts: FileFacts, sound: any AudioSource, samples: (any PCMSource)? = nil, stems: [DeliveredStem] = []
  ) {
    self.facts = facts
    self.sound = sound
    self.samples = samples
    self.stems = stems
  }
}

/// How high a master reaches after it was compressed and decoded.
public struct CodecPeak: Sendable, Equatable {
  /// Such as `MP3 at 320 kbit/s`.
  public var codec: String
  public var peak: TruePeak

  public init(codec: String, peak: TruePeak) {
    self.codec = codec
    self.peak = peak
  }
}
