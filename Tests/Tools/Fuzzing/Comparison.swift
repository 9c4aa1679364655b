import Audio
import AudioFiles
import Diagnostics
import Foundation
import TestSupport

/// Reads cut and damaged copies of sound files and holds their length against what ffmpeg reads of the same bytes.
///
/// A copy passes when it is refused in words, or read whole: not more than 50 ms less than ffmpeg reads. What ffmpeg itself
/// loses without a word cannot be seen here.
struct Comparison {
  /// In seconds.
  private static let tolerance = 0.05

  let folder: String
  let scratch: String

  /// Compares the copies with these numbers; false when one of them was shortened.
  func run(_ numbers: Range<Int>) throws -> Bool {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let files = try names.map { Array(try Data(contentsOf: URL(filePath: "\(folder)/\($0)"))) }
    var tally: [String: [Outcome: Int]] = [:]
    for number in numbers {
      let index = number % files.count
      let bytes = Self.copy(number / files.count, of: files[index])
      try Data(bytes).write(to: URL(filePath: scratch))
      let outcome = outcome()
      tally[names[index], default: [:]][outcome.kind, default: 0] += 1
      if outcome.kind == .shortened || outcome.kind == .longer {
        print("\(outcome.kind)\t\(number)\t\(names[index])\t\(outcome.words)")
        try Data(bytes).write(to: URL(filePath: "\(scratch)-\(number)-\(names[index])"))
      }
    }
    for (name, counts) in tally.sorted(by: { $0.key < $1.key }) {
      let figures = Outcome.allCases.map { "\($0) \(counts[$0] ?? 0)" }.joined(separator: "\t")
      print("\(name.padding(toLength: 16, withPad: " ", startingAt: 0))\t\(figures)")
    }
    return tally.values.allSatisfy { $0[.shortened] == nil }
  }

  /// Every second copy is only cut off.
  static func copy(_ number: Int, of bytes: [UInt8]) -> [UInt8] {
    guard number % 2 == 0 else { return FileMutation.mutant(number, of: bytes) }
    var random = SeededRandom(Seed(UInt64(number)))
    return Array(bytes.prefix(1 + Int(random.next() % UInt64(bytes.count))))
  }

  private enum Outcome: CaseIterable { case whole, refused, refusedByBoth, longer, shortened }

  private func outcome() -> (kind: Outcome, words: String) {
    let theirs = ffmpegReads()
    do {
      let reader = try AudioFileReader(path: scratch)
      let sink = FrameCounter()
      try reader.read(into: sink)
      let ours = Double(sink.frames) / SampleRate.standard.value
      let words = "\(ours) s, ffmpeg \(theirs) s, \(reader.facts.format)"
      if abs(ours - theirs) <= Self.tolerance { return (.whole, words) }
      return (ours < theirs ? .shortened : .longer, words)
    } catch let error as AudioFileError {
      return (theirs == 0 ? .refusedByBoth : .refused, "\(error.diagnosis)")
    } catch {
      fatalError("an error without words: \(error)")
    }
  }

  /// In seconds; 0 for what it reads nothing of.
  private func ffmpegReads() -> Double {
    let program = Process()
    program.executableURL = URL(filePath: "/usr/bin/env")
    program.arguments = [
      "ffmpeg", "-v", "quiet", "-nostdin", "-i", scratch, "-map", "0:a:0", "-f", "f32le", "-ac", "1", "-ar", "48000",
      "-",
    ]
    let pipe = Pipe()
    program.standardOutput = pipe
    guard (try? program.run()) != nil else { fatalError("ffmpeg is needed") }
    var count = 0
    while let piece = try? pipe.fileHandleForReading.read(upToCount: 1 << 20), !piece.isEmpty { count += piece.count }
    program.waitUntilExit()
    return Double(count) / (4 * SampleRate.standard.value)
  }
}

/// Counts what it is given.
private final class FrameCounter: AudioSink {
  private(set) var frames = 0

  func write(_ block: StereoBuffer) { frames += block.frames }
}
