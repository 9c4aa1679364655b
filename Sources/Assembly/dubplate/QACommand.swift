import ArgumentParser
import AudioFiles
import Music
import QualityControl
import Signal

struct QACommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "qa", abstract: "Check an audio file and print JSON.",
    discussion: "Leaves with 1 when a check fails. What no target is given for is undetermined.")

  @Argument(help: "An audio file.")
  var file: String

  @Option(help: "The tempo it should have, in BPM.")
  var bpm: Double?

  @Option(help: "The key it should have.")
  var key: String?

  @Option(parsing: .unconditional, help: "The loudness it should have, in LUFS.")
  var loudness: Double?

  @Option(parsing: .unconditional, help: "The highest true peak it may have, in dBTP.")
  var truePeak = -1.0

  @Flag(help: "Print JSON, which is what it always does.")
  var json = false

  func run() async throws {
    let decoded = try DecodedFile(file)
    var expected = Expectations()
    expected.tempo = bpm.map { .value(Tempo(bpm: $0)) } ?? .notGiven
    expected.key = try key.map { .value(try Self.key($0)) } ?? .notGiven
    expected.loudness = loudness.map { .LUFS($0) }
    expected.truePeak = .dBTP(truePeak)
    expected.deliveryFormat = false
    let facts = FileFacts(
      name: file, bits: decoded.facts.bits ?? 32, rate: decoded.facts.rate, channels: decoded.facts.channels,
      frames: decoded.facts.frames)
    let report = try QualityControl.check(Delivery(facts: facts, sound: decoded.source), against: expected)
    try Output.print(report)
    if !report.passed { throw ExitCode(Failure.Code.failed.rawValue) }
  }

  private static func key(_ text: String) throws -> Key {
    guard let key = Key(text) else { throw ValidationError("\"\(text)\" is not a key; write it like \"F# minor\"") }
    return key
  }
}
