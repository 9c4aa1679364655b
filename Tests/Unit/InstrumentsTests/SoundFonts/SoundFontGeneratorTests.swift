import Audio
import Diagnostics
import Foundation
import Instruments
import Music
import Planning
import Synthesis
import Testing

@Suite struct SoundFontGeneratorTests {
  private let font: FontRequests

  init() throws { font = try FontRequests(path: try TinySoundFont.write()) }

  @Test(arguments: [33, 45, 57, 60, 69, 76, 88])
  func `a note sounds at its equal-tempered frequency within 3 cents`(pitch: Int) async throws {
    let sound = try await font.play([.at(frame: 0, pitch, seconds: 2)])
    let truth = 440 * pow(2, Double(pitch - 69) / 12)
    #expect(abs(1_200 * log2(frequency(of: sound.left[4_800...]) / truth)) < 3)
  }

  @Test(arguments: [50, 1_000, 4_050, 4_100, 12_350, 96_050])
  func `a note begins on its own frame, whatever FluidSynth's grid of 64`(frame: Int) async throws {
    let first = try await font.play([.at(frame: 0)]).left
    let later = try await font.play([.at(frame: frame)]).left
    #expect(later[..<frame].allSatisfy { $0 == 0 })
    #expect(Array(later[frame..<frame + 9_600]) == Array(first[0..<9_600]))
    // The specification's shortest attack is 1 ms; half a period of the tone later it is at full level.
    #expect((later[frame..<frame + 96].map(abs).max() ?? 0) > 0.02)
  }

  @Test func `a bent note slides from its wheel's place to its pitch, and others beside it stay`() async throws {
    let bend = NoteExpression(bend: [
      .init(after: .zero, value: -2), .init(after: Beats(ticks: 960), value: -2),
      .init(after: Beats(ticks: 1056), value: 0),
    ])
    var bent = Note.at(frame: 0, 69, seconds: 2.5)
    bent.expression = bend
    let sound = try await font.play([bent]).left
    for (range, truth) in [(4_800..<43_200, 440 * pow(2, -2.0 / 12)), (57_600..<96_000, 440.0)] {
      #expect(abs(1_200 * log2(frequency(of: sound[range]) / truth)) < 3)
    }
    let beside = Note.at(frame: 4_800, 57, seconds: 2)
    var sum = try await font.play([bent])
    sum.add(try await font.play([beside]))
    let together = try await font.play([bent, beside])
    #expect(zip(sum.left, together.left).allSatisfy { abs($0 - $1) < 1e-5 })
  }

  @Test func `a swell from half of the amplitude is heard as 6 dB`() async throws {
    let plain = Note.at(frame: 0, 69, seconds: 2.5)
    var swelling = plain
    swelling.expression = NoteExpression(swell: [
      .init(after: .zero, value: 0.5), .init(after: Beats(ticks: 960), value: 0.5),
      .init(after: Beats(ticks: 1440), value: 1),
    ])
    let (a, b) = (try await font.play([plain]).left, try await font.play([swelling]).left)
    for (range, level) in [(4_800..<43_200, -6.02), (81_600..<110_400, 0.0)] {
      let power = [b, a].map { $0[range].reduce(0) { $0 + Double($1 * $1) } }
      #expect(abs(10 * log10(power[0] / power[1]) - level) < 0.3)
    }
  }

  @Test func `notes that overlap on different frames add up`() async throws {
    let notes: [Note] = [.at(frame: 0, 57), .at(frame: 1_050, 64), .at(frame: 2_350, 69), .at(frame: 9_950, 57)]
    var sum = try await font.play([notes[0]])
    for note in notes.dropFirst() { sum.add(try await font.play([note])) }
    let together = try await font.play(notes)
    let difference = zip(sum.left, together.left).map { abs($0 - $1) }.max() ?? 1
    // The first A ends when it is struck again: only its tail differs.
    #expect(zip(sum.left, together.left).prefix(9_900).allSatisfy { abs($0 - $1) < 1e-5 })
    #expect(difference < 0.2)
  }

