import Audio
import Foundation
import Testing

@testable import ClipServices

@Suite struct Base64DecoderTests {
  private static func decoded(_ text: String) -> [UInt8]? {
    var decoder = Base64Decoder()
    var bytes: [UInt8] = []
    for byte in text.utf8 where !decoder.decode(byte, into: &bytes) { return nil }
    return decoder.finish(into: &bytes) ? bytes : nil
  }

  @Test(arguments: 0..<40) func `Foundation's base64 is decoded, whatever its length`(count: Int) {
    var random = SeededRandom(Seed(UInt64(count)))
    let bytes = (0..<count).map { _ in UInt8(256 * random.unit()) }
    #expect(Self.decoded(Data(bytes).base64EncodedString()) == bytes)
  }

  @Test(
    arguments: [("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg==", "foob"), ("Zm9vYmE=", "fooba")])
  func `the examples of RFC 4648 hold`(text: String, plain: String) {
    #expect(Self.decoded(text) == Array(plain.utf8))
  }

  @Test(arguments: [("Zg", "f"), ("Zm8", "fo"), ("Zm9vYmE", "fooba")])
  func `padding may be left out`(text: String, plain: String) {
    #expect(Self.decoded(text) == Array(plain.utf8))
  }

  @Test(arguments: ["Z", "Zm9vZ", "Zg=", "Zg===", "=", "Zm=v", "Zm9v====", "Zm 9v", "Zm9-", "Zm9_", "Zg==Zg=="])
  func `what is no base64 is refused`(text: String) { #expect(Self.decoded(text) == nil) }
}
