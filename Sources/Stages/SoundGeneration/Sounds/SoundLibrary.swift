/// All sounds, by the names that genres use.
public enum SoundLibrary {
  private static let all =
    Sound.drumKits + Sound.basses + Sound.heavyBasses + Sound.keys + Sound.mallets + Sound.guitars + Sound.pads
    + Sound.choirs + Sound.leads + Sound.winds + Sound.transitions

  /// The names of all sounds.
  public static var names: [String] { all.map(\.name) }

  static func sound(named name: String) -> Sound? { all.first { $0.name == name } }
}