  @Test func `the same request gives the same bytes, alone or beside others`() async throws {
    let notes = (0..<40).map { Note.at(frame: 2_350 * $0, 50 + $0 % 24, velocity: 0.3 + 0.015 * Double($0)) }
    let alone = try await font.play(notes)
    let font = font
    let beside = try await withThrowingTaskGroup(of: StereoBuffer.self) { group in
      for _ in 0..<4 { group.addTask { try await font.play(notes) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(beside.allSatisfy { $0 == alone })
  }

  @Test func `it is as long as the plan, silent where nothing plays, and ends in a fade`() async throws {
    let request = try FontRequests.request(program: 0, [.at(frame: 0), .at(frame: 340_000, seconds: 6)])
    let sink = MemorySink()
    try await font.generator.generate(request, into: sink)
    #expect(sink.buffer.frames == request.plan.frames)
    #expect(sink.buffer.left[96_000..<339_900].allSatisfy { abs($0) < 3.2e-5 })
    #expect(abs(sink.buffer.left[request.plan.frames - 1]) < 1e-4)
  }

  /// 40 log₁₀ of the MIDI velocity (specification 8.4.1), which itself is the 0.6th power.
  @Test func `half the velocity is 7 dB softer`() async throws {
    let loud = try await font.play([.at(frame: 0, velocity: 1)]).left.prefix(20_000).map(abs).max() ?? 0
    let soft = try await font.play([.at(frame: 0, velocity: 0.5)]).left.prefix(20_000).map(abs).max() ?? 0
    #expect(abs(20 * log10(Double(loud / soft)) - 7.2) < 0.5)
  }

  @Test func `a note below a violin's lowest string is played octaves higher`() async throws {
    let sound = try await font.play(program: 40, [.at(frame: 0, 45, seconds: 2)])
    #expect(abs(frequency(of: sound.left[4_800...]) - 220) < 0.4)
  }

  /// The font releases over 16 s by 100 dB: half a second later a bell has fallen by 3 dB, a damped string by 40.
  @Test(arguments: [(9, -4.0...(-2.0)), (25, -60.0...(-35.0))])
  func `a hand damps a guitar's strings, not a bell`(program: Int, decibels: ClosedRange<Double>) async throws {
    let ringing = try FontRequests(path: try TinySoundFont.write(presets: [(9, 0), (25, 0)], release: 4_800))
    let sound = try await ringing.play(program: program, [.at(frame: 0, 81)]).left
    let held = sound[14_400..<19_200].map(abs).max() ?? 0
    let released = sound[45_600..<50_400].map(abs).max() ?? 0
    #expect(decibels.contains(20 * log10(Double(released / held))))
  }

  /// The specification puts 46 zeros behind each sample; fonts with fewer are common, and TimGM6mb is one with 32.
  @Test(arguments: [0, 8, 32, 45, 46])
  func `a sample ends where it ends, however near the next one is`(gap: Int) async throws {
    let font = try FontRequests(path: try TinySoundFont.write(loops: false, gap: gap))
    let sound = try await font.play(program: nil, [.at(frame: 0, 69)], role: .drums).left
    // 4,400 samples at 44,000 Hz; interpolation reaches over the last of them by four, the high-pass against offsets on.
    let loudest = sound[4_600..<4_795].map(abs).max() ?? 0
    #expect(loudest > 0.02)
    #expect((sound[4_806...].map(abs).max() ?? 1) < 0.03 * loudest)
  }

  @Test func `percussion without a program is played on the drum kit`() async throws {
    let sound = try await font.play(program: nil, [.at(frame: 0, 36)], role: .drums)
    #expect((sound.left.prefix(4_800).map(abs).max() ?? 0) > 0.02)
  }

  @Test(arguments: [7, 130, 400, -1]) func `a program that the font lacks is a diagnosis`(program: Int) async throws {
    let problem = await #expect(throws: Problems.self) { _ = try await font.play(program: program, [.at(frame: 0)]) }
    #expect(problem?.diagnoses.map(\.code) == ["soundfont.no-program"])
  }
}
