import Daemon
import Diagnosis
import DropFolder
import Foundation
import Genres
import Prompt

/// Reads tickets that are given on the command line, with the options beside them.
struct GivenTicketReader {
  private let reader: TicketReader
  private let options: TicketOptions
  /// The value of `--reference`.
  private let reference: String?

  init(_ catalogue: GenreCatalogue, backends: [String], options: TicketOptions, reference: String?) {
    reader = TicketReader(genres: catalogue.names, backends: backends)
    self.options = options
    self.reference = reference
  }

  /// The ticket that `text` names or says; throws every problem of it, with the user's file as its place.
  ///
  /// An empty text is for a reference alone.
  func ticket(_ text: String) throws -> GivenTicket {
    try finish(raw(text))
  }

  /// A ticket as it was found, before the options.
  private struct Raw {
    var place: String
    var name: FileName
    var bytes: [UInt8]
    var kind: TicketReader.Kind
    /// The folder in which what it names lies; nil for a prompt.
    var folder: String?
    var files: [DroppedBundle.File] = []
    /// Audio in `files` that is the reference where the ticket names none.
    var ownAudio: String?
    var bundle: FileName?
  }

  private func raw(_ text: String) throws -> Raw {
    switch try TicketArgument(text) {
    case .prompt(let prompt):
      return Raw(
        place: "", name: Self.name(for: prompt, "json"), bytes: try options.ticket(prompt: prompt), kind: .json)
    case .file(let path): return try file(at: path)
    case .folder(let path): return try folder(at: path)
    case .input: return try input()
    }
  }

  private func file(at path: String) throws -> Raw {
    let name = TicketArgument.lastName(of: path) ?? "ticket.json"
    let folder = PathParts(path).folder
    let place = folder.isEmpty ? "." : folder
    var raw = Raw(
      place: path, name: name, bytes: try Self.bytes(of: path), kind: TicketKind(of: name) == .txt ? .text : .json,
      folder: place)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    let own = names.sorted().compactMap { FileName(text: $0) }.first {
      TicketFolder.isAudio($0) && !NameFilter.ignores($0) && Self.isSameBase($0, name)
    }
    raw.ownAudio = own.map { "\(place)/\(String(decoding: $0.bytes, as: UTF8.self))" }
    return raw
  }

  private func folder(at path: String) throws -> Raw {
    let folder = try TicketFolder(path: path)
    guard let name = folder.ticket else {
      throw Problems(
        Diagnosis(
          code: "ticket.none", place: path, finding: "is a folder without a ticket",
          remedy: "put a ticket into it that ends in .json or .txt; if a prompt was meant, say it in more words"))
    }
    let place = { (file: RelativePath) in "\(path)/\(file)" }
    var raw = try file(at: "\(path)/\(name)")
    raw.files = folder.others.map { DroppedBundle.File(source: place($0), place: $0) }
    raw.ownAudio = folder.audio.first.map(place)
    raw.bundle = folder.name
    return raw
  }

  private func input() throws -> Raw {
    if isatty(STDIN_FILENO) == 1 { Console.printError("Write the ticket or the prompt, then Ctrl-D.") }
    let bytes = Array(try FileHandle.standardInput.readToEnd() ?? Data())
    let isJSON = String(decoding: bytes, as: UTF8.self).first { !$0.isWhitespace && $0 != "\u{FEFF}" } == "{"
    let kind = isJSON ? TicketReader.Kind.json : .text
    var raw = Raw(place: "input", name: "ticket.json", bytes: bytes, kind: kind, folder: ".")
    let prompt = try read(raw, hasReference: reference != nil).prompt
    raw.name = Self.name(for: prompt, isJSON ? "json" : "txt")
    return raw
  }

  /// Applies the options, finds the reference and checks the whole.
  private func finish(_ given: Raw) throws -> GivenTicket {
    var raw = given
    let isPrompt = raw.folder == nil
    if !isPrompt, !options.isEmpty || reference != nil { try apply(to: &raw) }
    if let reference { try take(reference, into: &raw) }
    let hasOwn = reference != nil || raw.ownAudio != nil
    let ticket = try read(raw, hasReference: hasOwn)
    let found = try Self.reference(of: ticket, in: &raw)
    return GivenTicket(
      place: raw.place, name: raw.name, bytes: raw.bytes, ticket: ticket, files: raw.files, reference: found,
      bundle: raw.bundle ?? FileName(raw.name.base) ?? raw.name)
  }

