import System
import Testing

@Suite struct FingerprintTests {
  /// The examples of FIPS 180-4 and of NIST's test vectors.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `a fingerprint is the SHA-256 of the bytes`(text: String, digest: String) {
    #expect(Fingerprint(of: text.utf8).description == digest)
  }

  @Test func `bytes that come in pieces have the same fingerprint`() {
    let hasher = Fingerprint.Hasher()
    for byte in Array("abc".utf8) { hasher.update([byte]) }
    #expect(hasher.finish() == Fingerprint(of: "abc".utf8))
  }
}
