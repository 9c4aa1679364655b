/// Formats that only ffmpeg reads, by what their files begin with, in words.
enum ExternalFormat: String {
  case mp4 = "an M4A, MP4 or QuickTime file"
  case matroska = "a Matroska or WebM file"
  case asf = "a WMA or WMV file"
  case adts = "an AAC file"
  case avi = "an AVI file"
  case flash = "a Flash video"
  case program = "an MPEG program or transport stream"
  case ac3 = "an AC-3 file"
  case amr = "an AMR file"
  case ape = "a Monkey's Audio file"
  case wavPack = "a WavPack file"
  case trueAudio = "a True Audio file"
  case musepack = "a Musepack file"
  case real = "a RealAudio file"
  case dsf = "a DSD file"
  case tak = "a TAK file"

  /// Nil for other formats.
  init?(_ file: RandomAccessFile) {
    let start = TagScanner.end(in: file, from: 0)
    let head = file.read(400, at: start)
    let first = head.first { kind in kind != 0 }
    guard first != nil else { return nil }
    if let kind = Self.beginnings.first(where: { head.has($0.text, at: $0.offset) })?.kind {
      self = kind
    } else if head.starts(with: [0x1a, 0x45, 0xdf, 0xa3]) {
      self = .matroska
    } else if head.starts(with: [0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11]) {
      self = .asf
    } else if head.starts(with: [0x0b, 0x77]) {
      self = .ac3
    } else if head.starts(with: [0, 0, 1, 0xba]) || [0, 188, 376].allSatisfy({ $0 < head.count && head[$0] == 0x47 }) {
      self = .program
    } else if Self.isADTS(head, in: file, start) {
      self = .adts
    } else {
      return nil
    }
  }

  private static let beginnings: [(text: String, offset: Int, kind: ExternalFormat)] = [
    ("ftyp", 4, .mp4), ("moov", 4, .mp4), ("mdat", 4, .mp4), ("wide", 4, .mp4), ("AVI ", 8, .avi), ("FLV", 0, .flash),
    ("#!AMR", 0, .amr), ("MAC ", 0, .ape), ("wvpk", 0, .wavPack), ("TTA1", 0, .trueAudio), ("MPCK", 0, .musepack),
    ("MP+", 0, .musepack), (".RMF", 0, .real), (".ra", 0, .real), ("DSD ", 0, .dsf), ("tBaK", 0, .tak),
    ("ADIF", 0, .adts),
  ]

  /// True if two frames of AAC follow one another (ISO/IEC 13818-7, 6.2).
  private static func isADTS(_ head: [UInt8], in file: RandomAccessFile, _ start: Int) -> Bool {
    func length(_ bytes: [UInt8]) -> Int? {
      guard bytes.count >= 6, bytes[0] == 0xff, bytes[1] & 0xf6 == 0xf0 else { return nil }
      let length = Int(bytes[3] & 3) << 11 | Int(bytes[4]) << 3 | Int(bytes[5] >> 5)
      return length > 7 ? length : nil
    }
    guard let first = length(head) else { return false }
    return length(file.read(6, at: start + first)) != nil
  }
}
