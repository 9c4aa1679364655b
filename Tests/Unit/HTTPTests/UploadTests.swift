import Foundation
import HTTP
import TestSupport
import Testing

@Suite(.fewAtOnce) final class UploadTests {
  private let path = FileManager.default.temporaryDirectory.appending(path: "upload-\(UUID().uuidString).wav").path

  deinit { try? FileManager.default.removeItem(atPath: path) }

  private func form(_ bytes: [UInt8]) throws -> MultipartForm {
    try Data(bytes).write(to: URL(filePath: path))
    var form = MultipartForm(boundary: "b0")
    form.add("prompt", "ä\r\n\"x\"")
    try form.add("audio", file: path, type: "audio/wav")
    return form
  }

  private func request(_ server: ScriptedServer, _ form: MultipartForm) throws -> HTTPRequest {
    var request = HTTPRequest(.post, try #require(WebAddress(server.address())))
    request.upload = form.upload
    return request
  }

  @Test(arguments: [0, 1, 3_000_000]) func `a form arrives whole, its files from the disk`(size: Int) async throws {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let server = try ScriptedServer { _, _ in [.answer()] }
    _ = try await HTTPClient().send(request(server, form(bytes)))
    let seen = try #require(server.requests.first)
    let expected =
      Array("--b0\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\nä\r\n\"x\"\r\n".utf8)
      + Array("--b0\r\nContent-Disposition: form-data; name=\"audio\"; filename=\"file.wav\"\r\n".utf8)
      + Array("Content-Type: audio/wav\r\n\r\n".utf8) + bytes + Array("\r\n--b0--\r\n".utf8)
    #expect(seen.body == expected)
    #expect(seen.header("content-type") == "multipart/form-data; boundary=b0")
    #expect(seen.header("content-length") == "\(expected.count)")
    #expect(seen.header("expect") == nil)
  }

  @Test func `307 sends it once more, 303 nothing of it`() async throws {
    for (status, sizes) in [("307", 2), ("303", 1)] {
      let server = try ScriptedServer { request, _ in
        request.target == "/" ? [.answer(Int(status) ?? 0, ["Location": "/b"])] : [.answer()]
      }
      _ = try await HTTPClient().send(request(server, form([1, 2, 3])))
      #expect(server.requests.count == 2)
      #expect(server.requests.filter { !$0.body.isEmpty }.count == sizes)
      #expect((server.requests[1].header("content-type") != nil) == (sizes == 2))
    }
  }

  @Test func `a file that is not there or grows shorter meanwhile is an error`() async throws {
    #expect(throws: (any Error).self) {
      var form = MultipartForm()
      try form.add("audio", file: "/nowhere", type: "audio/wav")
    }
    let server = try ScriptedServer { _, _ in [.answer()] }
    let request = try request(server, form([UInt8](repeating: 1, count: 100_000)))
    try Data([1]).write(to: URL(filePath: path))
    await #expect { try await HTTPClient().send(request) } throws: { error in
      (error as? HTTPError)?.fault == .unsound("a file that has changed or cannot be read")
    }
    #expect(server.requests.isEmpty)
  }

  @Test func `an answer whose head suffices is not waited for`() async throws {
    let server = try ScriptedServer { _, _ in
      [.send(Array((ScriptedAct.head(200, type: "audio/wav", length: 1 << 30) + "RIFF").utf8)), .hold]
    }
    var request = HTTPRequest(.get, try #require(WebAddress(server.address())))
    request.headSuffices = true
    let answer = try await HTTPClient().send(request)
    #expect(answer.status == 200 && answer.mediaType == "audio/wav" && answer.body.isEmpty)
  }
}
