import Diagnostics
import Foundation
import Synchronization

/// The owner's sounds: SFZ instruments, and plain folders and files of recordings, below one folder.
public struct SoundLibrary: Sendable {
  /// As an absolute path; empty where there is no library.
  public let folder: String
  /// In the order of their names.
  public let entries: [SoundEntry]
  /// What was found and cannot be used by a name of its own.
  public let problems: [Diagnosis]
  private let reader: any SampleReader
  private var opened = OpenedInstruments()

  /// The sounds below `folder`, none where it is nil; throws `Problems` if it cannot be read.
  public init(_ folder: String?, reader: any SampleReader) throws(Problems) {
    self.reader = reader
    guard let folder else {
      (self.folder, entries, problems) = ("", [], [])
      return
    }
    let root = SampleFinder(root: folder).root
    self.folder = root
    var scan = LibraryScan(root: root)
    guard scan.run() else { throw Problems(SampleProblem.folder(folder)) }
    var named: [String: SoundEntry] = [:]
    var problems = scan.problems
    for entry in scan.entries {
      if let other = named[entry.name] {
        problems.append(SampleProblem.sameName(entry.path, entry.name, other.path))
      } else {
        named[entry.name] = entry
      }
    }
    entries = named.values.sorted { $0.name < $1.name }.map { entry in
      // A folder's name is a name of its file only where nothing else is called so.
      var entry = entry
      entry.aliases.removeAll { named[$0] != nil }
      entry.folders = entry.path.dropFirst(root.count).split(separator: "/").dropLast().map {
        SoundEntry.name(of: String($0))
      }
      return entry
    }
    self.problems = problems
  }

  /// The sound that is called so, also with spaces and capitals; nil if there is none.
  public func entry(named name: String) -> SoundEntry? {
    let plain = SoundEntry.name(of: name)
    return entries.first { $0.name == plain } ?? entries.first { $0.aliases.contains(plain) }
  }

  /// The same sounds with no instrument read: what has changed since is seen.
  public func reopened() -> SoundLibrary {
    var library = self
    library.opened = OpenedInstruments()
    return library
  }

  /// The instrument that is called so, read once; throws `Problems` that say what is wrong with it or which there are.
  public func instrument(named name: String) throws(Problems) -> SampledInstrument {
    guard let entry = entry(named: name) else {
      throw Problems(SampleProblem.unknown(name, among: entries.map(\.name)))
    }
    return try opened.instrument(entry.name) { () throws(Problems) in
      try SampledInstrument(entry, root: folder, reader: reader)
    }
  }

  /// A generator that plays `instrument`.
  public func generator(for instrument: SampledInstrument) -> SampledGenerator {
    SampledGenerator(instrument, reader: reader)
  }
}

/// The instruments that were read, each once.
private final class OpenedInstruments: Sendable {
  private let known = Mutex<[String: Result<SampledInstrument, Problems>]>([:])

  func instrument(
    _ name: String, _ read: () throws(Problems) -> SampledInstrument
  ) throws(Problems) -> SampledInstrument {
    if let result = known.withLock({ $0[name] }) { return try result.get() }
    let result: Result<SampledInstrument, Problems>
    do throws(Problems) { result = .success(try read()) } catch { result = .failure(error) }
    known.withLock { $0[name] = result }
    return try result.get()
  }
}

/// The walk through the owner's folder.
struct LibraryScan {
  let root: String
  private(set) var entries: [SoundEntry] = []
  private(set) var problems: [Diagnosis] = []
  private var files = 0

  static let mostFiles = 50_000
  private static let depth = 8
  private static let audio: Set<String> = [
    "wav", "wave", "flac", "ogg", "oga", "aif", "aiff", "aifc", "mp3", "opus", "caf", "au", "w64",
  ]
  /// Names of SFZ files that say nothing without that of their folder.
  private static let plainNames: Set<String> = ["main", "instrument", "default", "index", "program", "kit", "preset"]
  /// Names of folders that say nothing of what is in them.
  private static let plainFolders: Set<String> = [
    "sfz", "programs", "presets", "samples", "instruments", "mono", "stereo", "multi", "user", "sounds", "patches",
  ]

  init(root: String) { self.root = root }

