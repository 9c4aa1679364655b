/// Where a sample of a SoundFont lies, in samples of 16 bits from the beginning of them all.
///
/// Source: *SoundFont Technical Specification 2.04* (Creative Technology, 2006), sections 6.1 and 7.10.
struct SampleHeader {
  /// How many zeros must follow a sample.
  private static let silence: UInt64 = 46
  /// The bits of a type that say that the samples are a chip's, or packed as in SF3, where a place is one in bytes.
  private static let elsewhere: UInt64 = 0x8010
  private static let size = 46

  /// The first sample that is no longer its own.
  private let end: UInt64
  private let samples: RIFFFile.Chunk

  /// The samples that lie in the file as they are; none where it has no table of them.
  static func all(in file: RIFFFile) throws -> [SampleHeader] {
    guard let table = try file.chunks(ofList: "pdta").first(where: { $0.id == "shdr" }),
      let samples = try file.chunks(ofList: "sdta").first(where: { $0.id == "smpl" })
    else { return [] }
    let bytes = try file.bytes(of: table)
    // The last record only ends the list.
    return stride(from: 0, to: bytes.count - 2 * size + 1, by: size).compactMap { start in
      let field = { (place: Int, count: Int) in RIFFFile.little(bytes[start + place..<start + place + count]) }
      guard field(44, 2) & elsewhere == 0 else { return nil }
      return SampleHeader(end: field(24, 4), samples: samples)
    }
  }

  /// Whether the silence that the specification asks for comes after it.
  func isFollowedBySilence(in file: RIFFFile) throws -> Bool {
    let place = 2 * end..<2 * (end + Self.silence)
    guard place.upperBound <= UInt64(samples.bytes.count) else { return false }
    return try file.bytes(of: samples, at: place).allSatisfy { $0 == 0 }
  }
}
