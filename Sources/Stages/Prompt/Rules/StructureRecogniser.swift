import Music

/// Recogniser of whole forms ("intro, verse, chorus, outro") and of wishes for sections ("long intro", "no outro").
struct StructureRecogniser: Recogniser {
  /// From this many sections in a row on, a list is the whole form.
  static let wholeForm = 3

  func recognise(in state: inout ParseState) {
    for run in runs(in: mentions(in: &state), state) {
      if run.count >= Self.wholeForm && !run.contains(where: \.isQualified) {
        assignForm(run, &state)
      } else {
        for mention in run { addWish(mention, &state) }
      }
    }
  }

  private func mentions(in state: inout ParseState) -> [SectionMention] {
    var mentions: [SectionMention] = []
    var index = 0
    while index < state.tokens.count {
      if let mention = SectionMention(at: index, in: state), isSection(mention, state) {
        state.claim(mention.range)
        mentions.append(mention)
        index = mention.range.upperBound
      } else {
        index += 1
      }
    }
    return mentions
  }

  /// Verbs that look like sections ("builds up") are left alone.
  private func isSection(_ mention: SectionMention, _ state: ParseState) -> Bool {
    guard let next = state.word(mention.range.upperBound) else { return true }
    switch mention.kind {
    case .build: return !["me", "a", "an", "the", "up", "on", "from", "to", "slowly"].contains(next)
    case .drop: return !["me", "it", "table", "us", "by", "down"].contains(next)
    default: return true
    }
  }

  /// Mentions with nothing but commas, arrows and "then" between them.
  private func runs(in mentions: [SectionMention], _ state: ParseState) -> [[SectionMention]] {
    var runs: [[SectionMention]] = []
    for mention in mentions {
      if let last = runs.last?.last, isLink(last.range.upperBound..<mention.range.lowerBound, state) {
        runs[runs.count - 1].append(mention)
      } else {
        runs.append([mention])
      }
    }
    return runs
  }

  private func isLink(_ range: Range<Int>, _ state: ParseState) -> Bool {
    range.count <= 4
      && state.tokens[range].allSatisfy {
        $0.isMark || ["then", "again", "and", "into", "to", "a", "an", "the"].contains($0.word)
      }
  }

  private func assignForm(_ run: [SectionMention], _ state: inout ParseState) {
    guard let first = run.first, let last = run.last else { return }
    if !state.brief.structure.isEmpty {
      state.note("Two forms are described; the last one counts.")
      state.brief.evidence.removeAll { $0.field == "structure" }
    }
    state.brief.structure = run.prefix(TicketField.longestList).map { StructureItem($0.kind, bars: $0.wish.bars) }
    state.addEvidence("structure", first.range.lowerBound..<last.range.upperBound, 0.9)
  }

  private func addWish(_ mention: SectionMention, _ state: inout ParseState) {
    var wish = mention.wish
    // Where there is a second drop, there are two.
    if wish.count == nil { wish.count = Self.ordinals[state.word(mention.range.lowerBound - 1) ?? ""] }
    if let index = state.brief.sectionWishes.firstIndex(where: { $0.section == mention.kind }) {
      state.brief.sectionWishes[index] = merged(state.brief.sectionWishes[index], wish)
    } else {
      state.brief.sectionWishes.append(wish)
    }
    state.addEvidence("section_wishes", mention.range, mention.isQualified ? 0.9 : 0.6)
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
  func recognise(in state: inout ParseState) {
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
