import Audio
import Music
import Planning

/// All sounds, by the names that genres use.
public enum SoundLibrary {
  private static let all =
    Sound.drumKits + Sound.basses + Sound.heavyBasses + Sound.keys + Sound.mallets + Sound.guitars + Sound.pads
    + Sound.choirs + Sound.leads + Sound.winds + Sound.transitions

  /// The names of all sounds.
  public static var names: [String] { all.map(\.name) }

  static func sound(named name: String) -> Sound? { all.first { $0.name == name } }

  /// Whether what plays `stem` dies away while a key is held: what is struck or plucked.
  public static func decays(_ stem: StemPlan) -> Bool {
    sound(named: stem.sound)?.isStruck ?? false || stem.program.flatMap(GeneralMIDI.init)?.decays ?? false
  }

  /// How long echoes and room of a sound ring on until they have fallen by 60 dB; 0 for names that are none.
  public static func ringing(of name: String, at tempo: Tempo) -> Seconds {
    guard let effects = sound(named: name)?.effects else { return .s(0) }
    return .s((effects.delay?.ringing(at: tempo) ?? 0) + (effects.reverb?.decay ?? 0))
  }
}
