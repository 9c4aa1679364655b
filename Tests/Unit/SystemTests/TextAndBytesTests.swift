import System
import Testing

@Suite struct TextAndBytesTests {
  @Test(arguments: [([], ""), ([0], "00"), ([0x0f, 0xa0, 0xff], "0fa0ff")] as [([UInt8], String)])
  func `bytes are written as two lower-case digits each`(bytes: [UInt8], text: String) {
    #expect(hexadecimal(bytes) == text)
  }

  /// The check value of the CRC catalogue, and what zlib, gzip and cksum -o 3 say.
  @Test(
    arguments: [
      ("", 0), ("a", 0xe8b7_be43), ("123456789", 0xcbf4_3926),
      ("The quick brown fox jumps over the lazy dog", 0x414f_a339),
    ] as [(String, UInt32)])
  func `the checksum is the CRC-32 of ZIP and PNG, in one piece and in several`(text: String, value: UInt32) {
    #expect(CRC32.checksum(of: Array(text.utf8)) == value)
    var pieces = CRC32()
    for byte in text.utf8 { pieces.update([byte]) }
    #expect(pieces.value == value)
  }

  /// "hello" by Python's zlib.compressobj(9, zlib.DEFLATED, -15).
  private static let deflated: [UInt8] = [0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00]

  @Test(arguments: [1, 2, 7]) func `deflated data is inflated from pieces of any size`(size: Int) throws {
    let inflater = Inflater()
    var text: [UInt8] = []
    for start in stride(from: 0, to: Self.deflated.count, by: size) {
      try inflater.inflate(Array(Self.deflated[start..<min(start + size, Self.deflated.count)])) { text += $0 }
    }
    #expect(text == Array("hello".utf8))
  }

  @Test func `what is not deflated, or goes on after its end, is damaged`() throws {
    #expect(throws: Inflater.Damaged.self) { try Inflater().inflate([0xff, 0xff, 0xff]) { _ in } }
    let inflater = Inflater()
    try inflater.inflate(Self.deflated) { _ in }
    #expect(throws: Inflater.Damaged.self) { try inflater.inflate([0xcb]) { _ in } }
  }

  @Test func `JSON keeps the order of its keys and escapes what must be`() {
    let value = JSONText.object([
      ("b", .integer(1)), ("a", .array([.null, .bool(true), .number(0.5), .number(.nan)])), ("e", .array([])),
      ("t", .text("\"\\\n\t\r\u{1}é/")),
    ])
    let lines = [
      "{", "  \"b\": 1,", "  \"a\": [", "    null,", "    true,", "    0.5,", "    null", "  ],", "  \"e\": [],",
      "  \"t\": \"\\\"\\\\\\n\\t\\r\\u0001é/\"", "}", "",
    ]
    #expect(value.document == lines.joined(separator: "\n"))
    #expect(JSONText.optional(nil).document == "null\n" && JSONText.optional("x").document == "\"x\"\n")
  }

  @Test func `the boot has one identity, and it is a UUID`() {
    #expect(Machine.bootID.utf8.count == 36 && Machine.bootID == Machine.bootID)
    #expect(Machine.bootID.split(separator: "-").map(\.count) == [8, 4, 4, 4, 12])
    #expect(!Machine.hostName.isEmpty)
  }

  @Test(arguments: [
    ("night.json", "json", "night"), ("a.tar.gz", "gz", "a.tar"), (".hidden", "", ".hidden"), ("NO", "", "NO"),
    ("x.WAV", "wav", "x"),
  ])
  func `a name has a base and an extension`(name: String, ending: String, base: String) throws {
    let name = try #require(FileName(text: name))
    #expect(name.fileExtension == ending && name.base == Array(base.utf8))
  }

  @Test(arguments: ["", ".", "..", "a/b", "a\0b"]) func `what cannot name an entry is no name`(text: String) {
    #expect(FileName(text: text) == nil)
  }

  @Test(arguments: ["", "/a", "a//b", "a/../b", "./a", "a/"]) func `a path that could lead out is none`(text: String) {
    #expect(RelativePath(text: text) == nil)
  }
}
