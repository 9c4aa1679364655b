import Audio
import Foundation

/// A file that ffmpeg decodes, in a process of its own.
final class ExternalDecoder: AudioDecoder {
  /// The longest time without output.
  private static let patience = Duration.seconds(60)
  /// Of processor time; half an hour of any format takes less than a minute.
  private static let seconds = 600

  let facts: AudioFileFacts
  let channels: [ChannelPosition]
  let promisedFrames: Int?
  private let file: RandomAccessFile
  private let ffmpeg: String
  private var program: ExternalProgram?
  private var isAtEnd = false

  /// Throws `AudioFileError` where ffmpeg is missing, or does not read the file; `kind` is what the file seems to be.
  init(_ file: RandomAccessFile, _ kind: String?) throws {
    guard let ffmpeg = ExternalProgram.path(of: "ffmpeg"), let ffprobe = ExternalProgram.path(of: "ffprobe") else {
      throw AudioFileError.needsDecoder(file.name, kind ?? "a file of an unknown kind")
    }
    let info = try ExternalStreamInfo(file, ffprobe)
    (self.file, self.ffmpeg) = (file, ffmpeg)
    let rate = SampleRate(value: Double(info.rate))
    promisedFrames = info.duration.map { Int(min($0, 1e6) * rate.value) }
    facts = AudioFileFacts(
      rate: rate, channels: info.channels, frames: promisedFrames ?? 0, bits: nil, format: info.format)
    channels = ChannelPosition.external(info.layout, count: info.channels)
  }

  /// Encoders put up to about 50 ms before the sound, which some containers count and some do not.
  var slack: Seconds { .ms(100) }

  func restart() { (program, isAtEnd) = (nil, false) }

  func floats(_ frames: Int) throws -> [Float] {
    guard !isAtEnd else { return [] }
    let program = try program ?? start()
    self.program = program
    var samples = [Float](repeating: 0, count: frames * facts.channels)
    let filled: Int
    do {
      filled = try samples.withUnsafeMutableBytes { bytes throws(ExternalProgram.NoOutput) in
        try program.read(into: bytes, patience: Self.patience)
      }
    } catch {
      program.stop()
      throw AudioFileError.undecodable(file.name, "ffmpeg did nothing for a minute")
    }
    let whole = filled / (facts.channels * MemoryLayout<Float>.size) * facts.channels
    samples.removeLast(samples.count - whole)
    if whole < frames * facts.channels { try finish(program) }
    return samples
  }

  private func start() throws -> ExternalProgram {
    let form = ["-f", "f32le", "-c:a", "pcm_f32le", "-ar", "\(Int(facts.rate.value))", "-ac", "\(facts.channels)"]
    let arguments =
      ["-nostdin", "-hide_banner"] + ExternalProgram.bounds + ["-threads", "1", "-i", ExternalProgram.input]
      + ["-map", "0:a:0", "-vn", "-sn", "-dn"] + form + ["pipe:1"]
    guard let program = ExternalProgram(ffmpeg, arguments, on: file, seconds: Self.seconds) else {
      throw AudioFileError.undecodable(file.name, "ffmpeg cannot be started")
    }
    return program
  }

  /// Throws `AudioFileError` when it did not come to a good end.
  private func finish(_ program: ExternalProgram) throws {
    isAtEnd = true
    let isWell = program.hasEndedWell()
    let words = program.words
    if words.contains(where: { $0.contains("partial file") || $0.contains("ended prematurely") }) {
      throw AudioFileError.undecodable(file.name, "it was cut off; ffmpeg says \"\(words[0])\"")
    }
    let isBroken =
      promisedFrames == nil && words.contains { $0.contains("rror while decoding") || $0.contains("nvalid data") }
    guard isWell, !isBroken else {
      throw AudioFileError.undecodable(file.name, "ffmpeg says \"\(words.first ?? "nothing and ended early")\"")
    }
  }
}

extension ChannelPosition {
  /// The order in which ffmpeg hands over the channels of a layout.
  static func external(_ layout: String, count: Int) -> [ChannelPosition] {
    let known: [String: [ChannelPosition]] = [
      "2.1": [.left, .right, .lowFrequency], "3.1": [.left, .right, .centre, .lowFrequency],
      "3.0(back)": [.left, .right, .backCentre], "4.0": [.left, .right, .centre, .backCentre],
      "4.1": [.left, .right, .centre, .lowFrequency, .backCentre],
      "6.0": [.left, .right, .centre, .backCentre, .leftSurround, .rightSurround],
    ]
    return known[layout] ?? usual(count)
  }
}

/// The program that reads formats which no library here does.
public enum ExternalDecoding {
  /// The path of ffmpeg; nil unless it and ffprobe are installed.
  public static var program: String? {
    ExternalProgram.path(of: "ffprobe").flatMap { _ in ExternalProgram.path(of: "ffmpeg") }
  }
}
