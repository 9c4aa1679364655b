import Audio
import Foundation
import Music
import Planning
import TestSupport
import Testing

@testable import Synthesis

@Suite struct MelodyTests {
  private static func melody(_ notes: [(pitch: Int, onset: Beats, length: Beats)]) throws -> [SungNote] {
    let request = try TestPerformance.request("choir-aah", seconds: 12) { stem in
      Part(
        name: stem.name, role: .vocals,
        notes: notes.map { Note(Pitch($0.pitch), velocity: 0.8, at: $0.onset, for: $0.length) })
    }
    return SungNote.melody(of: request)
  }

  @Test func `of notes that begin together the highest is sung`() throws {
    let melody = try Self.melody([(60, Beats(0), Beats(1)), (67, Beats(0), Beats(1)), (64, Beats(0), Beats(1))])
    #expect(melody.map(\.pitch.note) == [67])
  }

  @Test func `a note ends where the next begins, and each has a frame at least`() throws {
    let melody = try Self.melody((0..<12).map { (60 + $0 % 5, Beats(ticks: 480 * $0), Beats(2)) })
    #expect(melody.count == 12)
    for (one, next) in zip(melody, melody.dropFirst()) { #expect(one.end == next.start) }
    #expect(melody.allSatisfy { $0.end > $0.start })
  }

  @Test(arguments: [
    ("a", true), ("ɪ", true), ("iː", true), ("əʊ", true), ("n̩", true), ("s", false), ("ʃ", false),
    ("ŋ", false), ("", false), ("ɚ", true),
  ])
  func `vowels and syllabic consonants can be held`(symbol: String, isVowel: Bool) {
    #expect(Phoneme(symbol, start: 0, beginsWord: false).isVowel == isVowel)
  }

  @Test(arguments: [(0, 0), (99, 0), (100, 4), (250, 4), (399, 4), (400, 9), (9999, 9)])
  func `a sample belongs to the word that began last`(sample: Int, offset: Int) {
    let speech = Speech(
      samples: [Float](repeating: 0, count: 500), rate: .standard,
      phonemes: [
        Phoneme("a", start: 0, beginsWord: true, textOffset: 0),
        Phoneme("b", start: 100, beginsWord: true, textOffset: 4),
        Phoneme("c", start: 200, beginsWord: false), Phoneme("d", start: 400, beginsWord: true, textOffset: 9),
      ])
    #expect(speech.textOffset(at: sample) == offset)
  }

  @Test func `a speaker that tells no positions has none`() {
    let speech = Speech(samples: [0], rate: .standard, phonemes: [Phoneme("a", start: 0, beginsWord: true)])
    #expect(speech.textOffset(at: 0) == nil)
  }

  /// Random phonemes: the ranges of each syllable follow each other, and all of them lie in order.
  @Test(arguments: 0..<20 as Range<UInt64>) func `syllables are in order and overlap nowhere`(seed: UInt64) {
    var random = SeededRandom(Seed(seed))
    let symbols = ["a", "ɪ", "s", "t", "r", "", "ŋ", "əʊ"]
    var start = 0
    let phonemes = (0..<40).map { _ -> Phoneme in
      start += Int(random.unit() * 300)
      return Phoneme(symbols[Int(random.unit() * 8)], start: start, beginsWord: random.chance(0.3))
    }
    let speech = Speech(samples: [Float](repeating: 0, count: start + 50), rate: .standard, phonemes: phonemes)
    let syllables = Syllable.all(in: speech)
    for syllable in syllables {
      #expect(syllable.onset.upperBound == syllable.vowel.lowerBound)
      #expect(syllable.vowel.upperBound == syllable.coda.lowerBound && !syllable.vowel.isEmpty)
    }
    for (one, next) in zip(syllables, syllables.dropFirst()) { #expect(one.end <= next.start) }
    let melody = (0..<30).map { SungNote(pitch: Pitch(60), start: 9000 * $0 + 5000, end: 9000 * $0 + 12_000) }
    let sung = SungSyllable.assign(syllables, to: melody, scale: 2)
    for (one, next) in zip(sung, sung.dropFirst()) { #expect(one.end <= next.start) }
    #expect(sung.allSatisfy { $0.start <= $0.vowel && $0.vowel <= $0.coda && $0.coda <= $0.end })
  }

  @Test(arguments: [64, 1000, 4096]) func `sung speech is the same in blocks of any size`(size: Int) {
    let spoken = Tones.sine(150, seconds: 1)
    let speech = Speech(
      samples: spoken, rate: .standard,
      phonemes: (0..<6).map { Phoneme($0 % 2 == 0 ? "m" : "a", start: 8000 * $0, beginsWord: $0 % 2 == 0) })
    let melody = (0..<3).map { SungNote(pitch: Pitch(60), start: 30_000 * $0 + 9000, end: 30_000 * $0 + 30_000) }
    var whole = SungSpeech(speech, on: melody)
    let expected = whole.read(0..<100_000)
    var parts = SungSpeech(speech, on: melody)
    var read: [Float] = []
    for start in stride(from: 0, to: 100_000, by: size) { read += parts.read(start..<min(start + size, 100_000)) }
    #expect(read == expected)
    #expect(whole.firstUnsung == nil && expected.peak > 0.1)
  }
}

@Suite struct FilterBankTests {
  @Test func `bands are evenly spaced in pitch from 110 Hz to 9 kHz`() {
    #expect(abs(VocoderBands.centre(0) - 110) < 1e-9 && abs(VocoderBands.centre(23) - 9000) < 1e-6)
    for band in 1..<23 {
      let ratio = VocoderBands.centre(band + 1) / VocoderBands.centre(band)
      #expect(abs(ratio - VocoderBands.centre(1) / VocoderBands.centre(0)) < 1e-9)
    }
  }

  @Test(arguments: [0, 5, 11, 17, 23]) func `a tone comes out of its band at full level and of no far one`(band: Int) {
    var filters = FilterBank()
    let hertz = VocoderBands.centre(band)
    var energy = [Double](repeating: 0, count: VocoderBands.count)
    for i in 0..<48_000 {
      let bands = filters.process(Float(sin(2 * Double.pi * hertz * Double(i) / 48_000)))
      guard i >= 24_000 else { continue }
      for k in 0..<8 {
        energy[k] += Double(bands.low[k] * bands.low[k])
        energy[k + 8] += Double(bands.middle[k] * bands.middle[k])
        energy[k + 16] += Double(bands.high[k] * bands.high[k])
      }
    }
    let level = { (k: Int) in 10 * log10(energy[k] / 12_000) }
    #expect(abs(level(band)) < 0.1)
    for other in 0..<24 where abs(other - band) >= 4 { #expect(level(other) < -25, "band \(other)") }
    if band > 0 {
      #expect((-16...(-10)).contains(level(band - 1)), "a step of 1.21 is 12 dB under two sections of Q 4.5")
    }
  }

  @Test(arguments: [110.0, 440, 1760]) func `a band-limited saw has the pitch and level of one, and no offset`(
    hertz: Double
  ) {
    var saw = BandLimitedSaw(phase: 0, pan: 0.5, level: 1)
    saw.target = Float(hertz / 48_000)
    var block = StereoBuffer(frames: 48_000)
    saw.add(to: &block, 0..<48_000, glide: 1)
    let crossings = zip(block.left, block.left.dropFirst()).count { $0 < 0 && $1 >= 0 }
    #expect(abs(Double(crossings) - hertz) <= 1)
    // A saw of peak 1 has a power of 1/3; the gain is 0.2 times the root of a half.
    // Of 1760 Hz, harmonics from the fourteenth on are missing: 6/(π²·13) of the power.
    #expect(abs(block.left.energy / 48_000 / (0.02 / 3) - 1) < 0.11)
    #expect(abs(block.left.reduce(0, +) / 48_000) < 1e-3)
  }
}
