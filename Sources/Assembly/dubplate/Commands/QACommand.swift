import ArgumentParser
import Audio
import AudioFiles
import Diagnostics
import Foundation
import Music
import Production
import QualityControl

struct QACommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "qa", abstract: "Check audio files and deliveries.",
    usage: "dubplate qa <file or folder> ... [<options>]",
    discussion: """
      Leaves with 1 when a check fails. What no target is given for is undetermined; a delivery's folder brings its own, and \
      its stems are checked too.

      Example: a file that should be a house track
        dubplate qa track.wav --bpm 126 --key "F minor" --loudness -14
      """)

  @Argument(help: "Audio files, or folders of deliveries.")
  var files: [String]

  @Option(help: "The tempo it should have, in BPM.")
  var bpm: Double?

  @Option(help: "The key it should have.")
  var key: String?

  @Option(parsing: .unconditional, help: "The loudness it should have, in LUFS.")
  var loudness: Double?

  @Option(
    parsing: .unconditional, help: "The highest true peak it may have, in dBTP; -1 unless a delivery says otherwise.")
  var truePeak: Double?

  @Flag(help: "Print JSON.")
  var json = false

  func run() async throws {
    var reports: [NamedReport] = []
    for file in files { reports.append(NamedReport(file: file, report: try check(file))) }
    let text = { reports.map { QualityText($0.report, of: $0.file).text }.joined(separator: "\n") }
    if reports.count == 1 {
      try StandardOutput.print(reports[0].report, json: json, text: text)
    } else {
      try StandardOutput.print(reports, json: json, text: text)
    }
    if !reports.allSatisfy(\.report.passed) { throw ExitCode(Failure.Code.failed.rawValue) }
  }

  private struct NamedReport: Encodable {
    let file: String
    let report: QualityReport
  }

  private func check(_ file: String) throws -> QualityReport {
    if DeliveredFolder.isOne(file) {
      var folder = try DeliveredFolder(file)
      folder.expectations = try wished(folder.expectations)
      return try folder.check()
    }
    let decoded = try DecodedFile(file)
    var expected = Expectations()
    expected.truePeak = .dBTP(-1)
    expected.deliveryFormat = false
    var delivery = Delivery(facts: FileFacts(decoded.facts, name: file), sound: decoded.source)
    delivery.programme = decoded.programme
    delivery.tryCodecs()
    return try QualityControl.check(delivery, against: wished(expected))
  }

  /// With the targets that were given on the command line.
  private func wished(_ expected: Expectations) throws -> Expectations {
    var expected = expected
    if let bpm { expected.tempo = .value(Tempo(bpm: bpm)) }
    if let key { expected.key = .value(try Self.key(key)) }
    if let loudness { expected.loudness = .LUFS(loudness) }
    if let truePeak { expected.truePeak = .dBTP(truePeak) }
    return expected
  }

  private static func key(_ text: String) throws -> Key {
    guard let key = Key(text) else { throw ValidationError("\"\(text)\" is not a key; write it like \"F# minor\"") }
    return key
  }
}

extension Delivery {
  /// Has the loudest passages compressed and decoded, as for a delivery that is being made.
  fileprivate mutating func tryCodecs() {
    codecs = { [sound] places in
      let folder = FileManager.default.temporaryDirectory.appending(path: "dubplate-\(UUID().uuidString)").path
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      return try CodecTrial.peaks(of: sound, around: places, inFolder: folder)
        .map { CodecPeak(codec: $0.codec, peak: $0.peak) }
    }
  }
}

/// An audio file of any rate, decoded to 48 kHz in a file without a name.
struct DecodedFile {
  let facts: AudioFileFacts
  let source: any AudioSource
  /// Of all channels, where there are more than two.
  let programme: ProgrammeLoudness?

  init(_ path: String) throws {
    let reader = try AudioFileReader(path: path, limits: .reference)
    let decoded = try FloatFile(unnamedIn: FileManager.default.temporaryDirectory.path)
    try reader.read(into: decoded)
    facts = reader.facts
    source = try decoded.finish()
    programme = reader.programmeLoudness
  }
}
