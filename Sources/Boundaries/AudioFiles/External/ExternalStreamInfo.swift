import Audio
import Foundation

/// The first audio stream of a file, as ffprobe describes it.
struct ExternalStreamInfo {
  let rate: Int
  let channels: Int
  /// As ffmpeg names it, such as `5.1(side)`.
  let layout: String
  /// Container and codec.
  let format: String
  /// In seconds, where container or stream say it; nil for what would be a guess.
  let duration: Double?

  /// Throws `AudioFileError` for what ffprobe does not read.
  init(_ file: RandomAccessFile, _ ffprobe: String) throws {
    let entries =
      "stream=codec_name,sample_rate,channels,channel_layout,duration:stream_tags=DURATION:format=format_name,duration,nb_streams"
    let arguments = ["-select_streams", "a:0", "-show_entries", entries, "-of", "json", ExternalProgram.input]
    guard let program = ExternalProgram(ffprobe, ExternalProgram.bounds + arguments, on: file, seconds: 60) else {
      throw AudioFileError.undecodable(file.name, "ffprobe cannot be started")
    }
    let output = try? program.readAll(limit: 1 << 16, patience: .seconds(60))
    if output == nil { program.stop() }
    guard program.hasEndedWell(), let output,
      let document = try? JSONDecoder().decode(ProbeOutput.self, from: Data(output))
    else { throw Self.refusal(of: file, program.words) }
    guard let stream = document.streams.first, let rate = stream.sample_rate.flatMap({ Int($0) }), rate > 0,
      let channels = stream.channels, channels > 0
    else { throw AudioFileError.unreadable(file.name, "there is no sound in it") }
    (self.rate, self.channels) = (rate, channels)
    layout = stream.channel_layout ?? ""
    format = "\(document.format.format_name), \(stream.codec_name ?? "unknown")"
    duration = document.duration.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
  }

  private static func refusal(of file: RandomAccessFile, _ words: [String]) -> AudioFileError {
    let reason = words.first ?? "ffprobe ended early"
    if words.contains(where: { $0.contains("moov atom not found") }) {
      return .cut(file.name, after: 0, "before the index that an M4A or MP4 file needs")
    }
    return .unreadable(file.name, "ffmpeg says \"\(reason)\"")
  }

  private struct ProbeOutput: Decodable {
    struct ProbeStream: Decodable {
      var codec_name: String?
      var sample_rate: String?
      var channels: Int?
      var channel_layout: String?
      var duration: String?
      var tags: [String: String]?
    }

    struct ProbeFormat: Decodable {
      var format_name: String
      var duration: String?
      var nb_streams: Int?
    }

    var streams: [ProbeStream]
    var format: ProbeFormat

    /// Formats without an index have durations that ffprobe guesses from the bit rate.
    private static let guessed: Set = [
      "aac", "mp3", "ac3", "eac3", "dts", "amr", "amrnb", "mpeg", "mpegts", "loas", "g722", "gsm",
    ]

    var duration: Double? {
      guard !Self.guessed.contains(format.format_name), let stream = streams.first else { return nil }
      if let text = stream.duration, let seconds = Double(text) { return seconds }
      if let text = stream.tags?["DURATION"] {
        let parts = text.split(separator: ":").compactMap { Double($0) }
        if parts.count == 3 { return parts[0] * 3600 + parts[1] * 60 + parts[2] }
      }
      // The whole may be longer than the sound if there is a picture too.
      return format.nb_streams == 1 ? format.duration.flatMap { Double($0) } : nil
    }
  }
}
