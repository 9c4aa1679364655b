import Audio
import Diagnostics
import Foundation
import System

/// An instrument of the owner's, read and ready to be played.
public struct SampledInstrument: Sendable {
  public let entry: SoundEntry
  let regions: [SampleRegion]
  /// What is wrong with it, though it can be played.
  public internal(set) var problems: [Diagnosis] = []
  /// What a reader should know of how it is played, in whole sentences.
  public internal(set) var notes: [String] = []
  /// Everything that its sound depends on: the text of its files, and the size and time of every recording.
  public let identity: String

  /// The lowest and the highest key on which it sounds.
  public var keys: ClosedRange<Int>? {
    guard let low = regions.map(\.condition.lowKey).min(), let high = regions.map(\.condition.highKey).max(),
      low <= high
    else { return nil }
    return max(0, low)...max(0, min(127, high))
  }

  /// The number of its recordings.
  public var recordings: Int { Set(regions.compactMap(\.path)).count }

  /// Reads what `entry` names below `root`; throws `Problems` where nothing of it can be played.
  init(_ entry: SoundEntry, root: String, reader: any SampleReader) throws(Problems) {
    self.entry = entry
    var texts: [String] = []
    if entry.form == .sfz {
      guard let bytes = SampleFinder.bytes(at: entry.path) else {
        throw Problems(SampleProblem.unreadable(entry.path))
      }
      let file = SFZFile(bytes, at: entry.path, finder: SampleFinder(root: root))
      regions = file.regions
      texts = file.files
      problems = Self.problems(of: file)
      notes = Self.notes(on: file, called: entry.name)
      if regions.isEmpty { throw Problems(problems + [SampleProblem.nothing(entry.path)]) }
    } else {
      regions = try Self.regions(of: entry, reader)
    }
    identity = try Self.identity(of: entry, texts: texts, recordings: Set(regions.compactMap(\.path)).sorted())
  }

  private static func regions(of entry: SoundEntry, _ reader: any SampleReader) throws(Problems) -> [SampleRegion] {
    let needsPitch = entry.form == .oneShot
    let files = entry.recordings.map { path in
      FolderInstrument.Recording(path: path, needsPitch: needsPitch, reader)
    }
    switch entry.form {
    case .kit: return FolderInstrument.kit(files)
    case .multisample: return FolderInstrument.multisample(files)
    case .oneShot, .loop, .sfz:
      guard let first = files.first else { throw Problems(SampleProblem.nothing(entry.path)) }
      return FolderInstrument.oneShot(first)
    }
  }

  private static func identity(of entry: SoundEntry, texts: [String], recordings: [String]) throws(Problems) -> String {
    let hasher = Fingerprint.Hasher()
    for text in texts { hasher.update(SampleFinder.bytes(at: text) ?? []) }
    for path in recordings {
      guard
        let facts = try? FileManager.default.attributesOfItem(
          atPath: URL(filePath: path).resolvingSymlinksInPath().path)
      else { throw Problems(SampleProblem.unreadable(path)) }
      let size = facts[.size] as? Int ?? 0
      let time = (facts[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
      hasher.update(Array("\(path) \(size) \(time)\n".utf8))
    }
    return "samples \(entry.form.rawValue) \(entry.name) \(hasher.finish())"
  }

  private static let mostProblems = 20

  private static func problems(of file: SFZFile) -> [Diagnosis] {
    let all =
      file.missing.map { SampleProblem.missing($0.sample, at: $0.place, isOutside: $0.isOutside) }
      + file.faults.map { SampleProblem.faulty($0.finding, at: $0.place) }
      + file.account.unreadable.map { SampleProblem.unreadableValue($0.opcode, $0.value, at: $0.place) }
    return Array(all.prefix(mostProblems))
  }

  private static func notes(on file: SFZFile, called name: String) -> [String] {
    var notes: [String] = []
    if !file.missing.isEmpty {
      let first = file.missing[0]
      let count = file.missing.count
      notes.append(
        "\(count) recording\(count == 1 ? "" : "s") of \(name) \(count == 1 ? "is" : "are") missing, such as "
          + "\(first.sample) (\(URL(filePath: first.place.file).lastPathComponent), line \(first.place.line)); the others play."
      )
    }
    let unknown = file.account.unknown.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    if !unknown.isEmpty {
      let total = unknown.reduce(0) { $0 + $1.value }
      let names = unknown.prefix(6).map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
      notes.append(
        "\(name) has \(total) opcode\(total == 1 ? "" : "s") that \(total == 1 ? "is" : "are") passed over: \(names)"
          + (unknown.count > 6 ? " and \(unknown.count - 6) more." : "."))
    }
    return notes
  }
}

extension FolderInstrument.Recording {
  /// Seconds of a recording that are looked at for its pitch.
  private static let heard = 2.0

  /// Reads what is known of the recording at `path`; `needsPitch` has it measured where nothing says it.
  init(path: String, needsPitch: Bool, _ reader: any SampleReader) {
    let name = SampleFileName(path)
    self.init(path: path, name: name, key: Self.key(of: path, name, needsPitch, reader))
  }

  private static func key(
    of path: String, _ name: SampleFileName, _ needsPitch: Bool, _ reader: any SampleReader
  ) -> (note: Int, cents: Double)? {
    if let key = name.key { return (key, 0) }
    if let key = SampleChunks(at: path).key { return key }
    guard needsPitch, let source = try? reader.sound(at: path),
      let sound = try? source.read(0..<min(source.frameCount, source.rate.frames(in: .s(heard)))),
      let note = PitchEstimate.note(of: sound, rate: source.rate)
    else { return nil }
    let nearest = note.rounded()
    return (max(0, min(127, Int(nearest))), 100 * (note - nearest))
  }
}
