import Audio
import AudioFiles
import ClipRendering
import Diagnostics
import Foundation
import System

/// The part of a reference that goes along with requests: half a minute from its middle, as a WAV file.
enum ClipReference {
  private static let longest = SampleRate.standard.frames(in: .s(30))

  /// Its path among a job's clips.
  static func path(in folder: String) -> String { "\(folder)/reference.wav" }

  /// Writes it from the file at `recording` unless it is there.
  static func write(_ recording: String, called name: String?, in folder: String, workFolder: String) throws {
    let path = path(in: folder)
    guard !FileManager.default.fileExists(atPath: path) else { return }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let whole = try FloatFile(unnamedIn: workFolder)
    try AudioFileReader(path: recording, name: name).read(into: whole)
    let sound = try whole.finish()
    let start = max(0, (sound.frameCount - longest) / 2)
    let part = "\(path).part"
    let writer = try PCM24Writer(path: part)
    for first in stride(from: start, to: min(sound.frameCount, start + longest), by: 16_384) {
      try writer.write(PCMBlock(try sound.read(first..<min(sound.frameCount, start + longest, first + 16_384))))
    }
    try writer.close()
    // The writer has written it through.
    try DurableFile.install(part, as: path, .survivesCrash)
  }
}

extension PCMBlock {
  /// Rounded to 24 bits; what is louder than full scale is cut.
  fileprivate init(_ sound: StereoBuffer) {
    let rounded = { (x: Float) in
      min(Self.range.upperBound, max(Self.range.lowerBound, Int32(max(-1, min(1, x)) * 0x1p23)))
    }
    self.init(left: sound.left.map(rounded), right: sound.right.map(rounded))
  }
}

/// The files of clips in a job's work folder.
struct WorkFolderFiles: ClipFiles {
  let folder: String

  func sound(at path: String) throws -> any AudioSource { try AudioFileSource(atAnyRate: path) }

  func workFile() throws -> any WorkFile { try FloatFile(unnamedIn: folder) }

  /// A full disk is no fault of the clip.
  func isDefect(_ error: any Error) -> Bool {
    (error as? AudioFileError)?.diagnoses.allSatisfy { !$0.transient } ?? false
  }
}
