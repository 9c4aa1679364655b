import Audio
import Foundation
import Music
import Planning
import Testing

@testable import Samples

@Suite struct LoopPlayerTests {
  private let folder: SoundFolder

  init() throws { folder = try SoundFolder() }

  /// Two bars of strokes on every beat at `bpm`, the first of each bar louder.
  private func writeLoop(bpm: Double, rate: Int = 48_000, beats: Int = 8, as name: String) throws {
    let beat = Double(rate) * 60 / bpm
    var sound = [Float](repeating: 0, count: Int((beat * Double(beats)).rounded()))
    for index in 0..<beats {
      let start = Int((Double(index) * beat).rounded())
      for i in 0..<min(2_000, sound.count - start) {
        sound[start + i] = Float((index % 4 == 0 ? 0.8 : 0.4) * exp(-Double(i) / 300) * sin(Double(i) * 0.35))
      }
    }
    try folder.write(sound, rate: rate, as: name)
  }

  /// The frames at which strokes begin: where the level rises above a threshold after a pause.
  private func onsets(_ sound: [Float]) -> [Int] {
    var (found, last): ([Int], Int) = ([], -10_000)
    for (frame, x) in sound.enumerated() where abs(x) > 0.1 {
      if frame - last > 4_000 { found.append(frame) }
      last = frame
    }
    return found
  }

  @Test(arguments: [(100.0, 120.0, 48_000), (126, 120, 44_100), (87, 174, 48_000), (120, 120, 48_000)])
  func `a loop keeps the song's tempo from bar to bar`(own: Double, song: Double, rate: Int) async throws {
    try writeLoop(bpm: own, rate: rate, as: "beat-\(Int(own))bpm.wav")
    let bar = Beats(ticks: 4 * 960)
    let notes = (0..<40).map { Note(DrumNote.kick.pitch, velocity: 1, at: bar * $0, for: Beats(ticks: 100)) }
    let sound = try await folder.play("beat-\(Int(own))bpm", notes, role: .drums, bpm: song).left
    let beat = 48_000 * 60 / song
    let found = onsets(Array(sound[..<Int(6 * 48_000)]))
    #expect(found.count >= 8)
    // A loop at half the song's tempo has a stroke on every second beat. Each lies on a beat of the song, within 12 ms.
    for onset in found {
      let place = Double(onset) / beat
      #expect(abs(place - place.rounded()) * beat < 576)
    }
  }

  @Test func `it is silent in bars in which the part is`() async throws {
    try writeLoop(bpm: 120, as: "beat-120bpm.wav")
    let bar = Beats(ticks: 4 * 960)
    let notes = [0, 2].map { Note(DrumNote.kick.pitch, velocity: 1, at: bar * $0, for: Beats(ticks: 100)) }
    let sound = try await folder.play("beat-120bpm", notes, role: .drums, bpm: 120).left
    let bars = (0..<4).map { peak(sound[96_000 * $0..<96_000 * ($0 + 1)]) }
    #expect(bars[0] > 0.3)
    #expect(bars[1] < 1e-6)
    #expect(bars[2] > 0.3)
    #expect(bars[3] < 1e-6)
  }

  @Test func `loops are for drums`() throws {
    try writeLoop(bpm: 120, as: "beat-120bpm.wav")
    let generator = try folder.library().generator(for: folder.instrument("beat-120bpm"))
    #expect(generator.canPlay(.drums))
    #expect(generator.canPlay(.percussion))
    #expect(!generator.canPlay(.bass))
  }
}
