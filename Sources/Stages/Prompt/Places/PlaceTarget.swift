import Music

/// What a place is named by: a section and which of its kind, or the song's start, middle or end.
struct PlaceTarget {
  private(set) var section: SectionKind?
  private(set) var occurrence: Int?
  private(set) var noun: Range<Int>?
  private(set) var end: Int
  private(set) var isMiddle = false
  var isEnd: Bool { section == nil && occurrence == -1 && !isMiddle }

  /// `isAnnounced` is true after a preposition, which "start" and "end" need.
  init?(at index: Int, isAnnounced: Bool, in state: ParseState) {
    var next = index
    occurrence = Self.ordinal(at: &next, state)
    let firstAdjective = next
    while next < firstAdjective + 3, let length = Self.adjectiveLength(at: next, state),
      !state.startsLine(next + length)
    {
      next += length
    }
    if let found = Self.section(at: next, state) {
      (section, noun, end) = (found.kind, found.range, found.range.upperBound)
      readNumber(in: state)
      return
    }
    let isHalf = occurrence != nil && state.word(next) == "half"
    guard isAnnounced || isHalf, let word = state.word(next), state.isFree(next..<(next + 1)) else { return nil }
    end = next + 1
    if let edge = Self.edges[word] {
      // "The beginning of the bridge" is the bridge; its end is no place that a brief can say.
      if state.word(end) == "of" {
        var inner = end + 1
        PlaceMention.skipArticles(&inner, state)
        if let target = PlaceTarget(at: inner, isAnnounced: true, in: state), target.noun != nil {
          guard edge == 1 else { return nil }
          self = target
          return
        }
        if Self.wholes.contains(state.word(inner) ?? "") { end = inner + 1 }
      }
      occurrence = edge
    } else if ["middle", "halfway", "midway"].contains(word) || (word == "half" && occurrence != nil) {
      occurrence = nil
      isMiddle = true
    } else {
      return nil
    }
  }

  private static let edges = [
    "start": 1, "beginning": 1, "outset": 1, "end": -1, "ending": -1, "finish": -1, "close": -1, "finale": -1,
  ]
  private static let wholes: Set<String> = ["song", "track", "piece", "tune", "music"]

  /// "Second", "2nd", "last".
  private static func ordinal(at index: inout Int, _ state: ParseState) -> Int? {
    if let number = state.tokens.indices.contains(index) ? state.tokens[index].number : nil, (1...9).contains(number),
      ["st", "nd", "rd", "th"].contains(state.word(index + 1) ?? ""), state.tokens[index + 1].isGlued
    {
      index += 2
      return Int(number)
    }
    if state.word(index) == "second", state.word(index + 1) == "to", state.word(index + 2) == "last" {
      index += 3
      return -2
    }
    guard let ordinal = ordinals[state.word(index) ?? ""] else { return nil }
    index += 1
    return ordinal
  }

  private static let ordinals = [
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "last": -1, "final": -1,
    "penultimate": -2,
  ]

  private static func adjectiveLength(at index: Int, _ state: ParseState) -> Int? {
    guard state.isFree(index..<(index + 1)) else { return nil }
    if let level = SectionLevel.named(state.word(index) ?? ""), level == .loud || state.word(index + 1) != nil {
      return 1
    }
    if state.vocabulary.isThing(state.tokens, at: index) { return nil }
    return state.match(state.vocabulary.sectionLengths, at: index)?.range.count
      ?? state.vocabulary.adjectiveLength(state.tokens, at: index)
  }

  /// The section named at `index`; "chorus of voices" and "drum break" are none, and neither is "podcast intro".
  static func section(at index: Int, _ state: ParseState) -> (kind: SectionKind, range: Range<Int>)? {
    if let solo = state.solos.first(where: { $0.range.contains(index) || $0.noun == index }) {
      return solo.range.lowerBound == index || solo.noun == index ? (.solo, index..<solo.range.upperBound) : nil
    }
    guard let found = state.match(state.vocabulary.sections, at: index),
      !SectionMention.isInstrument(found.range, state), !isProgramme(found.range, state),
      !SectionMention.isVerb(found.value, before: found.range.upperBound, state)
    else { return nil }
    return (found.value, found.range)
  }

  /// "Podcast intro", "YouTube intro music": the track itself.
  static func isProgramme(_ range: Range<Int>, _ state: ParseState) -> Bool {
    programmes.contains(state.word(range.lowerBound - 1) ?? "")
      || ["music", "theme", "jingle", "track", "song", "tune", "sound"].contains(state.word(range.upperBound) ?? "")
      || (state.word(range.upperBound) == "for"
        && (1...3).contains { programmes.contains(state.word(range.upperBound + $0) ?? "") })
  }

  private static let programmes: Set<String> = [
    "podcast", "show", "youtube", "video", "channel", "radio", "tv", "news", "vlog", "stream", "twitch", "film",
    "movie",
    "documentary", "app", "game", "logo", "presentation", "conference", "broadcast", "water", "tuning", "wedding",
  ]

  /// "Verse 2", "verse two", "chorus #3".
  private mutating func readNumber(in state: ParseState) {
    let index = state.word(end) == "#" ? end + 1 : end
    guard occurrence == nil, state.isFree(index..<(index + 1)) else { return }
    let written = state.tokens[index].number ?? Self.numbers[state.tokens[index].word]
    guard let written, (1...9).contains(written), written == written.rounded(),
      BarCount(at: index, in: state) == nil, SpokenLength(at: index, in: state) == nil,
      !Self.counts.contains(state.word(index + 1) ?? ""), state.tokens[index].joiner != "x"
    else { return }
    // "Intro 8, verse 16" counts bars.
    if SectionMention.bareBars(at: index, in: state) != nil, state.tokens[index].number != nil { return }
    occurrence = Int(written)
    end = index + 1
  }

  private static let numbers: [String: Double] = ["one": 1, "two": 2, "three": 3, "four": 4]
  private static let counts: Set<String> = ["x", "×", "times", "bpm", "minute", "minutes", "beats", "piece"]
}

extension SectionLevel {
  /// The level that a word says of a section.
  static func named(_ word: String) -> SectionLevel? { words[word] }

  private static let words: [String: SectionLevel] = [
    "silent": .quiet, "silence": .quiet, "silently": .quiet, "quiet": .quiet, "quieter": .quiet, "quietly": .quiet,
    "hushed": .quiet, "whispered": .quiet, "pianissimo": .quiet,
    "soft": .soft, "softer": .soft, "softly": .soft, "gentle": .soft, "delicate": .soft, "gently": .soft,
    "tender": .soft, "calm": .soft, "calmer": .soft, "intimate": .soft, "mellow": .soft,
    "loud": .loud, "louder": .loud, "loudly": .loud, "big": .loud, "bigger": .loud, "huge": .loud, "massive": .loud,
    "powerful": .loud, "strong": .loud, "mighty": .loud, "explosive": .loud, "thunderous": .loud, "enormous": .loud,
    "gigantic": .loud,
    "fortissimo": .loud,
  ]
}
