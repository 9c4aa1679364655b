import ArgumentParser
import Audio
import Foundation
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
    let wish = Double(loudness).map { MasterOrder.Wish.exactly(.LUFS($0)) } ?? .likeReference
    let account = try MasterJob.run(
      MasterOrder(inputs, reference: reference, loudness: wish, ceiling: .dBTP(truePeak), output: output))
    try Output.print(account, json: json) { account.text }
  }
}
