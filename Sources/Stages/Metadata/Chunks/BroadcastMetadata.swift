import Audio
import Foundation
import Music

extension WaveMetadata {
  /// The `bext` chunk of a Broadcast Wave file, version 2, which holds the loudness.
  ///
  /// Source: EBU Tech 3285, *Specification of the Broadcast Wave Format, version 2.0*. Date and time are left empty, since
  /// they would make each run's bytes different; the time reference is the start, 0.
  var broadcastExtension: RIFFChunk {
    var bytes = Self.field(fullTitle, 256) + Self.field(software, 32) + Self.field(reference, 32)
    bytes += [UInt8](repeating: 0, count: 10 + 8)
    bytes += 0.littleEndian(bytes: 8) + 2.littleEndian(bytes: 2)
    bytes += [UInt8](repeating: 0, count: 64)
    for value in (loudness ?? LoudnessMetadata()).hundredths {
      bytes += (value.map { max(-32_768, min(32_766, $0)) } ?? Self.unknown).littleEndian(bytes: 2)
    }
    bytes += [UInt8](repeating: 0, count: 180)
    bytes += Array("A=PCM,F=48000,W=24,M=stereo,T=\(Self.ascii(software))\r\n".utf8)
    return RIFFChunk("bext", bytes)
  }

  /// The value of a loudness that was not measured (EBU Tech 3285, 2.4).
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

extension WaveMetadata {
  /// The `iXML` chunk: names of the tracks, and the loudness in words.
  ///
  /// Source: *iXML Specification 3.01* (Gallery Software). Its length does not depend on what was measured.
  var iXML: RIFFChunk {
    let speed = XMLElement("SPEED") {
      XMLElement("NOTE", text: tempo.map { "\($0.bpm) BPM" } ?? "no beat")
      XMLElement("FILE_SAMPLE_RATE", text: "48000")
      XMLElement("AUDIO_BIT_DEPTH", text: "24")
      XMLElement("TIMESTAMP_SAMPLE_RATE", text: "48000")
      XMLElement("TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_HI", text: "0")
      XMLElement("TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_LO", text: "0")
    }
    let document = XMLElement("BWFXML") {
      XMLElement("IXML_VERSION", text: "3.01")
      XMLElement("PROJECT", text: title)
      XMLElement("FILE_UID", text: reference)
      XMLElement("NOTE", text: prompt)
      speed
      trackList
      user
    }
    return RIFFChunk("iXML", Array(document.document.utf8))
  }

  private var trackList: XMLElement {
    XMLElement("TRACK_LIST") {
      XMLElement("TRACK_COUNT", text: "2")
      for (index, side) in ["left", "right"].enumerated() {
        XMLElement("TRACK") {
          XMLElement("CHANNEL_INDEX", text: "\(index + 1)")
          XMLElement("INTERLEAVE_INDEX", text: "\(index + 1)")
          XMLElement("NAME", text: "\(trackName) \(side)")
          XMLElement("FUNCTION", text: side == "left" ? "LEFT" : "RIGHT")
        }
      }
    }
  }

  private var trackName: String {
    switch role {
    case .master: "master"
    case .stem(let name, _, _): name
    }
  }

  private var user: XMLElement {
    XMLElement("USER") {
      if let key { XMLElement("KEY", text: key.description) }
      if let tempo { XMLElement("TEMPO", text: "\(tempo.bpm)") }
      XMLElement("TIME_SIGNATURE", text: meter.description)
      XMLElement("PROVENANCE", text: provenance)
    }
  }
}
