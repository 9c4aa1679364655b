import Music

extension StemPlan {
  public var isDrums: Bool { role == .drums || role == .percussion }

  /// True for a voice with a melody: neither a choir's chords nor speech.
  public var singsMelody: Bool { role == .vocals && !sound.hasPrefix("choir") && voice?.manner.isSpeech != true }

  /// True if its role is a melody.
  public var isMelodic: Bool { [.lead, .counter, .vocals].contains(role) }

  /// As it plays a solo: in the register of a melody.
  public var melodic: StemPlan { role == .bass ? moved(to: register + 10) : moved(to: max(register, 67)) }

  /// The notes of its voice's melodies: a ninth below the middle of the tessitura to a ninth above, as far as the voice goes.
  ///
  /// Nil where no voice was asked for.
  public var tessitura: ClosedRange<Pitch>? {
    guard let voice, !voice.manner.isSpeech, let type = voice.types.first else { return nil }
    let low = max(type.range.lowerBound, type.middle + -8)
    return low...max(low + 12, min(type.range.upperBound, type.middle + 9))
  }

  /// The middle of the register in which it plays tunes, as a MIDI note number.
  public var tuneRegister: Int {
    if let type = voice?.types.first, tessitura != nil { return type.middle.note }
    return isMelodic ? register : melodic.register
  }
}

extension SongPlan {
  /// The stem that has the tune in a section: a soloist, a voice, the first of the leads or counter-melodies; nil for none.
  public func tunePlayer(inSection index: Int) -> StemPlan? {
    let playing = stems.filter { $0.sections.contains(index) }
    if let soloist = playing.first(where: { $0.isSolo(in: index) && !$0.isDrums }) { return soloist }
    if let voice = playing.first(where: \.singsMelody) { return voice }
    if let lead = playing.first(where: { $0.role == .lead }) { return lead }
    return playing.first { $0.role == .counter }
  }

  /// The highest note that accompanying parts have in a section, so that the tune lies on top; nil where nobody has one.
  ///
  /// It follows from the register of the tune's player, not from its notes: another tune leaves the others as they are.
  public func ceiling(inSection index: Int) -> Pitch? {
    tunePlayer(inSection: index).map { Pitch(max(Self.lowestCeiling, $0.tuneRegister - TuneRange.below - 1)) }
  }

  /// An octave below middle C and a fifth: lower accompaniment would be mud.
  private static let lowestCeiling = 55
}
