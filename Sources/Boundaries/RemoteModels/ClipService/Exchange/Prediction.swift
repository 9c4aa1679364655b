import Audio
import Clips
import Foundation
import HTTP

/// A run of a model as Cog and Replicate, which runs Cog, tell of it.
public struct Prediction {
  public let answer: JSON

  public init(_ answer: JSON) { self.answer = answer }

  /// What came of it, with the cost by the computing time that it names.
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
