/// A syllable of spoken words, as three ranges of their samples that follow each other.
struct Syllable: Equatable {
  /// The consonants before the vowel.
  let onset: Range<Int>
  let vowel: Range<Int>
  /// The consonants after it.
  let coda: Range<Int>

  var start: Int { onset.lowerBound }
  var end: Int { coda.upperBound }

  /// The syllables of `speech` in order, pauses left out.
  static func all(in speech: Speech) -> [Syllable] {
    let ends = speech.phonemes.dropFirst().map(\.start) + [speech.samples.count]
    var words: [[TimedPhoneme]] = []
    var isNewWord = true
    for (phoneme, end) in zip(speech.phonemes, ends) {
      if phoneme.isPause || phoneme.beginsWord { isNewWord = true }
      guard !phoneme.isPause, phoneme.start < end else { continue }
      if isNewWord { words.append([]) }
      isNewWord = false
      words[words.count - 1].append(TimedPhoneme(isVowel: phoneme.isVowel, range: phoneme.start..<end))
    }
    return words.flatMap(split)
  }

  /// A phoneme and its samples.
  private struct TimedPhoneme {
    let isVowel: Bool
    let range: Range<Int>
  }

  /// Cuts a word between its vowels: one consonant opens the next syllable, of several the first closes the one before.
  private static func split(_ word: [TimedPhoneme]) -> [Syllable] {
    let vowels = word.indices.filter { word[$0].isVowel }
    guard let first = vowels.first else { return [syllable(word, vowel: word.count / 2)] }
    var cuts = [word.startIndex]
    for (vowel, next) in zip(vowels, vowels.dropFirst()) where next > first {
      cuts.append(next - vowel > 2 ? vowel + 2 : vowel + 1)
    }
    cuts.append(word.endIndex)
    return zip(vowels, zip(cuts, cuts.dropFirst())).map { vowel, cut in
      syllable(Array(word[cut.0..<cut.1]), vowel: vowel - cut.0)
    }
  }

  private static func syllable(_ sounds: [TimedPhoneme], vowel: Int) -> Syllable {
    let held = sounds[vowel].range
    return Syllable(
      onset: sounds[0].range.lowerBound..<held.lowerBound, vowel: held,
      coda: held.upperBound..<sounds[sounds.count - 1].range.upperBound)
  }
}
