import CCrypto
import Foundation

/// The SHA-256 of some bytes, written as 64 lower-case hexadecimal digits.
public struct Fingerprint: Sendable, Hashable, Codable, CustomStringConvertible {
  public let description: String

  /// The fingerprint of bytes that are all at hand.
  public init(of bytes: some Sequence<UInt8>) {
    let hasher = Hasher()
    hasher.update(Array(bytes))
    self = hasher.finish()
  }

  fileprivate init(digest: [UInt8]) { description = hexadecimal(digest) }

  public init(from decoder: any Decoder) throws {
    description = try decoder.singleValueContainer().decode(String.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension Fingerprint {
  /// Takes bytes piece by piece, for files that should not be held in memory.
  public final class Hasher {
    private let context = EVP_MD_CTX_new()

    public init() { EVP_DigestInit_ex(context, EVP_sha256(), nil) }

    deinit { EVP_MD_CTX_free(context) }

    /// Takes the next piece.
    public func update(_ bytes: [UInt8]) { EVP_DigestUpdate(context, bytes, bytes.count) }

    /// The fingerprint of everything taken so far; the hasher must not be used afterwards.
    public func finish() -> Fingerprint {
      var digest = [UInt8](repeating: 0, count: 32)
      EVP_DigestFinal_ex(context, &digest, nil)
      return Fingerprint(digest: digest)
    }
  }
}

extension Fingerprint {
  /// Of several values: their JSON with its keys in order, one after the other.
  public static func of(_ parts: any Encodable...) throws -> Fingerprint {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let hasher = Hasher()
    for part in parts { hasher.update(Array(try encoder.encode(part)) + [0]) }
    return hasher.finish()
  }
}

/// Bytes as lower-case hexadecimal digits, two for each.
public func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef")
  return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}