  /// False if the folder cannot be read.
  mutating func run() -> Bool {
    guard let tree = folder(root, depth: 0) else { return false }
    if files > Self.mostFiles { problems.append(SampleProblem.tooMany(root, Self.mostFiles)) }
    for path in tree.sfz { add(sfz: path, in: tree, isRoot: true) }
    for path in tree.recordings { add(single: path) }
    for below in tree.folders { add(below) }
    return true
  }

  /// A folder with what is in it, each in the order of its name.
  private struct Tree {
    let path: String
    var sfz: [String] = []
    var recordings: [String] = []
    var folders: [Tree] = []

    var hasSFZ: Bool { !sfz.isEmpty || folders.contains(where: \.hasSFZ) }
    var allRecordings: [String] { recordings + folders.flatMap(\.allRecordings) }
  }

  private mutating func folder(_ path: String, depth: Int) -> Tree? {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { return nil }
    var tree = Tree(path: path)
    for name in names.sorted() where !name.hasPrefix(".") && name != "__MACOSX" {
      guard files <= Self.mostFiles else { break }
      files += 1
      let own = "\(path)/\(name)"
      let ending = name.contains(".") ? name.split(separator: ".").last.map { $0.lowercased() } ?? "" : ""
      if ending == "sfz" {
        tree.sfz.append(own)
      } else if Self.audio.contains(ending) {
        tree.recordings.append(own)
      } else if depth < Self.depth, let below = folder(own, depth: depth + 1) {
        tree.folders.append(below)
      }
    }
    return tree
  }

  private mutating func add(_ tree: Tree) {
    guard !tree.hasSFZ else {
      for path in tree.sfz { add(sfz: path, in: tree, isRoot: false) }
      // Recordings beside SFZ files are theirs.
      for below in tree.folders where below.hasSFZ { add(below) }
      return
    }
    let recordings = tree.allRecordings
    guard recordings.count > 1 else {
      recordings.forEach { add(single: $0) }
      return
    }
    let names = recordings.map(SampleFileName.init)
    let (drums, keys) = (names.compactMap(\.drum), names.compactMap(\.key))
    let name = SoundEntry.name(of: Self.stem(of: tree.path, isFolder: true))
    if names.allSatisfy({ $0.bpm != nil }) {
      recordings.forEach { add(single: $0) }
    } else if Set(drums).count > 1, 2 * drums.count >= names.count {
      entries.append(SoundEntry(name, .kit, at: tree.path, recordings: recordings))
    } else if Set(keys).count > 1, 2 * keys.count >= names.count {
      entries.append(SoundEntry(name, .multisample, at: tree.path, recordings: recordings))
    } else {
      tree.recordings.forEach { add(single: $0) }
      for below in tree.folders { add(below) }
    }
  }

  private mutating func add(sfz path: String, in tree: Tree, isRoot: Bool) {
    let folder = isRoot ? nil : SoundEntry.name(of: Self.stem(of: tree.path, isFolder: true))
    let own = SoundEntry.name(of: Self.stem(of: path))
    if let folder, Self.plainNames.contains(own), !folder.isEmpty {
      entries.append(SoundEntry(tree.sfz.count > 1 ? "\(folder)-\(own)" : folder, .sfz, at: path))
    } else if !own.isEmpty {
      let aliases = [tree.sfz.count == 1 ? folder : nil].compactMap(\.self).filter {
        $0 != own && !$0.isEmpty && !Self.plainFolders.contains($0)
      }
      entries.append(SoundEntry(own, aliases: aliases, .sfz, at: path))
    }
  }

  private mutating func add(single path: String) {
    let name = SoundEntry.name(of: Self.stem(of: path))
    guard !name.isEmpty else { return }
    let bpm = SampleFileName(path).bpm ?? SampleChunks(at: path).bpm
    entries.append(SoundEntry(name, bpm == nil ? .oneShot : .loop, at: path, bpm: bpm, recordings: [path]))
  }

  private static func stem(of path: String, isFolder: Bool = false) -> String {
    let last = String(path.split(separator: "/").last ?? "")
    guard !isFolder, let dot = last.lastIndex(of: "."), dot > last.startIndex else { return last }
    return String(last[..<dot])
  }
}
