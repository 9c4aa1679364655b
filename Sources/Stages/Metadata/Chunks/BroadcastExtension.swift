import Audio
import Foundation

extension WaveLabel {
  /// The `bext` chunk of a Broadcast Wave file, version 2, which holds the loudness.
  ///
  /// Source: EBU Tech 3285, *Specification of the Broadcast Wave Format, version 2.0*. Date and time are left empty, since
  /// they would make each run's bytes different; the time reference is the start, 0.
  var broadcastExtension: RIFFChunk {
    var bytes = Self.field(fullTitle, 256) + Self.field(software, 32) + Self.field(reference, 32)
    bytes += [UInt8](repeating: 0, count: 10 + 8)
    bytes += 0.littleEndian(bytes: 8) + 2.littleEndian(bytes: 2)
    bytes += [UInt8](repeating: 0, count: 64)
    for value in (loudness ?? LoudnessLabel()).hundredths {
      bytes += (value.map { max(-32_768, min(32_766, $0)) } ?? Self.unknown).littleEndian(bytes: 2)
    }
    bytes += [UInt8](repeating: 0, count: 180)
    bytes += Array("A=PCM,F=48000,W=24,M=stereo,T=\(Self.ascii(software))\r\n".utf8)
    return RIFFChunk("bext", bytes)
  }

  /// What stands for a loudness that was not measured (EBU Tech 3285, 2.4).
  private static let unknown = 0x7fff

  /// ASCII characters, cut or filled up with zeros to `length`.
  private static func field(_ text: String, _ length: Int) -> [UInt8] {
    let bytes = Array(ascii(text).utf8.prefix(length))
    return bytes + [UInt8](repeating: 0, count: length - bytes.count)
  }

  /// Printable ASCII; what is none becomes a question mark, accents go.
  static func ascii(_ text: String) -> String {
    String(
      text.decomposedStringWithCanonicalMapping.unicodeScalars.compactMap { scalar in
        guard !scalar.properties.isDiacritic || scalar.isASCII else { return nil }
        return scalar.isASCII && scalar.value >= 32 && scalar.value < 127 ? Character(scalar) : "?"
      })
  }
}
