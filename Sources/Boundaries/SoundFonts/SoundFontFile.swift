import Diagnostics
import Foundation

/// A SoundFont on the disk: what it is called, whose it is, and what it can play.
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
  /// Whether every sample is followed by as much silence as the specification asks for.
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
        throw RIFFFile.Fault(finding: "it has no presets")
      }
      programs = Self.programs(in: try file.bytes(of: presets))
      separatesSamples = try SampleHeader.all(in: file).allSatisfy { try $0.isFollowedBySilence(in: file) }
      guard !programs.isEmpty else { throw RIFFFile.Fault(finding: "it has no General MIDI instrument") }
    } catch let fault as RIFFFile.Fault {
      throw Problems(SoundFontProblem.corrupt(path, fault.finding))
    } catch {
      throw Problems(SoundFontProblem.unreadable(path, error.localizedDescription))
    }
  }

  /// Where Debian's packages put their General MIDI SoundFonts, the fullest first.
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
