import Analysis
import ArgumentParser
import Audio
import AudioFiles
import Foundation
import Music
import Production

/// Times the parts of listening, each alone on one core, and then the whole.
struct AnalysisBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analysis", abstract: "Print the speed of decoding and listening, as multiples of real time.")

  @Argument(help: "A sound file; without one, sound is made up.")
  var file: String?

  @Option(help: "How much sound to make up, in seconds.")
  var seconds = 120.0

  func run() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = try file ?? Self.made(seconds: seconds, in: folder)
    let reader = try AudioFileReader(path: path)
    let length = reader.facts.duration.value
    let sound = MemorySink()
    try Self.time("decode", length) { try reader.read(into: sound) }
    try Self.time("resample 44.1 kHz", length) { try Self.resample(sound.buffer) }
    for part in AnalysisPart.allCases {
      try Self.time(part.rawValue, length) { try part.run(on: MemorySource(sound.buffer)) }
    }
    try Self.time("whole analysis", length) {
      _ = try RecordingAnalysis(cache: nil, workFolder: folder).analyze(path)
    }
    print(
      "\("memory".padded(to: 20)) \(peakResidentBytes() / 1_000_000) MB, of which the sound \(sound.buffer.frames * 8 / 1_000_000) MB"
    )
  }

  private static func time(_ name: String, _ length: Double, _ work: () throws -> Void) throws {
    let clock = ContinuousClock()
    let spent = try clock.measure(work) / .seconds(1)
    print("\(name.padded(to: 20)) \(Int(length / spent)) × real time  (\(String(format: "%.3f", spent)) s)")
  }

  private static func resample(_ sound: StereoBuffer) throws {
    let resampler = Resampler(from: SampleRate(value: 44_100))
    try MemorySource(sound).forEachBlock { _, block in _ = resampler.process(block) }
    _ = resampler.finish()
  }

  /// Bars of chords and strokes of noise, written as 24-bit WAV.
  private static func made(seconds: Double, in folder: String) throws -> String {
    let path = "\(folder)/made.wav"
    let writer = try PCM24Writer(path: path)
    var random = SeededRandom(Seed(1))
    let frames = SampleRate.standard.frames(in: .s(seconds))
    for start in stride(from: 0, to: frames, by: 48_000) {
      var block = PCMBlock(left: [], right: [])
      for i in start..<min(frames, start + 48_000) {
        let time = Double(i) / 48_000
        let stroke = exp(-12 * (time * 2).truncatingRemainder(dividingBy: 1)) * Double(random.noise())
        let chord = [220.0, 261.63, 329.63].reduce(0) { $0 + sin(2 * .pi * $1 * time) }
        block.left.append(Int32((0.3 * stroke + 0.1 * chord) * 8_000_000))
        block.right.append(Int32((0.2 * stroke + 0.12 * chord) * 8_000_000))
      }
      try writer.write(block)
    }
    try writer.close()
    return path
  }
}
