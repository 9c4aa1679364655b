import Analysis
import Audio
import AudioFiles
import Diagnostics
import Foundation
import Mastering

/// The mastering of files towards a loudness, and towards a reference if there is one.
///
/// Sound of any rate is resampled to 48 kHz. Nothing appears under the names asked for before all of it is complete.
public struct MasterJob {
  private let request: MasterRequest
  private let check: MasterRequestCheck
  private let folder: MasterFolder

  /// The result of `request`.
  ///
  /// Throws `Problems` and `AudioFileError` for what cannot be mastered or written; then nothing was changed.
  public static func run(_ request: MasterRequest) throws -> MasterJobReport {
    let check = try MasterRequestCheck(request)
    let folder = try MasterFolder(for: request.output, in: check.format, hasStems: check.inputs.count > 1)
    defer { folder.remove() }
    return try MasterJob(request: request, check: check, folder: folder).run()
  }

  private func run() throws -> MasterJobReport {
    var decoded = try decode(check.inputs + [request.reference].compactMap { $0 })
    let model = request.reference.map { _ in decoded.removeLast() }
    let files = decoded.map(\.source)
    let mix = files.count == 1 ? decoded[0] : Decoded(source: SumOfSources(files))
    let measured = try Self.measure([mix, model].compactMap { $0 })
    let reference = measured.dropFirst().first
    let settings = try settings(reference, like: model?.source)
    let report = try render(files, settings)
    let result = try result(measured[0], try SourceMeasurement(try written()), report, reference)
    guard result.residue == 0 else {
      throw refusal(
        "master.residue", request.output, "the stems do not sum to it", "run it again with -v and report this")
    }
    try folder.publish()
    return result
  }

  /// The master as it is delivered, read back.
  private func written() throws -> any AudioSource {
    guard let format = check.format else { return try AudioFileSource(path: folder.master) }
    let writer = try AudioFileWriter(path: folder.delivered, format: format, seed: Seed(1))
    try AudioFileSource(path: folder.master).forEachBlock { _, block in try writer.write(block) }
    try writer.close()
    return try AudioFileSource(path: folder.delivered)
  }

  /// A file at 48 kHz in stereo.
  private struct Decoded {
    let source: any AudioSource
    /// Of all its channels, where it had more.
    var programme: ProgrammeLoudness?
  }

  /// One file at a time on every core.
  private func decode(_ paths: [String]) throws -> [Decoded] {
    struct Decoding {
      let path: String
      let folder: String
      var decoded: Decoded?
    }
    var decodings = paths.map { Decoding(path: $0, folder: folder.path) }
    try concurrently(on: &decodings) { decoding in
      let file = try FloatFile(unnamedIn: decoding.folder)
      let reader = try AudioFileReader(path: decoding.path)
      try reader.read(into: file)
      decoding.decoded = Decoded(source: try file.finish(), programme: reader.programmeLoudness)
    }
    return decodings.compactMap(\.decoded)
  }

  /// Each file on a core of its own.
  private static func measure(_ files: [Decoded]) throws -> [SourceMeasurement] {
    struct Measuring {
      let file: Decoded
      var measured: SourceMeasurement?
    }
    var measurings = files.map { Measuring(file: $0) }
    try concurrently(on: &measurings) {
      $0.measured = try SourceMeasurement($0.file.source, programme: $0.file.programme)
    }
    return measurings.compactMap(\.measured)
  }

  private func settings(_ measured: SourceMeasurement?, like model: (any AudioSource)?) throws -> MasterSettings {
    let loudness: Loudness
    switch request.loudness {
    case .exactly(let wanted): loudness = wanted
    case .likeReference:
      guard let own = measured?.measures.loudness else {
        throw refusal(
          "master.no-loudness", request.reference ?? "--reference", "is silent or too short to have a loudness",
          "give a reference with sound, or a loudness in LUFS")
      }
      loudness = own
    }
    if let path = request.reference, measured?.fingerprint == nil {
      throw refusal("reference.silent", path, "is silent", "give a reference with sound, or none")
    }
    let reference = try measured.flatMap { measured in try model.map { try MasterReference(measured, of: $0) } }
    return MasterSettings(.finishedSound, loudness: loudness, ceiling: request.ceiling, reference: reference)
  }

  private func render(_ sources: [any AudioSource], _ settings: MasterSettings) throws -> MasterReport {
    let master = try PCM24Writer(path: folder.master)
    // One mix is its own only stem, which is the master.
    let stems = sources.count == 1 ? [] : try check.stemNames.map { try PCM24Writer(path: folder.stem($0)) }
    let output = MasterOutput(master: master, stems: stems.isEmpty ? [UnwrittenStem()] : stems)
    let report = try StemMastering.master(sources, settings, into: output) { try FloatFile(unnamedIn: folder.path) }
    try master.close()
    for stem in stems { try stem.close() }
    return report
  }

  private func refusal(_ code: String, _ location: String, _ finding: String, _ remedy: String) -> Problems {
    Problems(Diagnosis(code: code, location: location, finding: finding, remedy: remedy))
  }
}

/// The sink of a stem that nobody asked for.
private final class UnwrittenStem: PCMSink {
  func write(_ block: PCMBlock) {}
  func restart() {}
}

extension MasterJob {
  private func result(
    _ before: SourceMeasurement, _ after: SourceMeasurement, _ report: MasterReport, _ reference: SourceMeasurement?
  ) throws -> MasterJobReport {
    let gains = report.equaliser ?? []
    return MasterJobReport(
      output: request.output,
      stems: folder.stemFolder.map { folder in check.stemNames.map { "\(folder)/\($0)" } } ?? [],
      before: before.measures, after: after.measures, reference: reference?.measures,
      similarity: similarity(before, after, reference), greatestBoost: gains.max() ?? .dB(0),
      greatestCut: gains.min() ?? .dB(0),
      residue: try folder.stemFolder.map { _ in try residue(AudioFileSource(path: folder.master)) } ?? 0,
      mastering: report)
  }

  private func similarity(_ before: SourceMeasurement, _ after: SourceMeasurement, _ reference: SourceMeasurement?)
    -> MasterJobReport.Similarity?
  {
    guard let wanted = reference?.fingerprint, let before = before.fingerprint, let after = after.fingerprint else {
      return nil
    }
    return MasterJobReport.Similarity(before: before.similarity(to: wanted), after: after.similarity(to: wanted))
  }

  /// Reads stems and master back and compares them, integer by integer.
  private func residue(_ master: AudioFileSource) throws -> Int {
    let stems = try check.stemNames.map { try AudioFileSource(path: folder.stem($0)) }
    var worst: Int32 = 0
    for start in stride(from: 0, to: master.frameCount, by: 65_536) {
      let range = start..<min(start + 65_536, master.frameCount)
      var rest = try master.readPCM(range)
      for stem in stems {
        let part = try stem.readPCM(range)
        for i in 0..<rest.frames {
          rest.left[i] -= part.left[i]
          rest.right[i] -= part.right[i]
        }
      }
      for i in 0..<rest.frames { worst = max(worst, abs(rest.left[i]), abs(rest.right[i])) }
    }
    return Int(worst)
  }
}

extension MasterReference {
  fileprivate init(_ measured: SourceMeasurement, of model: any AudioSource) throws {
    fingerprint = measured.fingerprint
    character = SoundCharacter(
      width: try SoundCharacter.width(of: model, in: measured.windows),
      peakToLoudness: measured.measures.peakToLoudness, loudnessRange: measured.measures.loudnessRange)
  }
}
