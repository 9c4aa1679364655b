import Analysis
import ArgumentParser
import Audio
import Diagnostics
import Foundation
import Genres
import Production
import Settings
import System

struct AnalyzeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze", abstract: "Measure audio files.",
    usage: "dubplate analyze <file> ... [<options>]",
    discussion: """
      Prints lines for people on a terminal and JSON elsewhere: an object for one file, an array for several. \
      Where an installation has a state folder, what was measured before is looked up there.

      Example: how similar two recordings are
        dubplate analyze track.wav --against club.flac
      """)

  @Argument(help: "Audio files.")
  var files: [String]

  @Option(help: "Another audio file: print how similar the two are.")
  var against: String?

  @Option(help: "The genre, which decides between half, normal and double time.")
  var genre: String?

  @Flag(help: "Print JSON.")
  var json = false

  @Flag(name: .customLong("no-cache"), help: "Measure again what was measured before.")
  var ignoresCache = false

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    guard !files.isEmpty else { throw ValidationError("Name at least one audio file.") }
    guard against == nil || files.count == 1 else { throw ValidationError("Compare one file at a time.") }
  }

  func run() async throws {
    let analysis = RecordingAnalysis(
      cache: try cache(), workFolder: FileManager.default.temporaryDirectory.path)
    if let against { return try compare(files[0], against, by: analysis) }
    let tempoPrior = try tempoPrior()
    var profiles: [FileProfile] = []
    var problems: [Diagnosis] = []
    for file in files {
      do {
        let profile = try analysis.analyze(file, tempoPrior: tempoPrior).profile
        profiles.append(FileProfile(file: file, profile: profile))
        if !printsJSON { StandardOutput.print(text: ProfileText(profile, of: file).text) }
      } catch {
        problems += Diagnosis.all(of: error, at: file)
      }
    }
    if printsJSON, problems.isEmpty || files.count > 1 {
      if files.count == 1 { try StandardOutput.print(profiles[0].profile) } else { try StandardOutput.print(profiles) }
    }
    if !problems.isEmpty { throw Problems(problems) }
  }

  private var printsJSON: Bool { json || !StandardOutput.isTerminal }

  /// Throws `Problems` for a genre that is not in the catalogue.
  private func tempoPrior() throws -> TempoPrior {
    guard let genre else { return .general }
    let catalogue = try options.catalogue()
    guard let known = catalogue.genre(named: genre) else {
      throw Problems(
        Diagnosis(
          code: "genre.unknown", location: "--genre", finding: "there is no genre \"\(genre)\"",
          remedy: "name one of \(catalogue.genres.map(\.name).joined(separator: ", "))"))
    }
    return TempoPrior(genre: known)
  }

  /// A state folder is used where one is, and made nowhere.
  private func cache() throws -> ResultCache? {
    guard !ignoresCache else { return nil }
    let paths = options.paths(try options.settings())
    return FileManager.default.fileExists(atPath: paths.state) ? ResultCache(folder: paths.analyses) : nil
  }

  private func compare(_ file: String, _ other: String, by analysis: RecordingAnalysis) throws {
    let (first, second) = (try analysis.analyze(file), try analysis.analyze(other))
    let report = try Self.fingerprint(first, of: file).similarity(to: Self.fingerprint(second, of: other))
    let view = SimilarityView(report, first.profile.difference(from: second.profile))
    try StandardOutput.print(view, json: json) { view.text }
  }

  /// Throws `Problems` for silence.
  private static func fingerprint(_ recording: AnalysedRecording, of file: String) throws(Problems)
    -> SpectralFingerprint
  {
    guard let fingerprint = recording.fingerprint else {
      throw Problems(
        Diagnosis(
          code: "audio.silent", location: file, finding: "there is nothing to hear", remedy: "compare files with sound")
      )
    }
    return fingerprint
  }
}

/// A profile among others: its JSON has the file's name as well.
private struct FileProfile: Encodable {
  let file: String
  let profile: StyleProfile

  private enum CodingKeys: String, CodingKey { case file }

  func encode(to encoder: any Encoder) throws {
    try profile.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(file, forKey: .file)
  }
}

/// The result of `analyze A --against B`.
struct SimilarityView: Encodable {
  let similarity: Double
  let parts: [BandDifference]
  /// The same in bass, middle and treble.
  let regions: [RegionDifference]
  /// The other differences, as A less B; none of them counts in the similarity.
  let difference: StyleDifference

  init(_ report: SimilarityReport, _ difference: StyleDifference) {
    similarity = report.score
    parts = report.parts
    regions = report.regions
    self.difference = difference
  }

  /// For people: the score, where it is lost, and what else differs.
  var text: String {
    let ranges = zip(["bass", "middle", "treble"], regions).map { name, region in
      "\(name)  \(NumberText.signed(region.db)) dB, takes \(NumberText.decimal(region.loss, 3))\n"
    }
    let apart = parts.filter { abs($0.db) >= 1 }.map { part in
      "  \(NumberText.whole(part.hz)) Hz  \(NumberText.signed(part.db)) dB\n"
    }
    let bands = apart.isEmpty ? "  no band lies apart by 1 dB or more\n" : apart.joined()
    return "similarity \(NumberText.decimal(similarity, 3))\n\(ranges.joined())\(bands)\(rest)"
  }

  private var rest: String {
    var lines: [String] = []
    if let bpm = difference.bpm { lines.append("tempo  \(NumberText.signed(bpm)) BPM") }
    if let key = difference.key { lines.append("key  \(key.rawValue)") }
    if let loudness = difference.loudness { lines.append("loudness  \(NumberText.signed(loudness.value)) LU") }
    lines.append("range  \(NumberText.signed(difference.loudnessRange.value)) LU")
    return lines.joined(separator: "\n") + "\n"
  }
}
