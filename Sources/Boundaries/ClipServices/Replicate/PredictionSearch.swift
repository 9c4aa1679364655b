import ClipRendering
import Foundation
import HTTP

/// Finds a prediction again whose id was lost, by what was asked for.
struct PredictionSearch {
  /// Of a hundred predictions each.
  private static let mostPages = 20
  /// The largest difference of two clocks, in seconds.
  private static let slack = 120.0
  /// Stands where a recording was.
  private static let recording = "\u{1}recording"

  private let access: ServiceAccess
  private let template: InputTemplate
  private let version: String

  init(_ access: ServiceAccess, template: InputTemplate, version: String) {
    self.access = access
    self.template = template
    self.version = version
  }

  func trace(_ request: ClipRequest, since time: Double) async throws -> ClipTrace {
    let start = Date(timeIntervalSince1970: time - Self.slack).formatted(.iso8601)
    let input = template.filled(for: request, audio: request.audio.map { _ in Self.recording })
    var question = try access.request(.get, "predictions?created_after=\(start)")
    question.largestAnswer = 64 << 20
    var isSure = true
    for _ in 0..<Self.mostPages {
      let page = try await access.ask(question)
      guard let rows = page["results"]?.list else { throw access.unusable("the list has no results", question) }
      for row in rows {
        if matches(row, input) { return .found(access.receipt(try access.sound(row["id"]?.text, of: question))) }
        // What was asked for is deleted after an hour.
        if row["data_removed"] == true { isSure = false }
      }
      guard let next = page["next"]?.text else { return isSure ? .absent : .unknown }
      guard let address = WebAddress(next), address.hasOrigin(of: access.base) else {
        throw access.unusable("the list goes on at an address that is not allowed", question)
      }
      question.address = address
    }
    return .unknown
  }

  /// True if a row has every input that was sent, whatever a recording's address was, and the version.
  private func matches(_ row: JSON, _ input: JSON) -> Bool {
    guard let wanted = input.members, let found = row["input"]?.members, isVersion(row) else { return false }
    return wanted.allSatisfy { name, value in
      value.line.contains(Self.recording) ? found[name] != nil : found[name] == value
    }
  }

  /// A version may be hidden, and official models have none.
  private func isVersion(_ row: JSON) -> Bool {
    guard let own = version.split(separator: ":").last.map(String.init), !own.contains("/"),
      let found = row["version"]?.text, found != "hidden"
    else { return true }
    return found == own
  }
}
