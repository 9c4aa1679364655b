import Diagnostics
import DropFolder
import Foundation
import Prompt
import System

/// The way from a ticket as it was found to a checked one, with its options and its audio.
extension TicketInputReader {
  /// Applies the options, finds the reference and checks the whole.
  func finish(_ given: UncheckedTicket) throws -> TicketInput {
    var raw = given
    let isPrompt = raw.folder == nil
    if !isPrompt, !fields.isEmpty || reference != nil { try apply(to: &raw) }
    if let reference { try replaceReference(by: reference, in: &raw) }
    let hasOwn = reference != nil || raw.ownAudio != nil
    let ticket = try read(raw, hasReference: hasOwn)
    let found = try Self.reference(of: ticket, in: &raw)
    return TicketInput(
      location: raw.location, name: raw.name, bytes: raw.bytes, ticket: ticket, files: raw.files, reference: found,
      bundle: raw.bundle ?? FileName(raw.name.base) ?? raw.name)
  }

  /// A text becomes a ticket in JSON; in JSON the options stand in place of the ticket's own fields.
  private func apply(to raw: inout UncheckedTicket) throws {
    let ticket = try read(raw, hasReference: true)
    switch raw.kind {
    case .text:
      raw.bytes = try document(of: ticket.prompt)
      raw.kind = .json
      raw.name = FileName(raw.name.base + Array(".json".utf8)) ?? raw.name
    case .json:
      let object = try JSONSerialization.jsonObject(with: Data(raw.bytes)) as? [String: Any]
      raw.bytes = try TicketOptions.document((object ?? [:]).merging(fields) { $1 })
    }
  }

  /// `--reference` stands in place of whatever the ticket names.
  private func replaceReference(by path: String, in raw: inout UncheckedTicket) throws {
    guard let name = TicketArgument.lastName(of: path) else { throw Self.noReference(path, path) }
    try Self.requireFile(path, as: path)
    raw.files.removeAll { $0.location == RelativePath(name) }
    raw.files.append(DroppedBundle.File(source: Self.resolved(path), location: RelativePath(name)))
    raw.ownAudio = path
    let object = try JSONSerialization.jsonObject(with: Data(raw.bytes)) as? [String: Any]
    raw.bytes = try TicketOptions.document((object ?? [:]).merging(["reference": name.description]) { $1 })
  }

  /// The ticket in the bytes; throws its problems with the user's words for their locations.
  func read(_ raw: UncheckedTicket, hasReference: Bool) throws -> Ticket {
    do throws(Problems) {
      return try reader.ticket(from: raw.bytes, raw.kind, hasReference: hasReference)
    } catch {
      throw Problems(error.diagnoses.map { $0.located(in: raw.location) })
    }
  }

  /// Finds what the ticket names, or the audio beside it, and adds it to the files.
  private static func reference(of ticket: Ticket, in raw: inout UncheckedTicket) throws -> TicketInput
    .ReferenceLocation?
  {
    guard let name = ticket.reference else {
      guard let own = raw.ownAudio else { return nil }
      add(own, as: RelativePath(text: PathParts(own).name), to: &raw)
      return .file(own)
    }
    if name.hasPrefix("library:") { return RelativePath(text: String(name.dropFirst(8))).map { .library($0) } }
    if let own = raw.files.first(where: { $0.location == RelativePath(text: name) }) { return .file(own.source) }
    let path = "\(raw.folder ?? ".")/\(name)"
    try requireFile(path, as: "\(raw.location), $.reference")
    add(path, as: RelativePath(text: name), to: &raw)
    return .file(path)
  }

  private static func add(_ source: String, as location: RelativePath?, to raw: inout UncheckedTicket) {
    guard let location, !raw.files.contains(where: { $0.location == location || $0.source == source }) else { return }
    raw.files.append(DroppedBundle.File(source: resolved(source), location: location))
  }

  private static func requireFile(_ path: String, as location: String) throws {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    guard exists, !isFolder.boolValue else { throw noReference(path, location) }
  }

  private static func noReference(_ path: String, _ location: String) -> Problems {
    let plain = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    return Problems(
      Diagnosis(
        code: "reference.missing", location: location, finding: "there is no audio file \(plain)",
        remedy: NearbyFile.hint(for: plain) ?? "check the path"))
  }

  /// The file behind links: whoever names one on the command line means that file.
  private static func resolved(_ path: String) -> String { URL(filePath: path).resolvingSymlinksInPath().path }
}

extension Diagnosis {
  /// The same with the user's file before the location in it; fields of a ticket made from options are those options.
  fileprivate func located(in file: String) -> Diagnosis {
    // A ticket made from options has no lines that anybody wrote.
    let field = location.hasPrefix("$.") ? String(location.dropFirst(2).prefix { $0 != " " }) : nil
    let option = field == "prompt" ? "the prompt" : field.map { "--\($0.replacing("_", with: "-"))" } ?? "the prompt"
    let whole = file.isEmpty ? option : location == "$" ? file : "\(file), \(location)"
    return Diagnosis(code: code, location: whole, finding: finding, remedy: remedy, transient: transient)
  }
}
