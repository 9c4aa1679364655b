import Music

/// The details that a content makes of a place.
extension PlacedContent {
  /// "Drums come in after 8 bars": the first 8 bars without them.
  func silenceBefore(_ place: SectionPlace) -> (place: SectionPlace, arrangement: SectionArrangement)? {
    guard place.relation == .after, place.section == nil, place.bars != nil, !arrangement.only,
      !arrangement.instruments.isEmpty, arrangement.without.isEmpty, arrangement.solo == nil
    else { return nil }
    var silence = SectionArrangement()
    silence.without = arrangement.instruments
    return (SectionPlace(.in, nil, occurrence: 1, bars: place.bars), silence)
  }

  /// The details at `place`: an entrance is heard from there on, a restriction there alone.
  func detail(at place: SectionPlace) -> (place: SectionPlace, arrangement: SectionArrangement) {
    var place = place
    let hasOnlyNames = arrangement.without.isEmpty && !arrangement.only && arrangement.solo == nil
    if isEntrance, hasOnlyNames, place.relation == .in {
      if place.section == nil, place.occurrence == 1, place.bars != nil {
        place.relation = .after
      } else if place.section != nil {
        place.relation = .from
      }
    }
    // "No drums before the drop" holds for all that comes before it.
    if place.relation == .before, place.bars == nil, leaving.isEmpty, !arrangement.without.isEmpty {
      place.relation = .until
    }
    return (place, arrangement)
  }
}

/// The small words between the things that are said of a place.
extension PlacedContent {
  /// Words that say nothing by themselves.
  static let fillers: Set<String> = [
    "a", "an", "the", "some", "its", "their", "of", "with", "by", "any", "there", "is", "are", "be", "being", "should",
    "must", "shall", "will", "can", "play", "plays", "playing", "has", "have", "having", "very", "really", "more",
    "much",
    "where", "which", "that", "it", "we", "hear", "you", "only", "just", "goes", "gets", "becomes", "turns",
    "featuring",
    "features", "contains", "containing", "even", "quite", "rather", "then", "full", "in", "la", "add", "adds",
    "please",
    "want", "i", "comes", "to", "on", "sung", "from", "does", "do", "sing", "sings", "strips", "stripped", "down",
    "back",
    "reduces", "reduced", "keep", "let", "sounds", "played", "starring",
  ]

  /// Adjectives of somebody who plays alone.
  static let lone: Set<String> = [
    "lone", "lonely", "solitary", "unaccompanied", "alone", "bare", "single", "solo",
  ]
}
