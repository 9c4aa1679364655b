import ClipRendering
import Foundation
import HTTP
import System

/// Any program on this machine that makes sound.
///
/// It reads one JSON object from its standard input, which `ProgramRequest` describes, and writes as its last line the path of
/// the file that it has made, or `{"file":"…"}`, or `{"files":{"drums":"…","bass":"…"}}`; further members of the object are
/// kept as remarks. Exit status 75 means later, 64 and 65 that the request is not for it, any other but 0 that it failed; what
/// it wrote last to its standard error says why.
public struct LocalProgram: ImmediateClipSource {
  public let name: String
  public let capabilities: ClipCapabilities
  private let settings: LocalProgramSettings

  public init(name: String = "command", _ settings: LocalProgramSettings) {
    self.name = name
    self.settings = settings
    var capabilities = settings.capabilities
    capabilities.isLocal = true
    capabilities.fields = Set(ClipField.allCases)
    capabilities.cancelling = .atOnce
    capabilities.lookup = .repeatable
    self.capabilities = capabilities
  }

  public func submit(_ request: ClipRequest, into folder: String) async throws -> ClipSubmission {
    if let objection = capabilities.objection(to: request, from: name) { throw objection }
    // The program runs in the folder, where a relative path would lead elsewhere.
    let folder = URL(filePath: folder).standardizedFileURL.path
    var request = request
    if let path = request.audio?.path { request.audio?.path = URL(filePath: path).standardizedFileURL.path }
    let files = ClipFolder(folder, of: name)
    defer { files.sweep() }
    let question = files.scratch("request")
    do {
      try FileHandle.creating(question).write(contentsOf: ProgramRequest.document(request, folder: folder).bytes)
    } catch {
      throw files.notStored(error)
    }
    let end = try await ProgramRun.run(settings, input: question, folder: folder)
    try check(end)
    return .delivered(try result(ProgramAnswer(end.output), of: request, in: files))
  }

  /// Throws unless the program has ended well.
  private func check(_ end: ProgramEnd) throws {
    let words = end.complaint.isEmpty ? "" : ": \(end.complaint)"
    let program = settings.command.first ?? ""
    switch end.cause {
    case .exit(0): return
    case .exit(75): throw failure(.busy, "\(program) wants to be asked later\(words)")
    case .exit(let status) where [64, 65].contains(status): throw failure(.rejected, "\(program) refused\(words)")
    case .exit(let status): throw failure(.failed, "\(program) ended with status \(status)\(words)")
    case .signal(let number): throw failure(.failed, "\(program) was ended by signal \(number)\(words)")
    case .timeout:
      throw failure(.failed, "\(program) took longer than \(settings.patience / .seconds(1)) s\(words)")
    case .tooMuchOutput: throw failure(.unusable, "\(program) wrote more than a path to its standard output")
    case .notStarted(let reason): throw failure(.misconfigured, "\(program) cannot be run: \(reason)")
    }
  }

  private func result(_ answer: ProgramAnswer, of request: ClipRequest, in folder: ClipFolder) throws -> ClipResult {
    let names = request.task.fileNames
    let found = ModelOutput.files(in: answer.files, for: names)
    guard found.count == names.count else {
      let missing = names.filter { name in !found.contains { $0.name == name } }
      throw failure(.unusable, "the program named no file for \(missing.joined(separator: ", "))")
    }
    let files = try found.map { name, file in
      let scratch = folder.scratch("made")
      do {
        try ProgramAnswer.collect(file.line, from: folder.path, to: scratch, limit: settings.largestFile)
      } catch let fault as ProgramAnswer.Fault {
        throw failure(.unusable, "\(file.line.prefix(200)) \(fault.words(limit: settings.largestFile))")
      } catch {
        throw folder.notStored(error)
      }
      return try folder.keep(scratch, as: name, said: nil)
    }
    return ClipResult(files: files, remarks: answer.remarks)
  }

  private func failure(_ kind: ClipFailure.Kind, _ finding: String) -> ClipFailure {
    ClipFailure(kind, ServiceFault.diagnosis(kind, finding: finding, at: name))
  }

  public func fetch(
    _ receipt: ClipReceipt, of request: ClipRequest, into folder: String
  ) async throws -> ClipResult {
    throw failure(.gone, "a program keeps no results")
  }
}
