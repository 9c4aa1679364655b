import Audio
import Music

/// The figure that a song without a tune is known by: a bar or two that its sequence plays over every chord.
public struct Riff: Sendable, Equatable, Codable {
  /// One note of a riff.
  public struct Tone: Sendable, Equatable {
    /// The sixteenth from the riff's beginning on which it falls.
    public let step: Int
    /// The semitones above the root of the chord.
    public let interval: Int
  }

  /// The name of the stem that plays it.
  public let player: String
  public let bars: Int
  /// In order of their onsets; one at a time.
  public let tones: [Tone]

  /// The tones of a bar of a section, counted from the bar's beginning, in bars of `steps` sixteenths; empty where it rests.
  ///
  /// Main sections have all of it; what opens and closes a song or takes breath has every second statement, and what leads up
  /// to a main section its first bar only, which presses on.
  public func tones(inBar bar: Int, of kind: SectionKind, steps: Int) -> [Tone] {
    let statement = bar / bars
    let isStated =
      switch kind {
      case .intro, .outro, .breakdown: statement % 2 == 0
      default: true
      }
    guard isStated else { return [] }
    let stated = [.build, .preChorus].contains(kind) ? 0 : bar % bars
    return tones.filter { $0.step / steps == stated }.map { Tone(step: $0.step % steps, interval: $0.interval) }
  }
}

/// In JSON a tone is `[step, interval]`.
extension Riff.Tone: Codable {
  public init(from decoder: any Decoder) throws {
    var values = try decoder.unkeyedContainer()
    self.init(step: try values.decode(Int.self), interval: try values.decode(Int.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.unkeyedContainer()
    for value in [step, interval] { try values.encode(value) }
  }
}
