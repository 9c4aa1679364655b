import Audio
import Music

extension WaveMetadata {
  /// The `id3 ` chunk, from which DJ programs take title, tempo and key.
  ///
  /// Source: *ID3 tag version 2.3.0* (id3.org, 1999), the version that the most programs read. Text is ISO 8859-1 where
  /// that suffices and UTF-16 with a byte order mark elsewhere.
  var id3Tag: RIFFChunk {
    var frames = Self.frame("TIT2", fullTitle) + Self.frame("TCON", genre) + Self.frame("TENC", software)
    if let tempo { frames += Self.frame("TBPM", "\(Int(tempo.bpm.rounded()))") }
    if let key { frames += Self.frame("TKEY", key.id3) }
    if case .stem(_, let number, let count) = role { frames += Self.frame("TRCK", "\(number)/\(count)") }
    if !provenance.isEmpty { frames += Self.frame("TXXX", description: "PROVENANCE", provenance) }
    if !prompt.isEmpty { frames += Self.frame("TXXX", description: "PROMPT", prompt) }
    let header = Array("ID3".utf8) + [3, 0, 0] + Self.synchsafe(frames.count)
    return RIFFChunk("id3 ", header + frames)
  }

  private static func frame(_ id: String, description: String? = nil, _ text: String) -> [UInt8] {
    let isLatin = ([text] + [description ?? ""]).allSatisfy { $0.unicodeScalars.allSatisfy { $0.value < 256 } }
    var body: [UInt8] = [isLatin ? 0 : 1]
    if let description { body += encoded(description, isLatin) + (isLatin ? [0] : [0, 0]) }
    body += encoded(text, isLatin)
    return Array(id.utf8) + body.count.littleEndian(bytes: 4).reversed() + [0, 0] + body
  }

  private static func encoded(_ text: String, _ isLatin: Bool) -> [UInt8] {
    if isLatin { return text.unicodeScalars.map { UInt8($0.value) } }
    return [0xff, 0xfe] + text.utf16.flatMap { $0.littleEndian(bytes: 2) }
  }

  /// Seven bits in each byte, the highest first (ID3v2.3, 3.1).
  private static func synchsafe(_ size: Int) -> [UInt8] {
    stride(from: 21, through: 0, by: -7).map { UInt8(size >> $0 & 0x7f) }
  }
}

extension Key {
  /// At most three characters, such as `F#m`, as the frame TKEY wants them; modes count as major or minor.
  var id3: String {
    let name = prefersFlats ? tonic.flatName : tonic.description
    return mode.family == .minor ? name + "m" : name
  }
}
