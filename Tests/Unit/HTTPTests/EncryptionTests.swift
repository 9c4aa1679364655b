import Foundation
import HTTP
import Testing

/// Against OpenSSL's own server, with a certificate made on the spot.
@Suite final class EncryptionTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "tls-\(UUID().uuidString)").path
  private let server = Process()
  private let port: Int

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let (key, certificate) = ("\(folder)/key.pem", "\(folder)/certificate.pem")
    let making = try Self.openSSL(
      "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout \(key) -out \(certificate)"
        + " -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost", Process())
    _ = try making.readToEnd()
    let output = try Self.openSSL("s_server -accept 127.0.0.1:0 -cert \(certificate) -key \(key) -www", server)
    var text = ""
    while !text.contains(/ACCEPT .*:\d+\n/), let data = try output.read(upToCount: 1) {
      text += String(decoding: data, as: UTF8.self)
    }
    port = try #require(text.firstMatch(of: /ACCEPT .*:(\d+)\n/).flatMap { Int($0.1) })
  }

  deinit {
    // It was started with the signals blocked that its thread had blocked, SIGTERM among them.
    kill(server.processIdentifier, SIGKILL)
    try? FileManager.default.removeItem(atPath: folder)
  }

  private static func openSSL(_ arguments: String, _ process: Process) throws -> FileHandle {
    process.executableURL = URL(filePath: "/usr/bin/openssl")
    process.arguments = arguments.split(separator: " ").map(String.init)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return output.fileHandleForReading
  }

  private func get(_ host: String, _ client: HTTPClient) async throws -> Int {
    try await client.send(HTTPRequest(.get, try #require(WebAddress("https://\(host):\(port)/")))).status
  }

  @Test func `only a certificate that is trusted and names the host is accepted`() async throws {
    let trusting = HTTPClient(certificates: "\(folder)/certificate.pem")
    #expect(try await get("localhost", trusting) == 200)
    for (host, client) in [("localhost", HTTPClient()), ("127.0.0.1", trusting)] {
      await #expect("\(host)") { try await self.get(host, client) } throws: { error in
        guard let error = error as? HTTPError, case .untrusted = error.fault else { return false }
        return !error.isTransient && !error.wasSent
      }
    }
  }
}
