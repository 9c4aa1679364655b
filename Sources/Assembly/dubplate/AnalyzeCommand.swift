import ArgumentParser
import AudioFiles
import StyleAnalysis

struct AnalyzeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze", abstract: "Measure an audio file and print JSON.")

  @Argument(help: "An audio file.")
  var file: String

  @Option(help: "Another audio file: print how similar the two are.")
  var against: String?

  @Flag(help: "Print JSON, which is what it always does.")
  var json = false

  func run() async throws {
    let decoded = try DecodedFile(file)
    guard let against else {
      let settings = AnalysisSettings(sampleRate: decoded.facts.rate, channels: decoded.facts.channels)
      return try Output.print(try StyleAnalysis.analyze(decoded.source, settings: settings))
    }
    let first = try decoded.fingerprint()
    let second = try DecodedFile(against).fingerprint()
    try Output.print(SimilarityView(first.similarity(to: second)))
  }
}
