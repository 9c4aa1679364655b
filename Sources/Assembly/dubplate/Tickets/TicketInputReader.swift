import Daemon
import Diagnostics
import DropFolder
import Foundation
import Genres
import Prompt
import System

/// The reading of tickets from the command line, with the options beside them.
struct TicketInputReader {
  let reader: TicketReader
  /// The values of options, by the names of a ticket's fields.
  let fields: [String: Any]
  /// The value of `--reference`.
  let reference: String?

  init(_ catalogue: GenreCatalogue, backends: [String], fields: [String: Any] = [:], reference: String? = nil) {
    reader = TicketReader(genres: catalogue.names, backends: backends)
    self.fields = fields
    self.reference = reference
  }

  /// The ticket that `text` names or says; throws every problem of it, with the location in the user's file.
  ///
  /// An empty text is for a reference alone.
  func ticket(_ text: String) throws -> TicketInput {
    try finish(raw(text))
  }

  /// A ticket as it was found, before the options.
  struct UncheckedTicket {
    /// The file's path, as in `TicketInput`.
    var location: String
    var name: FileName
    var bytes: [UInt8]
    var kind: TicketFormat
    /// The folder of the files that it names; nil for a prompt.
    var folder: String?
    var files: [DroppedBundle.File] = []
    /// Audio in `files` that is the reference where the ticket names none.
    var ownAudio: String?
    var bundle: FileName?
  }

  private func raw(_ text: String) throws -> UncheckedTicket {
    switch try TicketArgument(text) {
    case .prompt(let prompt):
      return UncheckedTicket(
        location: "", name: Self.name(for: prompt, "json"), bytes: try document(of: prompt), kind: .json)
    case .file(let path): return try file(at: path)
    case .folder(let path): return try folder(at: path)
    case .input: return try input()
    }
  }

  /// A ticket of a prompt and the options.
  func document(of prompt: String) throws -> [UInt8] {
    let said: [String: Any] = prompt.isEmpty ? [:] : ["prompt": prompt]
    return try TicketOptions.document(said.merging(fields) { $1 })
  }

  private func file(at path: String) throws -> UncheckedTicket {
    let name = TicketArgument.lastName(of: path) ?? "ticket.json"
    let folder = PathParts(path).folder
    let parent = folder.isEmpty ? "." : folder
    var raw = UncheckedTicket(
      location: path, name: name, bytes: try Self.bytes(of: path), kind: TicketKind(of: name) == .txt ? .text : .json,
      folder: parent)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    let own = names.sorted().compactMap { FileName(text: $0) }.first {
      TicketFolder.isAudio($0) && !NameFilter.ignores($0) && Self.isSameBase($0, name)
    }
    raw.ownAudio = own.map { "\(parent)/\(String(decoding: $0.bytes, as: UTF8.self))" }
    return raw
  }

  private func folder(at path: String) throws -> UncheckedTicket {
    let folder = try TicketFolder(path: path)
    guard let name = folder.ticket else {
      throw Problems(
        Diagnosis(
          code: "ticket.none", location: path, finding: "is a folder without a ticket",
          remedy: "put a ticket into it that ends in .json or .txt; if a prompt was meant, say it in more words"))
    }
    let absolute = { (file: RelativePath) in "\(path)/\(file)" }
    var raw = try file(at: "\(path)/\(name)")
    raw.files = folder.others.map { DroppedBundle.File(source: absolute($0), location: $0) }
    raw.ownAudio = folder.audio.first.map(absolute)
    raw.bundle = folder.name
    return raw
  }

  private func input() throws -> UncheckedTicket {
    if isatty(STDIN_FILENO) == 1 { ConsoleProgress.printError("Write the ticket or the prompt, then Ctrl-D.") }
    let bytes = Array(try FileHandle.standardInput.readToEnd() ?? Data())
    let isJSON = String(decoding: bytes, as: UTF8.self).first { !$0.isWhitespace && $0 != "\u{FEFF}" } == "{"
    let kind = isJSON ? TicketFormat.json : .text
    var raw = UncheckedTicket(location: "input", name: "ticket.json", bytes: bytes, kind: kind, folder: ".")
    let prompt = try read(raw, hasReference: reference != nil).prompt
    raw.name = Self.name(for: prompt, isJSON ? "json" : "txt")
    return raw
  }

  private static func bytes(of path: String) throws -> [UInt8] {
    do { return Array(try Data(contentsOf: URL(filePath: path))) } catch {
      throw Problems(
        Diagnosis(
          code: "ticket.unreadable", location: path, finding: "cannot be read", remedy: "check its permissions: ls -l"))
    }
  }

  private static func isSameBase(_ audio: FileName, _ ticket: FileName) -> Bool {
    let bases = [audio, ticket].map { String(decoding: $0.base, as: UTF8.self).lowercased() }
    return bases[0] == bases[1]
  }

  private static func name(for prompt: String, _ ending: String) -> FileName {
    FileName(text: "\(TicketOptions.name(for: prompt)).\(ending)") ?? "track.json"
  }
}

/// A checked ticket from the command line, with the files that go along.
struct TicketInput {
  /// The path of its file, or `input`; empty for a prompt.
  let location: String
  /// The name of its file; without the extension that of the delivery.
  let name: FileName
  let bytes: [UInt8]
  let ticket: Ticket
  /// Its audio, and everything else in its folder.
  let files: [DroppedBundle.File]
  /// The reference audio among `files`, or in the library; nil when there is none.
  let reference: ReferenceLocation?
  /// The name under which ticket and files are dropped together.
  let bundle: FileName

  /// The location of reference audio.
  enum ReferenceLocation {
    case file(String)
    /// A path in the library.
    case library(RelativePath)
  }

  /// The name of the delivery.
  var publicName: String { PublicName(of: name).description }

  /// Puts it into the inbox, and returns its name there.
  func drop(into inbox: SafeDrop, token: JobID) throws -> FileName {
    guard !files.isEmpty else { return try inbox.drop(bytes, as: name, token: token) }
    return try inbox.drop(DroppedBundle(ticket: bytes, name: name, files: files), as: bundle, token: token)
  }
}
