import Audio
import Foundation
import Music
import Planning
import Prompt
import Synthesis
import Testing

@Suite struct VoiceGeneratorTests {
  /// Says "ah": a pulse train through nothing, with one vowel.
  private struct Monotone: Speaker {
    func speak(_ text: String, language: String?) -> Speech {
      let samples = (0..<22_050).map { Float($0 % 200 == 0 ? 1 : 0) }
      return Speech(
        samples: samples, rate: SampleRate(value: 22_050),
        phonemes: [Phoneme("ɑː", start: 0, beginsWord: true), Phoneme("", start: 11_025, beginsWord: false)])
    }
  }

  /// Hums one tone of 90 Hz, and calls any part of its waves a sound.
  private struct Hum: Speaker {
    func speak(_ text: String, language: String?) -> Speech {
      let samples = (0..<22_050).map { Float(cos(2 * Double.pi * 90 * Double($0) / 22_050)) }
      let sounds = ["m", "a", "n", "d", "o", "l"].enumerated()
        .map { Phoneme($1, start: 3_000 * $0 + 37 * $0 * $0, beginsWord: $0 == 0) }
      return Speech(samples: samples, rate: SampleRate(value: 22_050), phonemes: sounds)
    }
  }

  private static func request(_ notes: [Note]) throws -> (request: StemRequest, plan: SongPlan) {
    var brief = Brief()
    brief.genre = "house"
    brief.bpm = Tempo(bpm: 120)
    brief.key = Key("A minor")
    brief.vocals = true
    brief.duration = .s(16)
    let defaults = Planner.Defaults(genre: "house", duration: .s(16), loudness: .LUFS(-14), truePeak: .dBTP(-1))
    let plan = try Planner(defaults: defaults).plan(title: "test", brief: brief, style: nil, seed: Seed(1))
    let stem = try #require(plan.stems.first { $0.role == .vocals })
    let score = Score(
      title: "test", tempo: plan.bpm, meter: plan.meter, key: plan.key, sections: plan.sections,
      parts: [Part(name: stem.name, role: .vocals, notes: notes)])
    return (StemRequest(plan: plan, stem: stem.playing("dry"), score: score), plan)
  }

  private static func sing(
    _ notes: [Note], by speaker: any Speaker = Monotone()
  ) async throws -> (sound: StereoBuffer, plan: SongPlan) {
    let (request, plan) = try request(notes)
    let sink = MemorySink()
    try await VoiceGenerator(lyrics: "ah", speaker: speaker).generate(request, into: sink)
    return (sink.buffer, plan)
  }

  /// The melody is the loudest tone; its saws lie evenly around the note.
  @Test(arguments: [57, 64, 69]) func `the voice sings the note of the melody`(pitch: Int) async throws {
    let note = Note(Pitch(pitch), velocity: 0.8, at: Beats(4), for: Beats(8))
    let sound = try await Self.sing([note]).sound
    let samples = Array(sound.left[110_000..<110_000 + 65_536])
    var power = [Float](repeating: 0, count: samples.count / 2 + 1)
    RealFFT(size: samples.count).addPower(of: samples[...], window: Window.hann(samples.count), to: &power)
    let truth = note.pitch.frequency * Double(samples.count) / 48_000
    // The third of the energy around the note, by its centre of gravity.
    let bins = Int(truth * 0.985)...Int(truth * 1.015)
    let weight = bins.reduce(0) { $0 + Double(power[$1]) }
    let centre = bins.reduce(0) { $0 + Double(power[$1]) * Double($1) } / weight
    #expect(abs(1_200 * log2(centre / truth)) < 8)
    #expect(weight > 0)
  }

  /// There is nothing in a hum above 5 kHz, so whatever passes there, as hiss does, comes of its joints; what is heard then
  /// has nothing sharper than the vocoder's highest band makes of a soft voice.
  @Test func `the joints of sounds and syllables are not heard as clicks`() async throws {
    let notes = (0..<24).map { Note(Pitch(57 + $0 % 7), velocity: 0.8, at: Beats($0), for: Beats(1)) }
    let sung = try await Self.sing(notes, by: Hum()).sound.left
    var sharpness: Float = 0
    for i in 4..<sung.count {
      let (outer, inner) = (sung[i] + sung[i - 4], sung[i - 1] + sung[i - 3])
      sharpness = max(sharpness, abs(outer - 4 * inner + 6 * sung[i - 2]))
    }
    #expect((sung.map(abs).max() ?? 0) > 0.005)
    #expect(sharpness < 0.01)
  }

  @Test func `it is as long as the plan, the same each time, and silent between phrases`() async throws {
    let notes = [0, 2, 20, 22].map { Note(Pitch(62), velocity: 0.8, at: Beats($0), for: Beats(1)) }
    let (sound, plan) = try await Self.sing(notes)
    #expect(sound.frames == plan.frames)
    #expect(try await Self.sing(notes).sound == sound)
    // The second phrase begins after ten seconds.
    #expect(sound.left[4 * 48_000..<9 * 48_000].allSatisfy { abs($0) < 3.2e-5 })
    #expect((0.02...1.5).contains(sound.left.map(abs).max() ?? 0))
  }

  /// Says three words of a syllable each.
  private struct Counter: Speaker {
    func speak(_ text: String, language: String?) -> Speech {
      let phonemes = [0, 4, 8].enumerated().map { Phoneme("a", start: 7_000 * $0, beginsWord: true, textOffset: $1) }
      return Speech(
        samples: (0..<21_000).map { Float($0 % 200 == 0 ? 1 : 0) }, rate: SampleRate(value: 22_050), phonemes: phonemes)
    }
  }

  @Test(arguments: [(1, 4), (2, 8), (3, nil), (5, nil)] as [(Int, Int?)])
  func `it tells the first word that there is no note for`(notes: Int, unsung: Int?) async throws {
    let melody = (0..<notes).map { Note(Pitch(62), velocity: 0.8, at: Beats(2 * $0), for: Beats(1)) }
    let (request, _) = try Self.request(melody)
    let generator = VoiceGenerator(lyrics: "one two six", speaker: Counter())
    #expect(try await generator.sing(request, into: MemorySink()) == unsung)
  }

  @Test func `a brief with vocals gets a vocal stem, and one without gets none`() throws {
    let defaults = Planner.Defaults(genre: "house", duration: .s(16), loudness: .LUFS(-14), truePeak: .dBTP(-1))
    for vocals in [true, false] {
      var brief = Brief()
      brief.genre = "house"
      brief.vocals = vocals
      let plan = try Planner(defaults: defaults).plan(title: "test", brief: brief, style: nil, seed: Seed(1))
      #expect(plan.stems.contains { $0.role == .vocals } == vocals)
    }
  }
}
