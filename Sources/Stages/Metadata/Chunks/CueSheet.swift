import Audio

/// Named places of a WAV file: the chunk `cue `, and a list that names them.
///
/// Source: IBM and Microsoft, *Multimedia Programming Interface and Data Specifications 1.0*, 1991, "Cue-Points Chunk" and
/// "Associated Data Chunk".
struct CueSheet {
  private let markers: [WaveLabel.Marker]

  init(_ markers: [WaveLabel.Marker]) { self.markers = markers }

  /// Nothing when there are no markers.
  var chunks: [RIFFChunk] { markers.isEmpty ? [] : [cues, labels] }

  private var cues: RIFFChunk {
    var bytes = markers.count.littleEndian(bytes: 4)
    for (i, marker) in markers.enumerated() {
      bytes += (i + 1).littleEndian(bytes: 4) + marker.frame.littleEndian(bytes: 4)
      bytes += Array("data".utf8) + 0.littleEndian(bytes: 8) + marker.frame.littleEndian(bytes: 4)
    }
    return RIFFChunk("cue ", bytes)
  }

  private var labels: RIFFChunk {
    var bytes = Array("adtl".utf8)
    for (i, marker) in markers.enumerated() {
      let name = Array(WaveLabel.ascii(marker.name).utf8)
      bytes += RIFFChunk("labl", (i + 1).littleEndian(bytes: 4) + name + [0]).bytes
    }
    return RIFFChunk("LIST", bytes)
  }
}
