import Music

/// A melody as fixed pitches, which all sections of a kind recall.
public struct Tune: Sendable, Equatable, Codable {
  /// One note of a tune.
  public struct Tone: Sendable, Equatable {
    /// The sixteenth from the tune's beginning on which it falls.
    public let step: Int
    /// The duration, in sixteenths.
    public let length: Int
    public let pitch: Pitch

    public init(step: Int, length: Int, pitch: Pitch) {
      self.step = step
      self.length = length
      self.pitch = pitch
    }

    /// The same on another pitch.
    func moved(to pitch: Pitch) -> Tone { Tone(step: step, length: length, pitch: pitch) }
  }

  public let bars: Int
  /// The bars of each of its phrases.
  public let phraseBars: Int
  /// In order of their onsets; one at a time.
  public let tones: [Tone]

  public init(bars: Int, phraseBars: Int, tones: [Tone]) {
    self.bars = bars
    self.phraseBars = phraseBars
    self.tones = tones
  }

  enum CodingKeys: String, CodingKey {
    case bars, tones
    case phraseBars = "phrase_bars"
  }
}

/// In JSON a tone is `[step, length, note]`.
extension Tune.Tone: Codable {
  public init(from decoder: any Decoder) throws {
    var values = try decoder.unkeyedContainer()
    self.init(
      step: try values.decode(Int.self), length: try values.decode(Int.self), pitch: Pitch(try values.decode(Int.self)))
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.unkeyedContainer()
    for value in [step, length, pitch.note] { try values.encode(value) }
  }
}

/// The tunes of a song, each on the chords of the first section that has it.
///
/// They are written in the song's key; a section that lies higher has them higher.
public struct SongTunes: Sendable, Equatable, Codable {
  /// The kind of section that the hook belongs to.
  public let main: SectionKind
  /// What the song is known by: the tune of its loudest sections.
  public let hook: Tune
  /// The tune of verses and grooves: the hook's rhythm turned another way, lower.
  public let verse: Tune
  /// What leads to the hook, rising.
  public let rise: Tune
  /// The tune of bridges, in longer notes.
  public let bridge: Tune
  /// The middle of the range that they are written in, as a MIDI note number; players in other registers play them octaves
  /// away.
  public let register: Int
}

extension Tune {
  /// The mean of its pitches, as a MIDI note number.
  var middle: Double { Double(tones.reduce(0) { $0 + $1.pitch.note }) / Double(max(1, tones.count)) }

  /// The tones of the bars in `range`, counted from the first of them.
  func tones(ofBars range: Range<Int>, steps: Int) -> [Tone] {
    let (start, end) = (range.lowerBound * steps, range.upperBound * steps)
    return tones.filter { start <= $0.step && $0.step < end }.map {
      Tone(step: $0.step - start, length: min($0.length, end - $0.step), pitch: $0.pitch)
    }
  }
}
