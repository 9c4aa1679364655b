import Diagnostics
import Yams

/// The fields that a genre file may have; a slip must not be silently without effect.
enum GenreFieldNames {
  private static let root = [
    "name", "title", "note", "aliases", "like", "tempo", "meter", "swing", "feel", "modes", "harmony", "progressions",
    "chromatic",
    "melody", "voicing", "strain", "forms", "sections", "roles", "stems", "signature", "drums", "fills", "rhythms",
    "meters", "build", "repeats", "dynamics", "duck", "master",
  ]
  private static let nested: [String: [String]] = [
    "tempo": ["low", "usual", "high", "pulse", "half_time"], "swing": ["amount", "unit"],
    "harmony": ["style", "push", "key_change"],
    "rhythms": ["bass", "chords", "lead", "arpeggio"], "build": ["roll", "gap_beats"],
    "duck": ["depth_db", "release_beats"], "master": ["tone"],
  ]
  private static let stem = [
    "role", "sounds", "program", "description", "optional", "both_hands", "register", "level_lu", "high_pass_hz",
    "width", "pan", "duck", "rhythms",
  ]
  /// The fields of the entries below a field whose own names are free.
  private static let entries: [String: [String]] = [
    "stems": stem, "roles": stem, "sections": ["energy", "stems", "trades", "progressions"],
    "drums": ["stem", "energy", "patterns"],
    "meters": ["drums", "fills", "rhythms"],
  ]

  /// Fields of earlier versions, with what does now what their names promise.
  private static let retired: [String: String] = [
    "club_lufs": loudnessRemedy, "streaming_lufs": loudnessRemedy,
  ]
  private static let loudnessRemedy =
    "delete it; masters are as loud as mastering.loudness_lufs of the settings says, or a ticket's loudness"

  /// A diagnosis for every field that does not exist.
  static func unknown(in document: Node.Mapping, of file: String) -> [Diagnosis] {
    var faults = faults(in: document, known: root, file)
    for (key, value) in document {
      guard let name = key.string, let mapping = value.mapping else { continue }
      if let known = nested[name] { faults += self.faults(in: mapping, known: known, file) }
      guard let known = entries[name] else { continue }
      for entry in mapping { faults += self.faults(in: entry.value.mapping ?? [:], known: known, file) }
    }
    return faults
  }

  private static func faults(in mapping: Node.Mapping, known: [String], _ file: String) -> [Diagnosis] {
    mapping.compactMap { key, _ in
      let name = key.string ?? ""
      guard !known.contains(name) else { return nil }
      if let remedy = retired[name] {
        return GenreFault.retired(file, line: key.mark?.line ?? 1, field: name, remedy: remedy)
      }
      let hint = Suggestion.nearest(to: name, among: known).map { "; did you mean \"\($0)\"?" } ?? ""
      return GenreFault.invalid(file, line: key.mark?.line ?? 1, "there is no field \"\(name)\"\(hint)")
    }
  }
}
