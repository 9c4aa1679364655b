import Audio

/// The header of a WAV file of 24 bits, 48 kHz, stereo: every byte before the samples.
///
/// Sources: IBM and Microsoft, *Multimedia Programming Interface and Data Specifications 1.0*, 1991; EBU Tech 3306,
/// *RF64: An extended file format for audio*, for what is longer than 32 bits can tell. A chunk `JUNK` keeps the room
/// that this needs, where there are metadata.
struct PCM24Header {
  let metadata: [RIFFChunk]
  let frames: Int

  static let bytesPerFrame = 6

  var bytes: [UInt8] {
    let sound = Self.bytesPerFrame * frames
    let middle = metadata.flatMap(\.bytes) + format.bytes
    let size = 4 + (metadata.isEmpty ? 0 : 8 + Self.room) + middle.count + 8 + sound
    guard !metadata.isEmpty else {
      return Self.head("RIFF", size) + middle + Array("data".utf8) + Self.length(sound)
    }
    guard size >= Self.limit else {
      let junk = RIFFChunk("JUNK", [UInt8](repeating: 0, count: Self.room))
      return Self.head("RIFF", size) + junk.bytes + middle + Array("data".utf8) + Self.length(sound)
    }
    let sizes = [size, sound, frames].flatMap { $0.littleEndian(bytes: 8) } + 0.littleEndian(bytes: 4)
    return Self.head("RF64", Self.limit) + RIFFChunk("ds64", sizes).bytes + middle + Array("data".utf8)
      + Self.length(Self.limit)
  }

  /// The payload of `ds64`.
  private static let room = 28
  /// In place of a length: it is in `ds64`.
  private static let limit = 0xffff_ffff

  private static func head(_ id: String, _ size: Int) -> [UInt8] {
    Array(id.utf8) + length(size) + Array("WAVE".utf8)
  }

  private static func length(_ count: Int) -> [UInt8] { min(count, limit).littleEndian(bytes: 4) }

  /// Integers of 24 bits in two channels.
  private var format: RIFFChunk {
    let rate = Int(SampleRate.standard.value)
    let fields = [(1, 2), (2, 2), (rate, 4), (rate * Self.bytesPerFrame, 4), (Self.bytesPerFrame, 2), (24, 2)]
    return RIFFChunk("fmt ", fields.flatMap { $0.0.littleEndian(bytes: $0.1) })
  }
}
