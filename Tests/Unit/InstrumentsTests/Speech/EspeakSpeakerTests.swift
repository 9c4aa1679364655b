import Audio
import Diagnostics
import Foundation
import Instruments
import Music
import TestSupport
import Testing

@testable import Synthesis

@Suite struct EspeakSpeakerTests {
  private let speaker = EspeakSpeaker()

  @Test(arguments: [
    ("hello shining river", "en", 6), ("we go home tonight", "en", 5), ("über allen Gipfeln ist Ruh", "de", 8),
    ("je ne regrette rien", "fr", 5),
  ])
  func `words are spoken with as many vowels as they have`(text: String, language: String, count: Int) throws {
    let speech = try speaker.speak(text, language: language)
    #expect(abs(Syllable.all(in: speech).count - count) <= 1)
    #expect(speech.phonemes.filter(\.beginsWord).count == text.split(separator: " ").count)
    #expect(zip(speech.phonemes, speech.phonemes.dropFirst()).allSatisfy { $0.start <= $1.start })
    #expect((speech.phonemes.last?.start ?? 0) <= speech.samples.count)
    #expect((speech.samples.map(abs).max() ?? 0) > 0.05)
  }

  @Test func `each word knows where it stands in the text`() throws {
    let text = "carry me home\nüber alles tonight"
    let offsets = try speaker.speak(text, language: "en").phonemes.compactMap(\.textOffset)
    let characters = Array(text)
    let words = offsets.map { String(characters[$0...].prefix { $0.isLetter }) }
    #expect(words == ["carry", "me", "home", "über", "alles", "tonight"])
  }

  @Test func `the same words give the same samples, from any thread`() async throws {
    let once = try speaker.speak("one more time", language: nil)
    let speaker = speaker
    let again = try await withThrowingTaskGroup(of: Speech.self) { group in
      for _ in 0..<4 { group.addTask { try speaker.speak("one more time", language: "en") } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(again.allSatisfy { $0 == once })
  }

  @Test(arguments: [("words", "klingonish", "speech.no-language"), ("…!?", "en", "speech.nothing-to-say")])
  func `what cannot be spoken is a diagnosis`(text: String, language: String, code: String) {
    let problem = #expect(throws: Problems.self) { try speaker.speak(text, language: language) }
    #expect(problem?.diagnoses.map(\.code) == [code])
  }

  /// On the rhythm of the melody, each band of the sung words rises and falls with the spoken ones.
  @Test func `the words survive the vocoder`() throws {
    let speech = try speaker.speak("silver rain is falling on my window pane", language: "en")
    let melody = (0..<12).map {
      SungNote(pitch: Pitch(57 + $0 % 5), start: 24_000 * $0 + 9_600, end: 24_000 * $0 + 31_000)
    }
    var spoken = SungSpeech(speech, on: melody)
    let modulator = spoken.read(0..<312_000)
    var vocoder = Vocoder()
    var phase = 0.0
    let saw = (0..<312_000).map { frame -> Float in
      phase += melody[min(11, max(0, (frame - 9_600) / 24_000))].pitch.frequency / 48_000
      return Float(phase.truncatingRemainder(dividingBy: 1) - 0.5)
    }
    let sung = vocoder.process(modulator, carrier: StereoBuffer(mono: saw)).left
    #expect(Likeness.ofEnvelopes(modulator, sung) > 0.75)
  }
}
