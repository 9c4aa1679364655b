/// A path below the page's own folder as a URL reference that cannot lead anywhere else.
///
/// Everything but the unreserved characters of RFC 3986 (section 2.3) is percent-encoded, the colon too, so that no name
/// can begin a scheme; empty segments, `.` and `..` are dropped.
struct RelativeLink: CustomStringConvertible {
  let description: String

  init(_ path: String) {
    description = path.split(separator: "/").filter { $0 != "." && $0 != ".." }
      .map { $0.utf8.map(Self.encoded).joined() }.joined(separator: "/")
  }

  private static func encoded(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      String(UnicodeScalar(byte))
    default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }
}
