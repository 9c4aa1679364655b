import ArgumentParser
import Audio
import AudioFiles
import ClipRendering
import Foundation
import Music
import Production

/// Times stretching and everything else that makes a clip fit.
struct ConformBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conform", abstract: "Print the speed of fitting clips to a plan, as multiples of real time.")

  @Option(help: "How long the clip is, in seconds.")
  var seconds = 30.0

  @Option(help: "How long the track is that it is looped into, in seconds.")
  var track = 600.0

  private static let target = ConformTarget(tempo: Tempo(bpm: 120), key: Key(PitchClass(9), .minor), content: .song)

  func run() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let clip = MemorySource(Self.clip(seconds: seconds, bpm: 114))
    let map = TimeMap(
      source: 0..<clip.frameCount, frames: clip.frameCount * 19 / 20,
      anchors: [.init(from: clip.frameCount, to: clip.frameCount * 19 / 20)], origin: 0)
    for engine in [StretchEngine.faster, .finer] {
      let file = try FloatFile(unnamedIn: folder)
      try Self.time("stretch, \(engine.rawValue)", seconds) { try Stretcher(engine, map).run(clip, into: file) }
    }
    let conformer = ClipConformer(Self.target, workFile: { try FloatFile(unnamedIn: folder) })
    let conformed = try Self.time("conform a clip", seconds) { try conformer.conform(clip) }
    let loop = try Self.time("cut a loop", seconds) { try LoopCutter.cut(conformed) }
    let file = try FloatFile(unnamedIn: folder)
    let bars = Int(track / 2)
    try Self.time("arrange \(Int(track)) s", track) {
      try LoopArranger([loop], frame: { $0 * 96_000 }).arrange(
        [.init(bar: 0, bars: bars)], frames: bars * 96_000, into: file)
    }
    print("\("engine".padded(to: 20)) \(conformed.report.engine.rawValue)")
    print("\("memory".padded(to: 20)) \(peakResidentBytes() / 1_000_000) MB")
  }

  @discardableResult
  private static func time<Result>(_ name: String, _ length: Double, _ work: () throws -> Result) throws -> Result {
    let (start, busyBefore) = (ContinuousClock.now, processorTime())
    let result = try work()
    let (spent, busy) = ((ContinuousClock.now - start) / .seconds(1), processorTime() - busyBefore)
    print("\(name.padded(to: 20)) \(Int(length / spent)) × real time, \(Int(length / busy)) × by CPU time")
    return result
  }

  /// The CPU time of this process, in seconds.
  private static func processorTime() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

  /// Strokes of noise on every beat and a chord for every bar.
  private static func clip(seconds: Double, bpm: Double) -> StereoBuffer {
    var random = SeededRandom(Seed(1))
    let chords = [[220.0, 261.63, 329.63], [174.61, 220, 261.63], [261.63, 329.63, 392], [196, 246.94, 293.66]]
    return StereoBuffer(
      mono: (0..<Int(seconds * 48_000)).map { i in
        let time = Double(i) / 48_000
        let beat = time * bpm / 60
        let age = beat.truncatingRemainder(dividingBy: 1) * 60 / bpm
        let stroke = exp(-30 * age) * Double(random.noise())
        let chord = chords[Int(beat / 4) % 4].reduce(0) { $0 + sin(2 * .pi * $1 * time) }
        return Float(0.3 * stroke + 0.1 * chord)
      })
  }
}
