import Music

/// "Intro, verse, chorus, outro" as a whole form; "long intro", "two drops", "no outro" as wishes.
struct StructureRecogniser: Recogniser {
  /// From this many sections in a row on, a list is the whole form.
  static let wholeForm = 3

  func recognise(in reading: inout Reading) {
    for run in runs(in: mentions(in: &reading), reading) {
      if run.count >= Self.wholeForm && !run.contains(where: \.isQualified) {
        takeForm(run, &reading)
      } else {
        for mention in run { takeWish(mention, &reading) }
      }
    }
  }

  private func mentions(in reading: inout Reading) -> [SectionMention] {
    var mentions: [SectionMention] = []
    var index = 0
    while index < reading.tokens.count {
      if let mention = SectionMention(at: index, in: reading), isSection(mention, reading) {
        reading.claim(mention.range)
        mentions.append(mention)
        index = mention.range.upperBound
      } else {
        index += 1
      }
    }
    return mentions
  }

  /// Verbs that look like sections ("builds up") are left alone.
  private func isSection(_ mention: SectionMention, _ reading: Reading) -> Bool {
    guard let next = reading.word(mention.range.upperBound) else { return true }
    switch mention.kind {
    case .build: return !["me", "a", "an", "the", "up", "on", "from", "to", "slowly"].contains(next)
    case .drop: return !["me", "it", "table", "us", "by", "down"].contains(next)
    default: return true
    }
  }

  /// Mentions with nothing but commas, arrows and "then" between them.
  private func runs(in mentions: [SectionMention], _ reading: Reading) -> [[SectionMention]] {
    var runs: [[SectionMention]] = []
    for mention in mentions {
      if let last = runs.last?.last, isLink(last.range.upperBound..<mention.range.lowerBound, reading) {
        runs[runs.count - 1].append(mention)
      } else {
        runs.append([mention])
      }
    }
    return runs
  }

  private func isLink(_ range: Range<Int>, _ reading: Reading) -> Bool {
    range.count <= 4
      && reading.tokens[range].allSatisfy {
        $0.isMark || ["then", "again", "and", "into", "to", "a", "an", "the"].contains($0.word)
      }
  }

  private func takeForm(_ run: [SectionMention], _ reading: inout Reading) {
    guard let first = run.first, let last = run.last else { return }
    if !reading.brief.structure.isEmpty {
      reading.note("Two forms are described; the last one counts.")
      reading.brief.evidence.removeAll { $0.field == "structure" }
    }
    reading.brief.structure = run.prefix(TicketField.longestList).map { StructureItem($0.kind, bars: $0.wish.bars) }
    reading.attest("structure", first.range.lowerBound..<last.range.upperBound, 0.9)
  }

  private func takeWish(_ mention: SectionMention, _ reading: inout Reading) {
    var wish = mention.wish
    // Where there is a second drop, there are two.
    if wish.count == nil { wish.count = Self.ordinals[reading.word(mention.range.lowerBound - 1) ?? ""] }
    if let index = reading.brief.sectionWishes.firstIndex(where: { $0.section == mention.kind }) {
      reading.brief.sectionWishes[index] = merged(reading.brief.sectionWishes[index], wish)
    } else {
      reading.brief.sectionWishes.append(wish)
    }
    reading.attest("section_wishes", mention.range, mention.isQualified ? 0.9 : 0.6)
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
