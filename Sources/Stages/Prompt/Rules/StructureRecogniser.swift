import Music

/// Recogniser of whole forms ("intro, verse, chorus, outro") and of wishes for sections ("long intro", "no outro").
struct StructureRecogniser: Recogniser {
  /// From this many sections in a row on, a list is the whole form.
  static let wholeForm = 3

  func recognise(in state: ParseState) {
    for index in state.tokens.indices { forbidSolo(at: index, state) }
    for run in runs(in: mentions(in: state), state) {
      if isForm(run, state) { assignForm(run, state) } else { for mention in run { addWish(mention, state) } }
    }
  }

  /// "No solos", "without a solo".
  private func forbidSolo(at index: Int, _ state: ParseState) {
    guard ["solo", "solos"].contains(state.word(index) ?? ""), state.isFree(index..<(index + 1)) else { return }
    let end = ["a", "any"].contains(state.word(index - 1) ?? "") ? index - 1 : index
    guard let word = state.word(end - 1), ["no", "without", "zero"].contains(word),
      end == index || word == "without", !state.vocabulary.isThing(state.tokens, at: index + 1)
    else { return }
    var wish = SectionWish(.solo)
    wish.count = 0
    state.brief.sectionWishes.append(wish)
    state.addEvidence("section_wishes", (end - 1)..<(index + 1), 0.9)
  }

  private func mentions(in state: ParseState) -> [SectionMention] {
    var mentions: [SectionMention] = []
    var index = 0
    while index < state.tokens.count {
      // "Intro jingle for a podcast": the track itself, and no section of it.
      if let found = state.match(state.vocabulary.sections, at: index), PlaceTarget.isProgramme(found.range, state) {
        let isOfGenre = (0...min(3, index)).contains {
          (state.vocabulary.genres.match(state.tokens, at: index - $0)?.count ?? 0) > $0
        }
        if !isOfGenre { state.claim(found.range) }
        index = found.range.upperBound
        continue
      }
      if let mention = SectionMention(at: index, in: state),
        !SectionMention.isVerb(mention.kind, before: mention.range.upperBound, state)
      {
        claim(mention.range, state)
        mentions.append(mention)
        index = mention.range.upperBound
      } else {
        index += 1
      }
    }
    return mentions
  }

  /// The words of a section, but for a genre among them: "30 second trance intro".
  private func claim(_ range: Range<Int>, _ state: ParseState) {
    var index = range.lowerBound
    while index < range.upperBound {
      let genre =
        state.vocabulary.sections.match(state.tokens, at: index) == nil
        ? state.vocabulary.genres.match(state.tokens, at: index)?.count : nil
      if let genre, index + genre < range.upperBound {
        index += genre
      } else {
        state.claim(index..<(index + 1))
        index += 1
      }
    }
  }

  /// Three in a row and no count among them; "two verses, then a chorus"; or lengths beside a section that comes back.
  private func isForm(_ run: [SectionMention], _ state: ParseState) -> Bool {
    let items = run.reduce(0) { $0 + max($1.repeats, isCounted(run, state) ? $1.wish.count ?? 1 : 1) }
    guard items >= Self.wholeForm, !run.contains(where: { $0.wish.count == 0 }) else { return false }
    // "Soft verses, loud choruses" are kinds, and no items of a form.
    if run.contains(where: { isPlural($0, state) && $0.wish.count == nil }) { return false }
    if !run.contains(where: \.isQualified) || isCounted(run, state) { return true }
    return run.allSatisfy { !$0.isQualified || $0.isOfLengthOnly } && Set(run.map(\.kind)).count < run.count
  }

  private func isPlural(_ mention: SectionMention, _ state: ParseState) -> Bool {
    state.tokens[mention.range].contains { Self.plurals.contains($0.text.lowercased()) }
  }

  private static let plurals: Set<String> = [
    "verses", "choruses", "drops", "breakdowns", "bridges", "builds", "refrains", "hooks", "solos", "strophen",
    "couplets", "refrões", "estribillos", "estrofas", "ritornelli", "strofe",
  ]

  /// "Two verses, then a chorus": counts in an order.
  private func isCounted(_ run: [SectionMention], _ state: ParseState) -> Bool {
    guard run.count > 1, !run.contains(where: { $0.wish.length != nil }) else { return false }
    return zip(run, run.dropFirst()).allSatisfy { first, second in
      state.tokens[first.range.upperBound..<max(first.range.upperBound, second.range.lowerBound)]
        .contains { ["then", "→", ">", "followed"].contains($0.word) }
    }
  }

