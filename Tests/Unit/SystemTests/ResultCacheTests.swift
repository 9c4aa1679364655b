import Foundation
import System
import Testing

@Suite final class ResultCacheTests {
  struct Result: Codable, Equatable {
    var number: Int
    var text = ""
  }

  struct Failure: Error {}

  let folder = FileManager.default.temporaryDirectory.appending(path: "cache-\(UUID().uuidString)").path

  deinit {
    chmod(folder, 0o755)
    try? FileManager.default.removeItem(atPath: folder)
  }

  static func key(_ text: String) -> Fingerprint { Fingerprint(of: text.utf8) }

  /// The number kept under a key, or `number` if nothing is.
  func kept(_ key: String, else number: Int, text: String = "", limit: Int = 1_000_000) -> Int {
    ResultCache(folder: folder, limit: limit).value(for: Self.key(key)) { Result(number: number, text: text) }.number
  }

  var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() } }

  @Test func `what was made once is not made again, and keys do not mix`() {
    #expect(kept("a", else: 1) == 1)
    #expect(kept("a", else: 2) == 1)
    #expect(kept("b", else: 3) == 3)
  }

  @Test func `a failure is passed on and not kept`() {
    let cache = ResultCache(folder: folder)
    #expect(throws: Failure.self) { try cache.value(for: Self.key("a")) { () throws -> Result in throw Failure() } }
    #expect(kept("a", else: 4) == 4)
  }

  @Test(arguments: [0, 10, 65, 70]) func `a damaged entry is made again and mended`(location: Int) throws {
    #expect(kept("a", else: 1) == 1)
    let path = "\(folder)/\(try #require(names.first))"
    var bytes = try Data(contentsOf: URL(filePath: path))
    bytes[location] ^= 1
    try bytes.write(to: URL(filePath: path))
    #expect(kept("a", else: 2) == 2)
    #expect(kept("a", else: 3) == 2)
    try bytes.prefix(location).write(to: URL(filePath: path))
    #expect(kept("a", else: 4) == 4)
  }

  @Test func `an entry of another shape is made again`() {
    let cache = ResultCache(folder: folder)
    #expect(cache.value(for: Self.key("a")) { "text" } == "text")
    #expect(kept("a", else: 5) == 5)
  }

  @Test func `what was used longest ago goes when there is too much`() throws {
    let long = String(repeating: "x", count: 1000)
    for (age, key) in ["a", "b", "c"].enumerated() {
      _ = kept(key, else: 1, text: long, limit: 4000)
      let time = timeval(tv_sec: 1_000_000 + age, tv_usec: 0)
      utimes("\(folder)/\(Self.key(key)).json", [time, time])
    }
    // Used now, so the youngest.
    #expect(kept("a", else: 2, limit: 4000) == 1)
    _ = kept("d", else: 1, text: long, limit: 4000)
    #expect(kept("a", else: 2) == 1)
    #expect(kept("b", else: 2) == 2)
  }

  @Test func `nothing else is left in the folder`() throws {
    for key in ["a", "b"] { _ = kept(key, else: 1) }
    #expect(try names == [Self.key("a"), Self.key("b")].map { "\($0).json" }.sorted())
  }

  @Test func `a folder that cannot be written to is no failure`() throws {
    let absent = ResultCache(folder: "/proc/nowhere")
    #expect(absent.value(for: Self.key("a")) { Result(number: 6) }.number == 6)
    _ = kept("a", else: 1)
    chmod(folder, 0o555)
    #expect(kept("a", else: 2) == 1)
    #expect(kept("b", else: 7) == 7)
  }
}
