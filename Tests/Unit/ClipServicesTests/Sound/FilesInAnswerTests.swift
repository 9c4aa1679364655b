import ClipRendering
import ClipServices
import ClipTestSupport
import Diagnostics
import Foundation
import HTTP
import TestSupport
import Testing

/// Files that lie within JSON, against Foundation's own JSON and base64.
@Suite(.fewAtOnce) struct FilesInAnswerTests {
  private let bench: ClipBench

  init() throws { bench = try ClipBench() }

  private func answer(_ body: String) async throws -> JSON {
    let server = try ScriptedServer { _, _ in [.answer(200, [:], body)] }
    bench.hold(server)
    let access = ServiceAccess(
      name: "somebody", base: try #require(WebAddress(server.address())), credentials: [], client: bench.client
    ) { ServiceComplaint(status: $0.status, words: "") }
    return try await access.askForFiles(
      try access.request(.get, "a"), nil, into: ClipFolder(bench.folder, of: "somebody"))
  }

  @Test func `files are taken out, and everything else stays as it is`() async throws {
    let (a, b) = ((0..<100_001).map { UInt8(truncatingIfNeeded: $0 &* 7) }, Array("b".utf8))
    let plain = [
      "data:text", "data:", "data:,x", "data:\\u00e4;base64", "da", "", "data:a\\\\", "data:\\\"q\\\",;base64,",
      "\\\"data:x;base64,AAAA", "dataset",
    ]
    let members = plain.enumerated().map { "\"k\($0)\":\"\($1)\"" }.joined(separator: ",")
    let body =
      "{\(members),\"a\":\"data:audio/wav;base64,\(Data(a).base64EncodedString())\",\"n\":[1,null,"
      + "\"data:audio\\/wav;base64,\(Data(b).base64EncodedString())\"],\"e\":\"data:;base64,\"}"
    let found = try await answer(body)
    for (index, text) in plain.enumerated() {
      #expect(found["k\(index)"] == JSON(Array("\"\(text)\"".utf8)))
    }
    #expect(found["a"] == "file:0" && found["n"] == .list([1, .null, "file:1"]) && found["e"] == "file:2")
    for (index, bytes) in [a, b, []].enumerated() {
      #expect(try Array(Data(contentsOf: URL(filePath: "\(bench.folder)/.\(index).incoming"))) == bytes)
    }
  }

  @Test(arguments: ["A", "AA=A", "AAA*", "AA===", "====", "AAAAA"]) func `what is not base64 is refused`(
    text: String
  ) async throws {
    let failure = try await bench.failure { try await answer("{\"a\":\"data:x/y;base64,\(text)\"}") }
    #expect(failure?.kind == .unusable)
    #expect(failure?.diagnosis.finding.hasSuffix("a file in the answer is not base64") == true)
  }

  @Test(arguments: ["{\"a\":\"data:x/y;base64,AAAA", "{\"a\":", "", "[1,"]) func `what ends too early is not JSON`(
    body: String
  ) async throws {
    let failure = try await bench.failure { try await answer(body) }
    #expect(failure?.diagnosis.finding.hasSuffix("not JSON") == true)
  }
}
