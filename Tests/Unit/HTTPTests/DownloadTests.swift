import Foundation
import HTTP
import TestSupport
import Testing

@Suite(.fewAtOnce) final class DownloadTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "download-\(UUID().uuidString)").path
  private var path: String { "\(folder)/a.wav" }

  init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func download(_ server: ScriptedServer, limit: Int = 1 << 20) async throws -> HTTPAnswer {
    var request = HTTPRequest(.get, try #require(WebAddress(server.address())))
    request.largestAnswer = limit
    return try await HTTPClient().download(request, to: path)
  }

  private var files: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] }

  @Test(arguments: [0, 1, 300_000]) func `a body lands in its file whole`(size: Int) async throws {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let server = try ScriptedServer { _, _ in
      [.send(Array(ScriptedAct.head(200, type: "audio/wav", length: size).utf8) + bytes)]
    }
    #expect(try await download(server).body.isEmpty)
    #expect(try Array(Data(contentsOf: URL(filePath: path))) == bytes)
    #expect(files == ["a.wav"])
  }

  @Test func `what is too large, cut short or a failure leaves no file`() async throws {
    let large = try ScriptedServer { _, _ in [.answer(200, [:], String(repeating: "x", count: 2000))] }
    await #expect(throws: HTTPError.self) { try await self.download(large, limit: 1999) }
    let cut = try ScriptedServer { _, _ in [.send(Array((ScriptedAct.head(200, length: 9) + "x").utf8)), .reset] }
    await #expect(throws: HTTPError.self) { try await self.download(cut) }
    let failing = try ScriptedServer { _, _ in [.answer(404, [:], "{\"detail\":\"gone\"}")] }
    let answer = try await download(failing)
    #expect(answer.status == 404)
    #expect(String(decoding: answer.body, as: UTF8.self) == "{\"detail\":\"gone\"}")
    #expect(files.isEmpty)
  }

  @Test func `a failure's report is kept up to 64 KiB and the rest is not waited for`() async throws {
    let server = try ScriptedServer { _, _ in
      [.send(Array((ScriptedAct.head(500, length: 1 << 30) + String(repeating: "x", count: 100_000)).utf8)), .hold]
    }
    let answer = try await download(server)
    #expect(answer.status == 500)
    #expect(answer.body.count == 65_536)
  }
}