  /// Mentions with nothing but commas, arrows, "then" and what is said of the sections between them.
  private func runs(in mentions: [SectionMention], _ state: ParseState) -> [[SectionMention]] {
    var runs: [[SectionMention]] = []
    for mention in mentions {
      if let last = runs.last?.last, !state.isAdverbial(last.range), !state.isAdverbial(mention.range),
        isLink(last.range.upperBound..<max(last.range.upperBound, mention.range.lowerBound), state)
      {
        runs[runs.count - 1].append(mention)
      } else {
        runs.append([mention])
      }
    }
    return runs
  }

  private func isLink(_ range: Range<Int>, _ state: ParseState) -> Bool {
    let open = range.filter { !state.isPlaced($0) && !isItemNumber($0, state) }
    return open.count <= 4
      && open.allSatisfy { Self.links.contains(state.tokens[$0].word) || state.tokens[$0].isMark }
  }

  private static let links: Set<String> = [
    "then", "again", "and", "into", "to", "a", "an", "the", "followed", "by", "finally", "next", "last", "another",
  ]

  /// The number of an item at the beginning of a line, as in "2) Verse".
  private func isItemNumber(_ index: Int, _ state: ParseState) -> Bool {
    (state.tokens[index].number != nil && state.startsLine(index))
      || ([".", ")", ":"].contains(state.tokens[index].word) && index > 0 && state.tokens[index - 1].number != nil
        && state.startsLine(index - 1))
  }

  private func assignForm(_ run: [SectionMention], _ state: ParseState) {
    guard let first = run.first, let last = run.last else { return }
    if !state.brief.structure.isEmpty {
      state.note("Two forms are described; the last one counts.")
      state.brief.evidence.removeAll { $0.field == "structure" }
    }
    let counted = isCounted(run, state)
    var items: [StructureItem] = []
    for mention in run {
      var arrangement = state.takeArrangement(of: mention.range)
      if let solo = mention.solo { arrangement = (arrangement ?? SectionArrangement()).with(solo) }
      state.addPlaced([mention.solo?.instrument].compactMap { $0 })
      let item = StructureItem(mention.kind, bars: mention.wish.bars, arrangement)
      items += Array(repeating: item, count: max(mention.repeats, counted ? mention.wish.count ?? 1 : 1))
      if mention.isOfLengthOnly { addWish(mention, state) }
    }
    state.brief.structure = Array(items.prefix(TicketField.longestList))
    state.addEvidence("structure", first.range.lowerBound..<last.range.upperBound, 0.9)
  }

  private func addWish(_ mention: SectionMention, _ state: ParseState) {
    // A solo alone is a place of its own, which the details name.
    if mention.solo != nil {
      state.addSolo(mention.range)
      return
    }
    var wish = mention.wish
    // Where there is a second drop, there are two.
    if wish.count == nil { wish.count = Self.ordinals[state.word(mention.range.lowerBound - 1) ?? ""] }
    if let index = state.brief.sectionWishes.firstIndex(where: { $0.section == mention.kind }) {
      state.brief.sectionWishes[index] = merged(state.brief.sectionWishes[index], wish)
    } else {
      state.brief.sectionWishes.append(wish)
    }
    state.brief.evidence.append(
      Evidence(
        "section_wishes", words: state.words(mention.range),
        confidence: state.confidence(mention.isQualified ? 0.9 : 0.6, in: mention.range)))
  }

  private static let ordinals = ["second": 2, "third": 3, "fourth": 4]

  /// Both wishes, the later one where they differ.
  private func merged(_ old: SectionWish, _ new: SectionWish) -> SectionWish {
    var wish = old
    // What was forbidden before comes back.
    wish.count = new.count ?? (old.count == 0 ? nil : old.count)
    wish.bars = new.bars ?? old.bars
    wish.duration = new.duration ?? old.duration
    wish.length = new.length ?? old.length
    return wish
  }
}

/// Recogniser of endings ("ends abruptly", "fade out"), but not of "no fade" and "fade in".
struct EndingRecogniser: Recogniser {
  func recognise(in state: ParseState) {
    for index in state.tokens.indices {
      guard let found = state.match(state.vocabulary.endings, at: index) else { continue }
      guard !state.isForbidden(found.range), !isFadeIn(found.range, state) else {
        state.claim(found.range)
        continue
      }
      state.assign("ending", \.ending, found.value, from: found.range, 0.9)
    }
  }

  /// "Fade in the pads", but "fade in the last ten seconds" and "fade out in ten seconds" are endings.
  private func isFadeIn(_ range: Range<Int>, _ state: ParseState) -> Bool {
    let end = range.upperBound
    guard state.word(end) == "in", ["fade", "fades", "fading"].contains(state.tokens[end - 1].word) else {
      return false
    }
    return !(end + 1...end + 2).contains { ["last", "end", "final"].contains(state.word($0) ?? "") }
  }
}
