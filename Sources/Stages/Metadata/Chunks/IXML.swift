import Audio
import Music

extension WaveLabel {
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
    switch content {
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
