import Audio

extension WaveLabel {
  /// The list `INFO`, which file managers and editors show.
  ///
  /// Source: IBM and Microsoft, *Multimedia Programming Interface and Data Specifications 1.0*, 1991, "INFO List Chunk".
  /// Its encoding is not laid down; programs of today read UTF-8.
  var infoList: RIFFChunk {
    var entries = [("INAM", fullTitle), ("IGNR", genre), ("ISFT", software)]
    if !prompt.isEmpty { entries.append(("ISBJ", prompt)) }
    if !provenance.isEmpty { entries.append(("ICMT", provenance)) }
    if case .stem(_, let number, let count) = content { entries.append(("ITRK", "\(number)/\(count)")) }
    let bytes = entries.flatMap { RIFFChunk($0, Array($1.utf8) + [0]).bytes }
    return RIFFChunk("LIST", Array("INFO".utf8) + bytes)
  }
}
