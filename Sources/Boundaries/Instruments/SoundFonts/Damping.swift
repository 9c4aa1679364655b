import CFluidSynth
import Foundation
import Music

/// How fast a string that is let go is still: a hand comes down on it, or the bow is lifted.
///
/// Some fonts let guitars ring for up to 25 s after the note, so that every chord lies in those before it.
struct Damping {
  /// The seconds in which FluidSynth's release falls by 100 dB.
  private static let longest = 1.2

  /// Nil for instruments that ring on by nature, such as bells, or stop by themselves.
  init?(of instrument: GeneralMIDI) {
    guard Self.damped.contains(where: { $0.contains(instrument.program) }) else { return nil }
  }

  /// Shortens the release of what has been struck on `key`, where the font's is longer.
  func apply(to key: Int, of synth: OpaquePointer) {
    let longest = Float(1200 * log2(Self.longest))
    let release = Int32(GEN_VOLENVRELEASE.rawValue)
    // One more than there can be, so that the list ends with nil.
    var voices = [OpaquePointer?](repeating: nil, count: Int(fluid_synth_get_polyphony(synth)) + 1)
    fluid_synth_get_voicelist(synth, &voices, Int32(voices.count), -1)
    for voice in voices.prefix(while: { $0 != nil }).compactMap({ $0 }) {
      guard fluid_voice_get_key(voice) == Int32(key), fluid_voice_gen_get(voice, release) > longest else { continue }
      fluid_voice_gen_set(voice, release, longest)
      fluid_voice_update_param(voice, release)
    }
  }

  /// Guitars and basses, bowed strings and their ensembles, lutes of all kinds.
  private static let damped = [24...39, 40...44, 48...51, 104...106]
}
