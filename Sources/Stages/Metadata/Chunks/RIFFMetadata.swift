import Audio
import Music

extension WaveMetadata {
  /// The list `INFO`, which file managers and editors show.
  ///
  /// Source: IBM and Microsoft, *Multimedia Programming Interface and Data Specifications 1.0*, 1991, "INFO List Chunk".
  /// Its encoding is not laid down; programs of today read UTF-8.
  var infoList: RIFFChunk {
    var entries = [("INAM", fullTitle), ("IGNR", genre), ("ISFT", software)]
    if !prompt.isEmpty { entries.append(("ISBJ", prompt)) }
    if !provenance.isEmpty { entries.append(("ICMT", provenance)) }
    if case .stem(_, let number, let count) = role { entries.append(("ITRK", "\(number)/\(count)")) }
    let bytes = entries.flatMap { RIFFChunk($0, Array($1.utf8) + [0]).bytes }
    return RIFFChunk("LIST", Array("INFO".utf8) + bytes)
  }
}

/// The markers of a WAV file: the chunk `cue `, and a list of their names.
///
/// Source: IBM and Microsoft, *Multimedia Programming Interface and Data Specifications 1.0*, 1991, "Cue-Points Chunk" and
/// "Associated Data Chunk".
struct CueSheet {
  private let markers: [WaveMetadata.Marker]

  init(_ markers: [WaveMetadata.Marker]) { self.markers = markers }

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
      let name = Array(WaveMetadata.ascii(marker.name).utf8)
      bytes += RIFFChunk("labl", (i + 1).littleEndian(bytes: 4) + name + [0]).bytes
    }
    return RIFFChunk("LIST", bytes)
  }
}

extension WaveMetadata {
  /// The `acid` chunk, from which sequencers take tempo, root and length in beats.
  ///
  /// Never published by its makers; the order of its fields is the one that libsndfile's `wav.c` reads. A whole track is
  /// marked as one shot, which keeps sequencers from looping it.
  var acidInformation: RIFFChunk {
    let oneShot = 0x01
    let hasRoot = 0x02
    var bytes = (oneShot | (key == nil ? 0 : hasRoot)).littleEndian(bytes: 4)
    bytes += (60 + (key?.tonic.index ?? 0)).littleEndian(bytes: 2)
    bytes += 0x8000.littleEndian(bytes: 2) + Float(0).bitPattern.littleEndian(bytes: 4)
    bytes += beats.littleEndian(bytes: 4)
    bytes += meter.unit.littleEndian(bytes: 2) + meter.beats.littleEndian(bytes: 2)
    bytes += Float(tempo?.quartersPerMinute ?? 0).bitPattern.littleEndian(bytes: 4)
    return RIFFChunk("acid", bytes)
  }
}
