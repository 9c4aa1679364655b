import Analysis
import Audio
import AudioFiles
import Diagnostics
import Foundation
import Mastering

/// Masters files towards a loudness, and towards a reference if there is one.
///
/// Sound of any rate is resampled to 48 kHz. Nothing appears under the names asked for before all of it is complete.
public struct MasterJob {
  private let order: MasterOrder
  private let check: OrderCheck
  private let folder: MasterFolder

  /// Carries out `order`.
  ///
  /// Throws `Problems` and `AudioFileError` for what cannot be mastered or written; then nothing was changed.
  public static func run(_ order: MasterOrder) throws -> MasterAccount {
    let check = try OrderCheck(order)
    let folder = try MasterFolder(for: order.output, in: check.format, hasStems: check.inputs.count > 1)
    defer { folder.remove() }
    return try MasterJob(order: order, check: check, folder: folder).run()
  }

  private func run() throws -> MasterAccount {
    var decoded = try decode(check.inputs + [order.reference].compactMap { $0 })
    let model = order.reference.map { _ in decoded.removeLast() }
    let files = decoded.map(\.source)
    let mix = files.count == 1 ? decoded[0] : Decoded(source: SumOfSources(files))
    let heard = try Self.listen(to: [mix, model].compactMap { $0 })
    let reference = heard.dropFirst().first
    let settings = try settings(reference, like: model?.source)
    let report = try print(files, settings)
    let account = try account(heard[0], try Listened(try written()), report, reference)
    guard account.residue == 0 else {
      throw refusal(
        "master.residue", order.output, "the stems do not sum to it", "run it again with -v and report this")
    }
    try folder.publish()
    return account
  }

  /// The master as it is delivered, read back.
  private func written() throws -> any AudioSource {
    guard let format = check.format else { return try AudioFileSource(path: folder.master) }
    let writer = try SoundFileWriter(path: folder.delivered, format: format, seed: Seed(1))
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
    struct Lane {
      let path: String
      let folder: String
      var decoded: Decoded?
    }
    var lanes = paths.map { Lane(path: $0, folder: folder.path) }
    try concurrently(on: &lanes) { lane in
      let file = try FloatFile(unnamedIn: lane.folder)
      let reader = try AudioFileReader(path: lane.path)
      try reader.read(into: file)
      lane.decoded = Decoded(source: try file.finish(), programme: reader.programmeLoudness)
    }
    return lanes.compactMap(\.decoded)
  }

  /// Each on a core of its own.
  private static func listen(to files: [Decoded]) throws -> [Listened] {
    struct Lane {
      let file: Decoded
      var heard: Listened?
    }
    var lanes = files.map { Lane(file: $0) }
    try concurrently(on: &lanes) { $0.heard = try Listened($0.file.source, programme: $0.file.programme) }
    return lanes.compactMap(\.heard)
  }

  private func settings(_ heard: Listened?, like model: (any AudioSource)?) throws -> MasterSettings {
    let loudness: Loudness
    switch order.loudness {
    case .exactly(let wanted): loudness = wanted
    case .likeReference:
      guard let measured = heard?.figures.loudness else {
        throw refusal(
          "master.no-loudness", order.reference ?? "--reference", "is silent or too short to have a loudness",
          "give a reference with sound, or a loudness in LUFS")
      }
      loudness = measured
    }
    if let path = order.reference, heard?.fingerprint == nil {
      throw refusal("reference.silent", path, "is silent", "give a reference with sound, or none")
    }
    let reference = try heard.flatMap { heard in try model.map { try MasterReference(heard, of: $0) } }
    return MasterSettings(.finishedSound, loudness: loudness, ceiling: order.ceiling, reference: reference)
  }

  private func print(_ sources: [any AudioSource], _ settings: MasterSettings) throws -> MasterReport {
    let master = try PCM24Writer(path: folder.master)
    // One mix is its own only stem, which is the master.
    let stems = sources.count == 1 ? [] : try check.stemNames.map { try PCM24Writer(path: folder.stem($0)) }
    let output = MasterOutput(master: master, stems: stems.isEmpty ? [Unwritten()] : stems)
    let report = try StemMastering.master(sources, settings, into: output) { try FloatFile(unnamedIn: folder.path) }
    try master.close()
    for stem in stems { try stem.close() }
    return report
  }

  private func refusal(_ code: String, _ place: String, _ finding: String, _ remedy: String) -> Problems {
    Problems(Diagnosis(code: code, place: place, finding: finding, remedy: remedy))
  }
}

/// Where a stem goes that nobody asked for.
private final class Unwritten: PCMSink {
  func write(_ block: PCMBlock) {}
  func restart() {}
}

extension MasterJob {
  private func account(
    _ before: Listened, _ after: Listened, _ report: MasterReport, _ reference: Listened?
  ) throws -> MasterAccount {
    let gains = report.equaliser ?? []
    return MasterAccount(
      output: order.output,
      stems: folder.stemFolder.map { folder in check.stemNames.map { "\(folder)/\($0)" } } ?? [],
      before: before.figures, after: after.figures, reference: reference?.figures,
      similarity: similarity(before, after, reference), greatestBoost: gains.max() ?? .dB(0),
      greatestCut: gains.min() ?? .dB(0),
      residue: try folder.stemFolder.map { _ in try residue(AudioFileSource(path: folder.master)) } ?? 0,
      mastering: report)
  }

  private func similarity(_ before: Listened, _ after: Listened, _ reference: Listened?) -> MasterAccount.Similarity? {
    guard let wanted = reference?.fingerprint, let before = before.fingerprint, let after = after.fingerprint else {
      return nil
    }
    return MasterAccount.Similarity(before: before.similarity(to: wanted), after: after.similarity(to: wanted))
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
  fileprivate init(_ heard: Listened, of model: any AudioSource) throws {
    fingerprint = heard.fingerprint
    character = SoundCharacter(
      width: try SoundCharacter.width(of: model, in: heard.windows), peakToLoudness: heard.figures.peakToLoudness,
      loudnessRange: heard.figures.loudnessRange)
  }
}
