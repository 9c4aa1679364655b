import CSndfile
import Signal

/// Writes a WAV file of 24 bits, 48 kHz, stereo, whose bytes depend on the samples alone.
public final class PCM24Writer: PCMSink {
  private let file: OutputFile

  /// Creates or replaces the file at `path`.
  public init(path: String) throws {
    file = try OutputFile(path: path, format: Int(SF_FORMAT_WAV) | Int(SF_FORMAT_PCM_24))
  }

  public func write(_ block: PCMBlock) throws {
    var interleaved = [Int32](repeating: 0, count: 2 * block.frames)
    var (highest, lowest) = (Int32.min, Int32.max)
    for i in 0..<block.frames {
      let (left, right) = (block.left[i], block.right[i])
      highest = max(highest, left, right)
      lowest = min(lowest, left, right)
      interleaved[2 * i] = left << 8
      interleaved[2 * i + 1] = right << 8
    }
    guard block.frames > 0 else { return }
    guard lowest >= PCMBlock.range.lowerBound, highest <= PCMBlock.range.upperBound else {
      throw AudioFileError.outOfRange(file.path)
    }
    try file.write(integers: interleaved, frames: block.frames)
  }

  public func restart() throws { try file.restart() }

  /// Completes the header and waits until the disk has everything.
  public func close() throws { try file.close() }
}
