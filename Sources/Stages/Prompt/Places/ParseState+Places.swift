import Music

/// The details of single places, collected while a prompt is read.
extension ParseState {
  /// A detail and where it was said.
  struct PlacedDetail {
    var detail: SectionDetail
    let range: Range<Int>
    /// The section's own words, where the detail describes it as an item of a form might.
    let item: Range<Int>?
  }

  /// The most details that a brief has.
  static let mostDetails = TicketField.longestList

  func add(_ place: SectionPlace, _ arrangement: SectionArrangement, from range: Range<Int>, item: Range<Int>?) {
    guard !arrangement.isEmpty else { return }
    guard placedDetails.count < Self.mostDetails else {
      note("Of what was said of single sections the first \(Self.mostDetails) wishes count; say less of them.")
      return
    }
    let detail = SectionDetail(place, arrangement, words: words(range))
    placedDetails.append(PlacedDetail(detail: detail, range: range, item: item))
    addPlaced(arrangement.instruments + [arrangement.solo].compactMap { $0 })
  }

  /// Remembers instruments that a single place has.
  func addPlaced(_ names: [String]) {
    for name in names where !placedInstruments.contains(name) { placedInstruments.append(name) }
  }

  /// Remembers instruments that come in later, and are silent before.
  func addEntering(_ names: [String]) {
    for name in names where !enteringInstruments.contains(name) { enteringInstruments.append(name) }
  }

  /// The arrangement of the form's item at `item`, taken out of the details.
  func takeArrangement(of item: Range<Int>) -> SectionArrangement? {
    var arrangement: SectionArrangement?
    placedDetails.removeAll { placed in
      guard let own = placed.item, own.overlaps(item) else { return false }
      arrangement = arrangement?.merged(with: placed.detail.arrangement) ?? placed.detail.arrangement
      return true
    }
    return arrangement
  }

  /// True if the section named there is a place of something else: "until the drop".
  func isAdverbial(_ range: Range<Int>) -> Bool { adverbials.contains { $0.overlaps(range) } }

  /// A solo that nothing else was said of; where one was forbidden there is none.
  func addSolo(_ range: Range<Int>) {
    guard let solo = solos.first(where: { $0.range.overlaps(range) }),
      !placedDetails.contains(where: { $0.range.overlaps(solo.range) })
    else { return }
    if isForbidden(solo.range) {
      var wish = SectionWish(.solo)
      wish.count = 0
      brief.sectionWishes.append(wish)
      addEvidence("section_wishes", solo.range, 0.9)
    } else {
      add(nextSolo(), SectionArrangement().with(solo), from: solo.range, item: nil)
    }
  }

  /// The place of one more solo: of several each one has its number.
  private func nextSolo() -> SectionPlace {
    let others = placedDetails.indices.filter { placedDetails[$0].detail.place.section == .solo }
    guard !others.isEmpty else { return SectionPlace(.in, .solo) }
    for (number, index) in others.enumerated() where placedDetails[index].detail.place.occurrence == nil {
      placedDetails[index].detail.place.occurrence = number + 1
    }
    return SectionPlace(.in, .solo, occurrence: others.count + 1)
  }

  /// Writes the details into the brief, those of one place as one.
  func finishPlaces() {
    for placed in placedDetails.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      if let last = brief.sectionDetails.last, last.place == placed.detail.place,
        let both = last.arrangement.merged(with: placed.detail.arrangement), !placed.detail.contradicts(last)
      {
        brief.sectionDetails[brief.sectionDetails.count - 1].arrangement = both
        brief.sectionDetails[brief.sectionDetails.count - 1].words += ", \(placed.detail.words)"
      } else {
        noteContradiction(of: placed.detail)
        brief.sectionDetails.append(placed.detail)
      }
      brief.evidence.append(Evidence("section_details", words: placed.detail.words, confidence: 0.9))
    }
    addPlacedInstruments()
  }

  private func noteContradiction(of detail: SectionDetail) {
    guard let before = brief.sectionDetails.last(where: { $0.place == detail.place && detail.contradicts($0) }) else {
      return
    }
    note("\"\(before.words)\" and \"\(detail.words)\" contradict each other; the last one counts there.")
  }

  /// What plays in one place only is an instrument of the song, unless the whole song excludes it.
  private func addPlacedInstruments() {
    for name in placedInstruments {
      if name == "vocals" {
        brief.vocals = true
      } else if brief.exclude.contains(name) {
        brief.exclude.removeAll { $0 == name }
        note("\"\(name)\" is not wanted, but wanted in one place; it plays there alone.")
        add(local: name)
      } else if !brief.instruments.contains(name) {
        add(local: name)
      } else if enteringInstruments.contains(name), !brief.localInstruments.contains(name) {
        brief.localInstruments.append(name)
      }
    }
  }

  private func add(local name: String) {
    add(instrument: name)
    brief.localInstruments.append(name)
  }
}

extension SectionDetail {
  /// True if one of the two wants what the other does not.
  func contradicts(_ other: SectionDetail) -> Bool {
    let (mine, theirs) = (arrangement, other.arrangement)
    return !Set(mine.without).isDisjoint(with: theirs.instruments)
      || !Set(mine.instruments).isDisjoint(with: theirs.without)
      || (mine.level != nil && theirs.level != nil && mine.level != theirs.level)
      || (mine.transposition != nil && theirs.transposition != nil && mine.transposition != theirs.transposition)
      || (mine.timeFeel != nil && theirs.timeFeel != nil && mine.timeFeel != theirs.timeFeel)
  }
}

extension SectionArrangement {
  /// With the instrument of `solo` in front.
  func with(_ solo: SoloMention) -> SectionArrangement {
    var arrangement = self
    arrangement.solo = solo.instrument
    arrangement.label = solo.label
    return arrangement
  }

  /// Both, and what `other` says where they differ.
  func merged(with other: SectionArrangement) -> SectionArrangement? {
    var merged = self
    for name in other.instruments where !merged.instruments.contains(name) { merged.instruments.append(name) }
    for name in other.without where !merged.without.contains(name) { merged.without.append(name) }
    merged.only = only || other.only
    merged.solo = other.solo ?? solo
    merged.level = other.level ?? level
    merged.transposition = other.transposition ?? transposition
    merged.timeFeel = other.timeFeel ?? timeFeel
    merged.label = other.label ?? label
    return merged
  }
}
