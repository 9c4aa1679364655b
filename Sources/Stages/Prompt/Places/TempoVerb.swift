import Music

/// A word for a change of tempo: "accelerando", "slows down", "jumps to".
struct TempoVerb {
  let isFaster: Bool
  let isGradual: Bool
  let range: Range<Int>
  /// True if it says so without a place or a number.
  let isCertain: Bool
  /// True if only a number makes a change of tempo of it.
  let needsNumber: Bool
  /// True for what happens at the end unless something else is said.
  let isAtEnd: Bool

  private struct Row {
    var isFaster = true
    var isGradual = true
    var isCertain = true
    var needsNumber = false
    var isAtEnd = false
  }

  init?(at index: Int, in state: ParseState) {
    guard state.isFree(index..<(index + 1)) else { return nil }
    var start = index
    while let word = state.word(start), Self.manners.contains(word), start < index + 3 { start += 1 }
    guard let (row, count) = Self.rows.match(state.tokens, at: start) else { return nil }
    var end = start + count
    // "Gets faster and faster".
    if state.word(end) == "and", ["faster", "slower", "quicker"].contains(state.word(end + 1) ?? "") { end += 2 }
    guard end <= state.tokens.count, state.isFree(index..<end) else { return nil }
    // "Drops to half tempo" is a feel, and "faster than" a comparison.
    if ["half", "double", "than"].contains(state.word(end) ?? "") { return nil }
    isFaster = row.isFaster
    isGradual = row.isGradual
    range = index..<end
    isCertain = row.isCertain || (start > index && row.isGradual)
    needsNumber = row.needsNumber
    isAtEnd = row.isAtEnd
  }

  private static let manners: Set<String> = [
    "gradually", "slowly", "steadily", "constantly", "continuously", "progressively", "ever", "increasingly", "always",
  ]

  /// What each phrase says; of two rows with one phrase the first counts.
  private static let rows = PhraseBook(
    [
      (Row(), faster), (Row(isFaster: false), slower), (Row(isFaster: false, isAtEnd: true), rather),
      (Row(isFaster: false, isCertain: false), ["slow down", "slow it down"]),
      (Row(isCertain: false), ["speed up", "speed it up"]),
      (Row(isGradual: false, isCertain: false, needsNumber: true), upwards),
      (Row(isFaster: false, isGradual: false, isCertain: false, needsNumber: true), ["drops", "tempo drops", "falls"]),
      (Row(isGradual: false, isCertain: false), ["faster", "is faster"]),
      (Row(isFaster: false, isGradual: false, isCertain: false), ["slower", "is slower"]),
    ], plurals: false)

  private static let faster = [
    "accelerate", "accelerates", "accelerating", "accelerando", "accel", "acceleration", "speeds up", "speeding up",
    "gets faster", "get faster", "getting faster", "becomes faster", "becoming faster", "become faster",
    "faster and faster", "gets quicker", "increasing tempo", "increasing speed", "tempo increases", "tempo rises",
    "tempo climbs", "increase the tempo", "increases the tempo", "increases in tempo", "picks up speed",
    "picks up the pace", "gathers speed", "gaining speed", "more and more faster", "more and more fast",
  ]
  private static let slower = [
    "slows down", "slowing down", "gets slower", "get slower", "getting slower", "becomes slower", "becoming slower",
    "become slower", "decelerates", "decelerating", "decelerate", "slower and slower", "tempo decreases", "tempo falls",
    "loses speed", "decrease the tempo", "decreases the tempo", "more and more slow", "slows",
  ]
  /// Italian words of scores.
  private static let rather = ["ritardando", "ritard", "rit", "rallentando", "rall", "ritenuto"]
  private static let upwards = [
    "jumps", "jump", "switches", "switch", "changes", "shifts", "tempo jumps", "tempo changes", "tempo change",
    "tempo goes",
  ]
}

/// What follows a word for a change of tempo: "from 90 to 140 bpm", "at the end".
struct TempoTail {
  private(set) var from: Double?
  private(set) var to: Double?
  private(set) var place: SectionPlace?
  private(set) var isGradual = false
  private(set) var end: Int

  init(from start: Int, in state: ParseState) {
    end = start
    var index = start
    while index < state.tokens.count, index < start + 16 {
      guard let word = state.word(index), state.isFree(index..<(index + 1)) else { return }
      if word == "from", let number = tempo(at: index + 1, state) {
        from = number.bpm
        index = number.end
      } else if ["to", "until", "-", "–", "→"].contains(word), let number = tempo(at: index + 1, state) {
        to = number.bpm
        index = number.end
      } else if from == nil, to == nil, index == start, let number = tempo(at: index, state),
        state.word(number.end) == "to" || state.word(number.end) == "-"
      {
        from = number.bpm
        index = number.end
        continue
      } else if place == nil, let mention = PlaceMention(at: index, in: state), mention.isPrepositional,
        !mention.isMiddle
      {
        if !mention.isUntilEnd { place = mention.place } else { isGradual = true }
        index = mention.range.upperBound
      } else if Self.manners.contains(word) {
        isGradual = true
        index += 1
      } else if Self.fillers.contains(word) {
        index += 1
        continue
      } else {
        return
      }
      end = index
    }
  }

  private static let manners: Set<String> = [
    "gradually", "slowly", "steadily", "constantly", "continuously", "throughout", "progressively",
  ]
  private static let fillers: Set<String> = [
    "over", "the", "whole", "song", "track", "time", "tempo", "bit", "a", "more", "up", "course", "of", "dramatically",
    "little", "slightly", "and", "very", "piece", "it", "by", "speed", "all", "way",
  ]

  private func tempo(at index: Int, _ state: ParseState) -> (bpm: Double, end: Int)? {
    var next = index
    while ["about", "around", "a", "tempo", "of"].contains(state.word(next) ?? "") { next += 1 }
    guard let number = Numeral(at: next, in: state), number.value >= 20 else { return nil }
    guard let unit = state.match(state.vocabulary.units, at: number.range.upperBound) else {
      let joined = state.tokens.indices.contains(number.range.upperBound) && state.word(number.range.upperBound) == "%"
      return joined ? nil : (number.value, number.range.upperBound)
    }
    return unit.value == .bpm ? (number.value, unit.range.upperBound) : nil
  }
}
