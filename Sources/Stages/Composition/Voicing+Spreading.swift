import Genres
import Music

extension Voicing {
  /// The notes as a genre spreads them; nothing muddy below the octave under middle C.
  func spread(_ style: VoicingStyle) -> [Pitch] {
    let spread: [Pitch] =
      switch style {
      case .close: pitches
      case .open: pitches.count > 2 ? [pitches[0]] + pitches[2...] + [pitches[1] + 12] : pitches
      case .wide: [pitches[0] + -12] + pitches
      case .power: powered
      case .rootless: pitches.count > 3 && !isHome ? pitches.filter { $0.pitchClass != root } : pitches
      }
    return clear(spread.sorted())
  }

  /// Root, fifth and octave, near the lowest note.
  private var powered: [Pitch] {
    let low = Pitch.nearest(root, to: pitches[0])
    return [low, low + fifth, low + 12]
  }

  /// Close intervals below C3 are put an octave higher.
  private func clear(_ spread: [Pitch]) -> [Pitch] {
    var result: [Pitch] = []
    for pitch in spread {
      let isMuddy = pitch.note < 48 && result.last.map { pitch.note - $0.note < 5 } ?? false
      let clear = isMuddy ? pitch + 12 : pitch
      if !result.contains(clear) { result.append(clear) }
    }
    return result.sorted()
  }
}
