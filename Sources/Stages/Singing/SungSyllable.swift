import Audio

/// A syllable on its note: what of the speech is heard when.
///
/// As singers do, the vowel begins with the note and the consonants before it come early; only the vowel is stretched.
struct SungSyllable: Equatable {
  let syllable: Syllable
  /// When its consonants begin, its vowel, the consonants after it, and when all is over; frames of the track.
  let start: Int
  let vowel: Int
  let coda: Int
  let end: Int

  /// Puts one syllable on each note, from the first again when all have been sung.
  ///
  /// A note that follows too soon after a syllable is sung on its vowel. `scale` is frames of the track per sample.
  static func place(_ syllables: [Syllable], on melody: [SungNote], scale: Double) -> [SungSyllable] {
    guard !syllables.isEmpty else { return [] }
    let carriers = melody.indices.filter { $0 == 0 || melody[$0].start - melody[$0 - 1].start >= shortest }
    var placed: [SungSyllable] = []
    for (turn, index) in carriers.enumerated() {
      let syllable = syllables[turn % syllables.count]
      let next = turn + 1 < carriers.count ? carriers[turn + 1] : nil
      let early = next.map { _ in lead(of: syllables[(turn + 1) % syllables.count], scale) } ?? 0
      let last = melody[(next ?? melody.count) - 1]
      let end = min(max(last.end, melody[index].start + shortest), next.map { melody[$0].start - early } ?? .max)
      let room = end - melody[index].start
      let coda = min(Int(Double(syllable.coda.count) * scale), room * 2 / 5)
      let start = melody[index].start - lead(of: syllable, scale)
      placed.append(
        SungSyllable(
          syllable: syllable, start: max(start, placed.last?.end ?? 0), vowel: melody[index].start, coda: end - coda,
          end: end))
    }
    return placed
  }

  /// How long the consonants before the vowel take.
  private static func lead(of syllable: Syllable, _ scale: Double) -> Int {
    min(Int(Double(syllable.onset.count) * scale), longestLead)
  }

  private static let shortest = SampleRate.standard.frames(in: .ms(140))
  private static let longestLead = SampleRate.standard.frames(in: .ms(90))
}
