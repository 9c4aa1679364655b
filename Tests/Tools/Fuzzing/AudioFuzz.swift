import Analysis
import Audio
import AudioFiles
import Diagnostics
import Foundation
import TestSupport

/// Analyses damaged copies of sound files, one after the other, until one of them brings the program down.
///
/// Arguments: the folder of the sound files, the file that each damaged copy is written to, and the numbers of the first
/// copy and of the one after the last. `Tests/Tools/Fuzzing/run` goes on after a crash and keeps what caused it. With `compare` in front,
/// the copies are held against ffmpeg instead.
@main
enum AudioFuzz {
  // Any of these files is analysed in a fraction of a second.
  private static let limit: UInt32 = 20

  static func main() throws {
    var arguments = CommandLine.arguments
    let isComparison = arguments.dropFirst().first == "compare"
    if isComparison { arguments.remove(at: 1) }
    guard arguments.count == 5, let first = Int(arguments[3]), let end = Int(arguments[4]), first <= end else {
      print("usage: audio-fuzz [compare] FOLDER SCRATCH FIRST END")
      exit(64)
    }
    if isComparison {
      let isGood = try Comparison(folder: arguments[1], scratch: arguments[2]).run(first..<end)
      exit(isGood ? 0 : 1)
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: arguments[1]).sorted()
    let files = try names.map { Array(try Data(contentsOf: URL(filePath: "\(arguments[1])/\($0)"))) }
    var outcomes: [String: Int] = [:]
    for number in first..<end {
      let mutant = FileMutation.mutant(number, of: files[number % files.count])
      try Data(mutant).write(to: URL(filePath: arguments[2]))
      try Data("\(number) \(names[number % files.count])\n".utf8).write(to: URL(filePath: arguments[2] + ".number"))
      alarm(limit)
      outcomes[outcome(of: arguments[2]), default: 0] += 1
    }
    for (outcome, count) in outcomes.sorted(by: { $0.key < $1.key }) { print("\(count)\t\(outcome)") }
  }

  private static func outcome(of path: String) -> String {
    do {
      let reader = try AudioFileReader(path: path, limits: .reference)
      let heard = try StyleAnalysis.analyze(reader, keeping: MemorySink())
      return heard.fingerprint == nil ? "analysed as silence" : "analysed"
    } catch let error as AudioFileError {
      return error.diagnosis.code
    } catch {
      fatalError("an error without words: \(error)")
    }
  }
}
