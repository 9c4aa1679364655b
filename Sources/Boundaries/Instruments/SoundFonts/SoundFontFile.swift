import Diagnostics
import Foundation

/// A SoundFont file: its name, copyright and programs.
///
/// Source: *SoundFont Technical Specification 2.04* (Creative Technology, 2006), sections 5 and 7.2.
public struct SoundFontFile: Sendable, Equatable {
  public let path: String
  /// As its authors call it.
  public let name: String
  /// The copyright note; empty if there is none.
  public let copyright: String
  /// Its instruments, by the numbers of `GeneralMIDI`: programs, and kits from 128 on.
  public let programs: Set<Int>
  /// True if every sample is followed by as much silence as the specification asks for.
  let separatesSamples: Bool

  /// Reads names and presets; throws `Problems` when there is no such file or it is no SoundFont.
  public init(path: String) throws(Problems) {
    self.path = path
    do {
      let file = try RIFFFile(path: path, form: "sfbk")
      let texts = try file.chunks(ofList: "INFO").map { ($0.id, RIFFFile.text(try file.bytes(of: $0)[...])) }
      let info = Dictionary(texts) { first, _ in first }
      name = info["INAM"] ?? URL(filePath: path).lastPathComponent
      copyright = info["ICOP"] ?? ""
      guard let presets = try file.chunks(ofList: "pdta").first(where: { $0.id == "phdr" }) else {
        throw RIFFError(finding: "it has no presets")
      }
      programs = Self.programs(in: try file.bytes(of: presets))
      separatesSamples = try SampleHeader.all(in: file).allSatisfy { try $0.isFollowedBySilence(in: file) }
      guard !programs.isEmpty else { throw RIFFError(finding: "it has no General MIDI instrument") }
    } catch let fault as RIFFError {
      throw Problems(SoundFontProblem.corrupt(path, fault.finding))
    } catch {
      throw Problems(SoundFontProblem.unreadable(path, error.localizedDescription))
    }
  }

  /// The paths of Debian's General MIDI SoundFonts, the fullest first.
  public static let usualPaths = [
    "/usr/share/sounds/sf2/default-GM.sf2", "/usr/share/sounds/sf3/default-GM.sf3",
    "/usr/share/sounds/sf2/FluidR3_GM.sf2", "/usr/share/sounds/sf2/TimGM6mb.sf2",
    "/usr/share/soundfonts/default.sf2", "/usr/share/soundfonts/FluidR3_GM.sf2",
  ]

  /// The first of `paths` that is a SoundFont; nil if there is none.
  public static func find(in paths: [String] = usualPaths) -> SoundFontFile? {
    paths.lazy.filter(FileManager.default.fileExists).compactMap { try? SoundFontFile(path: $0) }.first
  }

  /// Records of 38 bytes: a name of 20, then preset and bank; the last one only ends the list.
  private static func programs(in table: [UInt8]) -> Set<Int> {
    let starts = stride(from: 0, to: max(0, table.count - 2 * 38 + 1), by: 38)
    return Set(
      starts.compactMap { start in
        let preset = Int(RIFFFile.little(table[start + 20..<start + 22]))
        switch RIFFFile.little(table[start + 22..<start + 24]) {
        case 0: return preset
        case 128: return 128 + preset
        default: return nil
        }
      })
  }
}

/// The position of a sample in a SoundFont, in samples of 16 bits from the beginning of them all.
///
/// Source: *SoundFont Technical Specification 2.04* (Creative Technology, 2006), sections 6.1 and 7.10.
struct SampleHeader {
  /// The number of zeros that must follow a sample.
  private static let silence: UInt64 = 46
  /// The bits of a sample type that mark samples in ROM, or compressed as in SF3, whose positions count bytes.
  private static let elsewhere: UInt64 = 0x8010
  private static let size = 46

  /// The index of the first sample after its own.
  private let end: UInt64
  private let samples: RIFFFile.ChunkRange

  /// The samples that lie in the file as they are; none where it has no table of them.
  static func all(in file: RIFFFile) throws -> [SampleHeader] {
    guard let table = try file.chunks(ofList: "pdta").first(where: { $0.id == "shdr" }),
      let samples = try file.chunks(ofList: "sdta").first(where: { $0.id == "smpl" })
    else { return [] }
    let bytes = try file.bytes(of: table)
    // The last record only ends the list.
    return stride(from: 0, to: bytes.count - 2 * size + 1, by: size).compactMap { start in
      let field = { (offset: Int, count: Int) in RIFFFile.little(bytes[start + offset..<start + offset + count]) }
      guard field(44, 2) & elsewhere == 0 else { return nil }
      return SampleHeader(end: field(24, 4), samples: samples)
    }
  }

  /// True if the silence that the specification asks for comes after it.
  func isFollowedBySilence(in file: RIFFFile) throws -> Bool {
    let range = 2 * end..<2 * (end + Self.silence)
    guard range.upperBound <= UInt64(samples.bytes.count) else { return false }
    return try file.bytes(of: samples, in: range).allSatisfy { $0 == 0 }
  }
}
