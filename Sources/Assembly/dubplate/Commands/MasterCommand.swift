import Analysis
import ArgumentParser
import Audio
import Foundation
import Mastering
import Production

struct MasterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "master", abstract: "Master a mix, or stems that belong together.",
    usage: "dubplate master <mix, stems or folder> ... -o <file> [<options>]",
    discussion: """
      Writes WAV of 24 bits at 48 kHz, or what the name asks for: .flac, .mp3, .opus or .ogg. Several files, or a folder \
      of them, are stems: they are mastered together, and the master is their exact sum (before MP3, Opus or Ogg); the stems \
      lie beside it in OUT-stems.

      Example: a mix, as loud as another recording and near to it in tone
        dubplate master mix.wav -o master.wav --reference club.flac --loudness reference
      """)

  @Argument(help: "A mix, or the stems, or a folder of stems.")
  var inputs: [String]

  @Option(help: "An audio file to come near to in tone, width, density and range.")
  var reference: String?

  @Option(parsing: .unconditional, help: "In LUFS, or \"reference\" for as loud as the reference.")
  var loudness = "-14"

  @Option(parsing: .unconditional, help: "The highest true peak, in dBTP.")
  var truePeak = -1.0

  @Option(name: .shortAndLong, help: "The master: a .wav, .flac, .mp3, .opus or .ogg file.")
  var output: String

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    guard !inputs.isEmpty else { throw ValidationError("Name a mix or stems.") }
    guard loudness == "reference" || Double(loudness).map({ (-40...(-5)).contains($0) }) == true else {
      throw ValidationError("The loudness is a number from -40 to -5, or \"reference\".")
    }
    guard (-20...0).contains(truePeak) else { throw ValidationError("The true peak is a number from -20 to 0.") }
  }

  func run() async throws {
    let target = Double(loudness).map { MasterRequest.LoudnessTarget.exactly(.LUFS($0)) } ?? .likeReference
    let account = try MasterJob.run(
      MasterRequest(inputs, reference: reference, loudness: target, ceiling: .dBTP(truePeak), output: output))
    try StandardOutput.print(account, json: json) { account.text }
  }
}

extension MasterJobReport {
  /// For people: before, after and reference, and what a listener should know.
  var text: String {
    var rows = ["           loudness   true peak   PLR    range"]
    rows.append(Self.row("before", before))
    rows.append(Self.row("after", after))
    if let reference { rows.append(Self.row("reference", reference)) }
    if let similarity {
      let (from, to) = (NumberText.decimal(similarity.before.score, 3), NumberText.decimal(similarity.after.score, 3))
      rows.append("similarity to the reference \(from) before, \(to) after")
      rows.append(
        "equaliser  \(NumberText.signed(greatestBoost.value)) dB at most, \(NumberText.signed(greatestCut.value)) dB at least"
      )
    }
    rows.append("limiter    \(NumberText.decimal(mastering.limiter.maximum.value)) dB at most")
    if !stems.isEmpty { rows.append("\(stems.count) stems, whose sum is the master: residue \(residue)") }
    return (rows + mastering.notes + [output]).map { "\($0)\n" }.joined()
  }

  private static func row(_ name: String, _ figures: MasterJobReport.Measures) -> String {
    let number = { (value: Double?, unit: String) in value.map { "\(NumberText.decimal($0)) \(unit)" } ?? "none" }
    return [
      name.padded(toColumns: 10), number(figures.loudness?.value, "LUFS"), number(figures.truePeak?.value, "dBTP"),
      number(figures.peakToLoudness?.value, "dB"), number(figures.loudnessRange.value, "LU"),
    ].joined(separator: "  ")
  }
}
