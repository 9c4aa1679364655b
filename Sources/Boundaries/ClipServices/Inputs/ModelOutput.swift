import Audio
import ClipRendering
import Foundation
import HTTP

/// The output of a model, whose answer may have one of several shapes.
public enum ModelOutput {
  /// The output that belongs to each of `names`; throws nothing, but leaves out what is not there.
  ///
  /// A model answers with one file, with a list of files, or with an object of files by name. From a list with more than one
  /// name a file is chosen whose own name has the wanted one in it.
  public static func files(in output: JSON, for names: [String]) -> [(name: String, file: JSON)] {
    names.compactMap { name in file(name, in: output, isAlone: names.count == 1).map { (name, $0) } }
  }

  private static func file(_ name: String, in output: JSON, isAlone: Bool) -> JSON? {
    switch output {
    case .text: return isAlone ? output : nil
    case .list(let files):
      if isAlone, files.count == 1 { return files[0] }
      let named = files.first { $0.text?.split(separator: "/").last?.lowercased().contains(name.lowercased()) == true }
      return named ?? (isAlone ? files.first : nil)
    case .object(let members):
      if let file = members[name], !file.isNull { return file }
      let known = ["audio", "audio_out", "output", "file"]
      return isAlone ? known.lazy.compactMap { members[$0] }.first { $0.text != nil } : nil
    default: return nil
    }
  }
}

extension ServiceAccess {
  /// Keeps the files of a model's output in `folder`; every one that `task` wants must be there.
  public func keep(
    _ output: JSON?, of task: ClipTask, in folder: ClipFolder, limit: Int
  ) async throws -> [ClipFile] {
    let found = ModelOutput.files(in: output ?? .null, for: task.fileNames)
    guard found.count == task.fileNames.count else {
      let missing = task.fileNames.filter { name in !found.contains { $0.name == name } }
      throw failure(.unusable, "the output has no file for \(missing.joined(separator: ", "))")
    }
    var files: [ClipFile] = []
    for (name, file) in found { files.append(try await keep(file, as: name, in: folder, limit: limit)) }
    return files
  }
}

/// A run of a model as Cog and Replicate, which runs Cog, tell of it.
public struct Prediction {
  public let answer: JSON

  public init(_ answer: JSON) { self.answer = answer }

  /// The outcome of the run, with the cost by the computing time that it names.
  public func result(_ files: [ClipFile], of request: ClipRequest, by source: ClipCapabilities) -> ClipResult {
    let time = answer["metrics"]?["predict_time"]?.number
    var result = ClipResult(files: files, remoteID: answer["id"]?.text)
    result.remarks["predict_time_s"] = time.map { "\($0)" }
    result.remarks["version"] = answer["version"]?.text
    result.cost = source.price?.cost(of: request.duration ?? .s(0), computing: .s(time ?? 0))
    return result
  }
}

extension ServiceAccess {
  /// Asks the server to end a run; answers of the kinds `ended` say that it is not at it any more.
  public func cancelPrediction(_ receipt: ClipReceipt, ended: Set<ClipFailure.Kind>) async throws {
    try check(receipt)
    do {
      var request = try request(.post, "predictions/\(receipt.id)/cancel", repetition: .harmless)
      request.timeouts.total = .seconds(15)
      _ = try await send(request)
    } catch let failure as ClipFailure where ended.contains(failure.kind) {
      return
    }
  }
}
