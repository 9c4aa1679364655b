import Audio
import CSndfile
import Foundation

/// The writer of stereo audio at 48 kHz to a file of any `AudioFileFormat`.
///
/// The bytes depend on sound, format, tags and seed alone. Samples become integers with triangular dither, unless they are
/// integers of 24 bits already and stay so. MP3 gets 320 kbit/s, Opus
/// about 256, Vorbis quality 8 of 10.
public final class AudioFileWriter: AudioSink {
  /// The tags of a file, as far as its container can hold them.
  public struct Tags: Sendable {
    public var title = ""
    public var genre = ""
    public var comment = ""

    public init(title: String = "", genre: String = "", comment: String = "") {
      self.title = title
      self.genre = genre
      self.comment = comment
    }
  }

  private let file: SndfileWriter
  private let format: AudioFileFormat
  private let resampler: Resampler?
  private let seed: Seed
  private var dithers: [Dither]

  /// Creates or replaces the file at `path`; `seed` is that of the dither.
  public init(path: String, format: AudioFileFormat, tags: Tags = Tags(), seed: Seed) throws {
    self.format = format
    self.seed = seed
    file = try SndfileWriter(path: path, format: format.coding.number, rate: format.rate)
    resampler = format.rate == .standard ? nil : Resampler(from: .standard, to: format.rate)
    dithers = ["left", "right"].map { Dither(seed: seed.derived($0), bits: format.coding.bits ?? 24) }
    prepare(tags)
  }

  private func prepare(_ tags: Tags) {
    switch format.coding {
    case .wav32f: file.leaveOutPeaks()
    case .mp3:
      file.set(Int(SFC_SET_BITRATE_MODE), to: Int32(SF_BITRATE_MODE_CONSTANT))
      file.set(Int(SFC_SET_COMPRESSION_LEVEL), to: 0.0)
    case .opus: file.set(Int(SFC_SET_COMPRESSION_LEVEL), to: 0.5)
    case .vorbis: file.set(Int(SFC_SET_VBR_ENCODING_QUALITY), to: 0.8)
    case .wav16, .wav24, .flac16, .flac: break
    }
    for (kind, text) in [(SF_STR_TITLE, tags.title), (SF_STR_GENRE, tags.genre), (SF_STR_COMMENT, tags.comment)] {
      file.label(Int32(kind), text)
    }
  }

  public func write(_ block: StereoBuffer) throws { try store(resampler?.process(block) ?? block) }

  /// Completes the file and waits until the disk has everything.
  public func close() throws {
    if let rest = resampler?.finish() { try store(rest) }
    try file.close()
    guard [.opus, .vorbis].contains(format.coding) else { return }
    do { try OggSerial.set(seed.value, inFileAt: file.path) } catch {
      throw AudioFileError.writing(file.path, errno == 0 ? EIO : errno)
    }
  }

  private func store(_ block: StereoBuffer) throws {
    guard let bits = format.coding.bits else { return try file.write(floats: block.interleaved, frames: block.frames) }
    let channels =
      bits == 24 && resampler == nil ? [block.left, block.right].map(Self.integers) : dithered(block)
    var samples = [Int32](repeating: 0, count: 2 * block.frames)
    for i in 0..<block.frames {
      // libsndfile takes integers of 32 bits.
      samples[2 * i] = channels[0][i] << Int32(32 - bits)
      samples[2 * i + 1] = channels[1][i] << Int32(32 - bits)
    }
    try file.write(integers: samples, frames: block.frames)
  }

  private func dithered(_ block: StereoBuffer) -> [[Int32]] {
    [dithers[0].quantise(block.left), dithers[1].quantise(block.right)]
  }

  private static func integers(_ samples: [Float]) -> [Int32] {
    samples.map { Int32(max(-0x1p23, min(0x1p23 - 1, ($0 * 0x1p23).rounded()))) }
  }
}