  /// A text becomes a ticket in JSON; in JSON the options stand in place of the ticket's own fields.
  private func apply(to raw: inout Raw) throws {
    let ticket = try read(raw, hasReference: true)
    switch raw.kind {
    case .text:
      raw.bytes = try options.ticket(prompt: ticket.prompt)
      raw.kind = .json
      raw.name = FileName(raw.name.base + Array(".json".utf8)) ?? raw.name
    case .json:
      let object = try JSONSerialization.jsonObject(with: Data(raw.bytes)) as? [String: Any]
      raw.bytes = try options.ticket(over: object ?? [:])
    }
  }

  /// `--reference` stands in place of whatever the ticket names.
  private func take(_ path: String, into raw: inout Raw) throws {
    guard let name = TicketArgument.lastName(of: path) else { throw Self.noReference(path, path) }
    try Self.requireFile(path, as: path)
    raw.files.removeAll { $0.place == RelativePath(name) }
    raw.files.append(DroppedBundle.File(source: Self.resolved(path), place: RelativePath(name)))
    raw.ownAudio = path
    let object = try JSONSerialization.jsonObject(with: Data(raw.bytes)) as? [String: Any]
    raw.bytes = try TicketOptions.document((object ?? [:]).merging(["reference": name.description]) { $1 })
  }
}

extension GivenTicketReader {
  /// The ticket in the bytes, with the user's words for the places of what is wrong.
  private func read(_ raw: Raw, hasReference: Bool) throws -> Ticket {
    do throws(Problems) {
      return try reader.ticket(from: raw.bytes, raw.kind, hasReference: hasReference)
    } catch {
      throw Problems(error.diagnoses.map { $0.placed(in: raw.place) })
    }
  }

  /// Finds what the ticket names, or the audio beside it, and adds it to the files.
  private static func reference(of ticket: Ticket, in raw: inout Raw) throws -> GivenTicket.Reference? {
    guard let name = ticket.reference else {
      guard let own = raw.ownAudio else { return nil }
      add(own, as: RelativePath(text: PathParts(own).name), to: &raw)
      return .file(own)
    }
    if name.hasPrefix("library:") { return RelativePath(text: String(name.dropFirst(8))).map { .library($0) } }
    if let own = raw.files.first(where: { $0.place == RelativePath(text: name) }) { return .file(own.source) }
    let path = "\(raw.folder ?? ".")/\(name)"
    try requireFile(path, as: "\(raw.place), $.reference")
    add(path, as: RelativePath(text: name), to: &raw)
    return .file(path)
  }

  private static func add(_ source: String, as place: RelativePath?, to raw: inout Raw) {
    guard let place, !raw.files.contains(where: { $0.place == place || $0.source == source }) else { return }
    raw.files.append(DroppedBundle.File(source: resolved(source), place: place))
  }

  private static func requireFile(_ path: String, as place: String) throws {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    guard exists, !isFolder.boolValue else { throw noReference(path, place) }
  }

  private static func noReference(_ path: String, _ place: String) -> Problems {
    let plain = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    return Problems(
      Diagnosis(
        code: "reference.missing", place: place, finding: "there is no audio file \(plain)",
        remedy: NearbyFile.hint(for: plain) ?? "check the path"))
  }

  /// Where links lead: whoever names one on the command line means the file behind it.
  private static func resolved(_ path: String) -> String { URL(filePath: path).resolvingSymlinksInPath().path }

  private static func bytes(of path: String) throws -> [UInt8] {
    do { return Array(try Data(contentsOf: URL(filePath: path))) } catch {
      throw Problems(
        Diagnosis(
          code: "ticket.unreadable", place: path, finding: "cannot be read", remedy: "check its permissions: ls -l"))
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

extension Diagnosis {
  /// The same with the user's file before the place in it; fields of a ticket made from options are those options.
  fileprivate func placed(in file: String) -> Diagnosis {
    // A ticket made from options has no lines that anybody wrote.
    let field = place.hasPrefix("$.") ? String(place.dropFirst(2).prefix { $0 != " " }) : nil
    let option = field == "prompt" ? "the prompt" : field.map { "--\($0.replacing("_", with: "-"))" } ?? "the prompt"
    let whole = file.isEmpty ? option : place == "$" ? file : "\(file), \(place)"
    return Diagnosis(code: code, place: whole, finding: finding, remedy: remedy, transient: transient)
  }
}
