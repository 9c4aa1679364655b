import Analysis
import Foundation
import Music

/// By how much a clip has to be shifted so that its notes are those of the planned key.
struct KeyFit: Equatable {
  let semitones: Int
  /// The correction of its tuning, in cents.
  let cents: Double

  static let none = KeyFit(semitones: 0, cents: 0)

  // Generators miss by three semitones at most; what is measured farther away is rather measured wrongly.
  private static let usual = 3
  private static let unusual = 3.0
  private static let perSemitone = 0.25
  // Fewer cents than these nobody hears; pitches that agree less have no common tuning.
  private static let audible = 4.0
  private static let agreement = 0.4

  /// The smallest shift that brings the pitches of a clip to the notes of `key`.
  init(_ content: PitchContent, key: Key) {
    semitones = (-5...6).max { Self.score($0, content, key) < Self.score($1, content, key) } ?? 0
    let off = content.tuningCents ?? 0
    cents = abs(off) >= Self.audible && content.agreement > Self.agreement ? -off : 0
  }

  init(semitones: Int, cents: Double) { (self.semitones, self.cents) = (semitones, cents) }

  /// The factor of all frequencies.
  var pitchScale: Double { pow(2, (Double(semitones) + cents / 100) / 12) }

  /// The evidence for a clip having been made `shift` semitones below the plan, in its key or one with the same notes.
  private static func score(_ shift: Int, _ content: PitchContent, _ key: Key) -> Double {
    let major = PitchClass(7 * key.signature) + -shift
    let candidates = [
      Key(major, .major), Key(major + 9, .minor), Key(key.tonic + -shift, key.mode.family),
    ]
    let distance = Double(abs(shift))
    let doubt = perSemitone * distance + (abs(shift) > usual ? unusual : 0)
    return (candidates.map(content.score).max() ?? 0) - doubt
  }
}
