import ArgumentParser
import Audio
import Foundation
import Production

/// Times the mastering of files.
struct MasterBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "master", abstract: "Print the seconds that mastering a mix or stems takes: wall and processor time.")

  @Argument(help: "A mix, or stems.")
  var inputs: [String]

  @Option(help: "An audio file to come near to.")
  var reference: String?

  @Option(help: "How often; the median counts.")
  var rounds = 5

  func run() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var (walls, processors): ([Double], [Double]) = ([], [])
    for round in 0..<max(1, rounds) {
      let (clock, start, used) = (ContinuousClock(), ContinuousClock().now, Self.processorSeconds)
      _ = try MasterJob.run(MasterRequest(inputs, reference: reference, output: "\(folder)/\(round).wav"))
      walls.append((clock.now - start) / .seconds(1))
      processors.append(Self.processorSeconds - used)
    }
    print("wall       \(Self.median(walls)) s\nprocessor  \(Self.median(processors)) s")
  }

  /// Of all threads of this program.
  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func median(_ values: [Double]) -> String { String(format: "%.2f", values.sorted()[values.count / 2]) }
}
