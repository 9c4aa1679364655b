import CSndfile
import Signal

/// Writes a compressed file at 48 kHz, for excerpts and references.
public final class CompressedWriter: AudioSink {
  public enum Format: Sendable {
    /// Lossless, of 24 bits.
    case flac
    /// Ogg Vorbis; quality 0…1, where 0.4 is about 128 kbit/s.
    case vorbis(quality: Double)
  }

  private let file: OutputFile

  /// Creates or replaces the file at `path`.
  public init(path: String, format: Format) throws {
    switch format {
    case .flac:
      file = try OutputFile(path: path, format: Int(SF_FORMAT_FLAC) | Int(SF_FORMAT_PCM_24))
    case .vorbis(let quality):
      file = try OutputFile(path: path, format: Int(SF_FORMAT_OGG) | Int(SF_FORMAT_VORBIS))
      file.set(Int(SFC_SET_VBR_ENCODING_QUALITY), to: quality)
    }
  }

  public func write(_ block: StereoBuffer) throws {
    try file.write(floats: block.interleaved, frames: block.frames)
  }

  /// Completes the file and waits until the disk has everything.
  public func close() throws { try file.close() }
}
