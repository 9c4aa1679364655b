import Audio
import CSndfile
import Diagnostics
import Foundation

/// The measurement of true peaks after lossy coding, on excerpts that are encoded and decoded.
///
/// Encoders keep the spectrum and not the waveform, so that a limited master comes back with higher peaks.
public enum CodecTrial {
  /// A true peak after coding with one codec.
  public struct Peak: Sendable, Equatable {
    /// Such as `MP3 at 320 kbit/s`.
    public let codec: String
    public let peak: TruePeak
  }

  /// The true peaks of `source` around `times` (in seconds), in each codec that the installed libsndfile can write.
  ///
  /// Needs room for some hundred kilobytes in `folder`, where nothing is left.
  public static func peaks(
    of source: any AudioSource, around times: [Double], inFolder folder: String
  ) throws -> [Peak] {
    let excerpt = try excerpt(of: source, around: times)
    return try Codec.allCases.compactMap { codec in
      let path = "\(folder)/codec.\(codec.rawValue)"
      defer { unlink(path) }
      guard let file = try Self.file(path, codec) else { return nil }
      file.set(Int(SFC_SET_COMPRESSION_LEVEL), to: codec.compression)
      try file.write(floats: excerpt.interleaved, frames: excerpt.frames)
      try file.close()
      return try truePeak(of: path).map { Peak(codec: codec.title, peak: $0) }
    }
  }

  /// Nil where the installed libsndfile cannot write the codec; throws where the disk is at fault.
  private static func file(_ path: String, _ codec: Codec) throws -> SndfileWriter? {
    do { return try SndfileWriter(path: path, format: codec.format) } catch let error as AudioFileError {
      guard error.diagnosis.code == "audio.unreadable" else { throw error }
      return nil
    }
  }

  private enum Codec: String, CaseIterable {
    case mp3, opus

    var title: String { self == .mp3 ? "MP3 at 320 kbit/s" : "Opus at 160 kbit/s" }

    var format: Int {
      self == .mp3
        ? Int(SF_FORMAT_MPEG) | Int(SF_FORMAT_MPEG_LAYER_III) : Int(SF_FORMAT_OGG) | Int(SF_FORMAT_OPUS)
    }

    /// libsndfile maps 0…1 to 320…32 kbit/s for MP3, and to 256…6 kbit/s a channel for Opus.
    var compression: Double { self == .mp3 ? 0 : (256 - 80) / 250 }
  }

  /// A second and a half around each time, with soft edges, one after the other.
  private static func excerpt(of source: any AudioSource, around times: [Double]) throws -> StereoBuffer {
    let (half, edge) = (36_000, 480)
    var excerpt = StereoBuffer(frames: 0)
    for time in times {
      let middle = Int(time * source.rate.value)
      let range = (middle - half..<middle + half).clamped(to: 0..<source.frameCount)
      var part = try source.read(range)
      for i in 0..<min(edge, part.frames) {
        let (gain, end) = (Float(i) / Float(edge), part.frames - 1 - i)
        part.left[i] *= gain
        part.right[i] *= gain
        part.left[end] *= gain
        part.right[end] *= gain
      }
      excerpt.left += part.left
      excerpt.right += part.right
    }
    return excerpt
  }

  private static func truePeak(of path: String) throws -> TruePeak? {
    let reader = try AudioFileReader(path: path)
    let meter = LoudnessMeter(modes: .truePeak)
    while let block = try reader.next() { meter.add(block) }
    return meter.truePeak
  }
}
