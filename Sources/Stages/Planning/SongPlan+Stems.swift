import Music

extension SongPlan {
  /// The same song played by other stems.
  public func replacing(stems: [StemPlan]) -> SongPlan {
    SongPlan(
      title: title, genre: genre, beatsPerMinute: beatsPerMinute, key: key, meter: meter, swing: swing,
      swingUnit: swingUnit,
      sections: sections, chords: chords, stems: stems, seed: seed, frames: frames, ending: ending,
      silentDrums: silentDrums, loudness: loudness, truePeak: truePeak, tone: tone, expectations: expectations,
      notes: notes)
  }
}

extension StemPlan {
  /// A stem that comes out of a recording of the whole song, and is mixed as it is.
  public init(recorded name: String, role: StemRole, number: Int, genre: String, sections: [Int]) {
    self.init(
      number: number, name: name, role: role, genre: genre, sound: "recording", program: nil, description: name,
      register: 60, sections: sections, mix: .untouched)
  }

  /// The same stem at another place in the delivery.
  public func numbered(_ number: Int) -> StemPlan {
    StemPlan(
      number: number, name: name, role: role, genre: genre, sound: sound, program: program, description: description,
      register: register, sections: sections, mix: mix)
  }
}

extension StemMix {
  /// For what is mixed already.
  static let untouched = StemMix()

  private init() {
    (levelLu, highPassHz, width, pan, duckDb, duckReleaseBeats) = (0, 0, 1, 0, 0, 0)
  }
}
