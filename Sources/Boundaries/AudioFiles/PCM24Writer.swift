import Audio
import Foundation

/// Writes a WAV file of 24 bits, 48 kHz, stereo, whose bytes depend on the samples and the metadata alone.
///
/// Above 4 GiB the file becomes an RF64 file (EBU Tech 3306), if it has metadata; without any it has the plainest of headers.
public final class PCM24Writer: PCMSink {
  private let path: String
  private let descriptor: Int32
  private let metadata: [RIFFChunk]
  private var frames = 0
  private var isOpen = true
  /// Bytes written, and those of them that the disk has begun with.
  private var written = 0
  private var begun = 0
  private static let patience = 4 << 20

  /// Creates or replaces the file at `path`; `metadata` stand before the sound.
  public init(path: String, metadata: [RIFFChunk] = []) throws {
    self.path = path
    self.metadata = metadata
    descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw AudioFileError.writing(path, errno) }
    try append(header.bytes)
  }

  deinit { if isOpen, descriptor >= 0 { _ = Glibc.close(descriptor) } }

  private var header: PCM24Header { PCM24Header(metadata: metadata, frames: frames) }

  public func write(_ block: PCMBlock) throws {
    guard block.frames > 0 else { return }
    var (highest, lowest) = (Int32.min, Int32.max)
    let bytes = [UInt8](unsafeUninitializedCapacity: 6 * block.frames) { bytes, count in
      for i in 0..<block.frames {
        let (left, right) = (block.left[i], block.right[i])
        highest = max(highest, left, right)
        lowest = min(lowest, left, right)
        Self.store(left, at: 6 * i, in: bytes)
        Self.store(right, at: 6 * i + 3, in: bytes)
      }
      count = 6 * block.frames
    }
    guard lowest >= PCMBlock.range.lowerBound, highest <= PCMBlock.range.upperBound else {
      throw AudioFileError.outOfRange(path)
    }
    try append(bytes)
    frames += block.frames
  }

  public func restart() throws {
    (frames, written, begun) = (0, 0, 0)
    guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
      throw AudioFileError.writing(path, errno)
    }
    try append(header.bytes)
  }

  /// Completes the header and waits until the disk has everything.
  public func close() throws {
    guard isOpen else { return }
    defer {
      isOpen = false
      _ = Glibc.close(descriptor)
    }
    let head = header.bytes
    let count = pwrite(descriptor, head, head.count, 0)
    guard count == head.count, fsync(descriptor) == 0 else { throw AudioFileError.writing(path, errno) }
  }

  @inline(__always)
  private static func store(_ sample: Int32, at offset: Int, in bytes: UnsafeMutableBufferPointer<UInt8>) {
    bytes[offset] = UInt8(truncatingIfNeeded: sample)
    bytes[offset + 1] = UInt8(truncatingIfNeeded: sample >> 8)
    bytes[offset + 2] = UInt8(truncatingIfNeeded: sample >> 16)
  }

  private func append(_ bytes: [UInt8]) throws {
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw AudioFileError.writing(path, count == 0 ? EIO : errno) }
      start += count
    }
    written += bytes.count
    if written - begun >= Self.patience { startWriting() }
  }

  /// Has the disk begin with what is there, so that `close` waits for the last of it only.
  ///
  /// Bytes still to be written out stay in memory, so the advice costs nothing when the file is read.
  private func startWriting() {
    posix_fadvise(descriptor, begun, written - begun, POSIX_FADV_DONTNEED)
    begun = written
  }
}
