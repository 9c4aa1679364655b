import Audio
import AudioFiles
import Foundation
import Synchronization
import System

/// The results of finished stages in a job's work folder, so that a job that was cut off goes on where it stood.
///
/// A result counts only with its record, which is written last and names what the result was made from, the files that
/// belong to it and the boot of the machine. Files are not written through, which would cost more than making them
/// again: after a power cut only those count whose record says that they were. A record that cannot be written is not
/// kept, and the work goes on.
final class Checkpoints: Sendable {
  private let folder: String
  private let tally = Mutex((made: 0, reused: 0))

  init(in folder: String) { self.folder = folder }

  /// The value kept as `name` if it was made from `inputs`; else what `make` returns, kept from then on.
  ///
  /// `files` are the names of the files that `make` writes into the folder; they are gone when it is called. With
  /// `isDurable` they have been written through when it returns.
  func value<Value: Codable>(
    _ name: String, from inputs: Fingerprint, files: [String] = [], isDurable: Bool = false,
    _ make: () async throws -> Value
  ) async throws -> Value {
    if let record: CheckpointRecord<Value> = read(name), record.inputs == inputs,
      record.boot.map({ $0 == Machine.bootID }) ?? true,
      record.files == files.map(mark)
    {
      tally.withLock { $0.reused += 1 }
      return record.value
    }
    for file in ["\(name).done"] + files { unlink(path(file)) }
    let value = try await make()
    write(
      CheckpointRecord(
        inputs: inputs, boot: isDurable ? nil : Machine.bootID, files: files.map(mark), value: value), name,
      isDurable)
    tally.withLock { $0.made += 1 }
    return value
  }

  /// The path of the file called `name`.
  func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// The size and time of a file, which tell it from the same one made anew: everything made from it depends on this.
  func mark(_ name: String) -> String {
    var facts = stat()
    guard stat(path(name), &facts) == 0 else { return "none" }
    return "\(facts.st_size) bytes at \(facts.st_mtim.tv_sec).\(facts.st_mtim.tv_nsec)"
  }

  /// True where, since the last call, something was asked for and all of it was kept from before.
  func hasOnlyReused() -> Bool {
    tally.withLock { tally in
      defer { tally = (0, 0) }
      return tally.reused > 0 && tally.made == 0
    }
  }

  private struct CheckpointRecord<Value: Codable>: Codable {
    let inputs: Fingerprint
    /// The boot of the machine that made it; nil where a power cut does no harm.
    let boot: String?
    let files: [String]
    let value: Value
  }

  private func read<Value>(_ name: String) -> CheckpointRecord<Value>? {
    guard let bytes = FileManager.default.contents(atPath: path("\(name).done")) else { return nil }
    return try? JSONDecoder().decode(CheckpointRecord<Value>.self, from: bytes)
  }

  private func write<Value>(_ record: CheckpointRecord<Value>, _ name: String, _ isDurable: Bool) {
    guard let bytes = try? JSONEncoder().encode(record) else { return }
    try? DurableFile.write(bytes, to: path("\(name).done"), isDurable ? .survivesPowerCut : .survivesCrash)
  }
}

extension Checkpoints {
  /// Sound kept as a file, with a note on it.
  struct KeptSound<Note: Sendable>: Sendable {
    let source: any AudioSource
    let note: Note
  }

  /// The sound kept as `name` if it was made from `inputs`; else what `make` writes.
  func sound<Note: Codable & Sendable>(
    _ name: String, from inputs: Fingerprint, isDurable: Bool = false,
    _ make: (_ file: FloatFile) async throws -> Note
  ) async throws -> KeptSound<Note> {
    let note = try await value(name, from: inputs, files: [name], isDurable: isDurable) {
      let file = try FloatFile(path: path(name))
      let note = try await make(file)
      _ = try file.finish()
      if isDurable { try file.sync() }
      return note
    }
    return KeptSound(source: try FloatSource(path: path(name)), note: note)
  }
}
