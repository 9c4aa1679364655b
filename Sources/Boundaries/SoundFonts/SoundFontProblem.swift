import Diagnostics

/// What can be wrong with a SoundFont.
enum SoundFontProblem {
  static func unreadable(_ path: String, _ reason: String) -> Diagnosis {
    Diagnosis(
      code: "soundfont.unreadable", place: path, finding: "the SoundFont cannot be read: \(reason)",
      remedy: "install one (apt install timgm6mb-soundfont), or say in engine.soundfont where it lies")
  }

  static func corrupt(_ path: String, _ finding: String) -> Diagnosis {
    Diagnosis(
      code: "soundfont.corrupt", place: path, finding: "this is no whole SoundFont: \(finding)",
      remedy: "copy it again, or name another one in engine.soundfont")
  }

  static func noProgram(_ program: Int, _ font: SoundFontFile, stem: String) -> Diagnosis {
    Diagnosis(
      code: "soundfont.no-program", place: stem,
      finding:
        "the SoundFont \(font.name) has no \(program < 128 ? "program \(program)" : "drum kit \(program - 128)")",
      remedy: "use a SoundFont that has all of General MIDI, or another program")
  }
}
