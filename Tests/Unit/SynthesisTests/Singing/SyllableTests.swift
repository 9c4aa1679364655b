import Audio
import Music
import Testing

@testable import Synthesis

@Suite struct SyllableTests {
  /// Speech in which every sound lasts 100 samples; words are apart by spaces, sounds by points, and _ is a pause.
  private func speech(_ text: String) -> Speech {
    var phonemes: [Phoneme] = []
    for word in text.split(separator: " ") {
      for (index, sound) in word.split(separator: ".").enumerated() {
        let symbol = sound == "_" ? "" : String(sound)
        phonemes.append(Phoneme(symbol, start: 100 * phonemes.count, beginsWord: index == 0 && sound != "_"))
      }
    }
    let samples = [Float](repeating: 0, count: 100 * phonemes.count)
    return Speech(samples: samples, rate: SampleRate(value: 22_050), phonemes: phonemes)
  }

  /// The syllables, each as the numbers of sounds before, in and after its vowel.
  @Test(arguments: [
    ("h.ə.l.əʊ", [[1, 1, 0], [1, 1, 0]]), ("ʃ.aɪ.n.ɪ.ŋ", [[1, 1, 0], [1, 1, 1]]), ("aɪ", [[0, 1, 0]]),
    ("w.ɪ.n.d.əʊ", [[1, 1, 1], [1, 1, 0]]), ("b.ʌ.t.n̩", [[1, 1, 0], [1, 1, 0]]), ("s.t.ɹ.ɛ.ŋ.θ", [[3, 1, 2]]),
    ("l.ɪ.t.əl ɹ.ɪ.v.ə", [[1, 1, 0], [1, 1, 0], [1, 1, 0], [1, 1, 0]]), ("ɡ.əʊ _ w.iː", [[1, 1, 0], [1, 1, 0]]),
    ("ʃ", [[0, 1, 0]]), ("_", []),
  ])
  func `words are cut before single consonants and after the first of several`(text: String, shapes: [[Int]]) {
    let syllables = Syllable.all(in: speech(text))
    #expect(syllables.map { [$0.onset.count / 100, $0.vowel.count / 100, $0.coda.count / 100] } == shapes)
  }

  private let syllable = Syllable(onset: 0..<1_000, vowel: 1_000..<3_000, coda: 3_000..<4_000)

  @Test func `the vowel begins with the note, and its consonants before it`() {
    let melody = [24_000, 48_000, 60_000].map { SungNote(pitch: .init(60), start: $0, end: $0 + 12_000) }
    let sung = SungSyllable.assign([syllable], to: melody, scale: 2)
    #expect(sung.map(\.vowel) == [24_000, 48_000, 60_000])
    #expect(sung.map(\.start) == [22_000, 46_000, 58_000])
    #expect(sung.map(\.end) == [36_000, 58_000, 72_000])
    #expect(sung.map { $0.end - $0.coda } == [2_000, 2_000, 2_000])
  }

  @Test func `a note that comes too soon for a syllable is sung on the vowel before it`() {
    let melody = [24_000, 28_000, 48_000].map { SungNote(pitch: .init(60), start: $0, end: $0 + 4_000) }
    #expect(SungSyllable.assign([syllable], to: melody, scale: 2).map(\.vowel) == [24_000, 48_000])
  }

  @Test func `words begin again when all have been sung, and no words give no song`() {
    let melody = (0..<5).map { SungNote(pitch: .init(60), start: 24_000 * $0, end: 24_000 * $0 + 9_000) }
    let other = Syllable(onset: 4_000..<4_000, vowel: 4_000..<5_000, coda: 5_000..<5_000)
    let sung = SungSyllable.assign([syllable, other], to: melody, scale: 2)
    #expect(sung.map(\.syllable) == [syllable, other, syllable, other, syllable])
    #expect(SungSyllable.assign([], to: melody, scale: 2).isEmpty)
  }
}
