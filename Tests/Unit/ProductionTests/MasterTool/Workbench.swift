import Audio
import AudioFiles
import Foundation

/// A folder for one test, gone after it.
final class Workbench: Sendable {
  let name = "dubplate-\(UUID().uuidString)"
  private let root: URL

  init() {
    root = FileManager.default.temporaryDirectory.appending(path: name)
    try? FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  func path(_ file: String) -> String { root.path + "/" + file }

  /// Everything in it, hidden files as well.
  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []).sorted() }

  func meter(_ file: String) throws -> (Loudness?, TruePeak?) {
    let meter = LoudnessMeter()
    meter.add(try AudioFileSource(path: path(file)).readAll())
    return (meter.integrated, meter.truePeak)
  }

  /// Writes a WAV file of 32-bit floats, laid out by hand so that any rate and any sample can be had.
  func write(_ sound: StereoBuffer, _ file: String, rate: Int = 48_000) throws -> String {
    let size = 8 * sound.frames
    var bytes = Array("RIFF".utf8) + Self.word(36 + size) + Array("WAVEfmt ".utf8) + Self.word(16)
    bytes +=
      [3, 0, 2, 0] + Self.word(rate) + Self.word(8 * rate) + [8, 0, 32, 0] + Array("data".utf8) + Self.word(size)
    for i in 0..<sound.frames {
      bytes += Self.word(Int(sound.left[i].bitPattern)) + Self.word(Int(sound.right[i].bitPattern))
    }
    try Data(bytes).write(to: URL(filePath: path(file)))
    return path(file)
  }

  private static func word(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
}
