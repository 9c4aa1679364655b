import Audio
import Foundation

/// A finished work file; many threads can read it at once.
public struct FloatSource: AudioSource {
  private static let bytesPerFrame = 2 * MemoryLayout<Float>.size

  public let frameCount: Int
  public var rate: SampleRate { .standard }
  private let path: String
  private let descriptor: Descriptor

  /// Opens what `FloatFile` wrote at `path` earlier.
  public init(path: String) throws {
    let descriptor = Descriptor(open(path, O_RDONLY | O_CLOEXEC))
    guard descriptor.number >= 0 else { throw AudioFileError.reading(path, errno) }
    try self.init(path, descriptor)
  }

  init(_ path: String, _ descriptor: Descriptor) throws {
    (self.path, self.descriptor) = (path, descriptor)
    let size = lseek(descriptor.number, 0, SEEK_END)
    guard size >= 0 else { throw AudioFileError.reading(path, errno) }
    frameCount = Int(size) / Self.bytesPerFrame
  }

  public func read(_ range: Range<Int>) throws -> StereoBuffer {
    let inside = range.clamped(to: 0..<frameCount)
    let samples = try interleaved(inside)
    if inside == range { return StereoBuffer(interleaved: samples) }
    var block = StereoBuffer(frames: range.count)
    let offset = inside.lowerBound - range.lowerBound
    for i in 0..<inside.count {
      block.left[offset + i] = samples[2 * i]
      block.right[offset + i] = samples[2 * i + 1]
    }
    return block
  }

  private func interleaved(_ range: Range<Int>) throws -> [Float] {
    let size = range.count * Self.bytesPerFrame
    return try [Float](unsafeUninitializedCapacity: 2 * range.count) { buffer, count in
      let bytes = UnsafeMutableRawBufferPointer(buffer)
      var done = 0
      while done < size {
        let offset = off_t(range.lowerBound * Self.bytesPerFrame + done)
        let got = pread(descriptor.number, bytes.baseAddress.map { $0 + done }, size - done, offset)
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { throw AudioFileError.reading(path, got == 0 ? EIO : errno) }
        done += got
      }
      count = 2 * range.count
    }
  }
}

extension StereoBuffer {
  /// Of left and right in turn.
  fileprivate init(interleaved samples: [Float]) {
    let frames = samples.count / 2
    var right: [Float] = []
    let left = [Float](unsafeUninitializedCapacity: frames) { left, leftCount in
      right = [Float](unsafeUninitializedCapacity: frames) { right, rightCount in
        for i in 0..<frames {
          left[i] = samples[2 * i]
          right[i] = samples[2 * i + 1]
        }
        rightCount = frames
      }
      leftCount = frames
    }
    self.init(left: left, right: right)
  }

  /// Left and right in turn.
  var interleaved: [Float] {
    var samples = [Float](repeating: 0, count: 2 * frames)
    for i in 0..<frames {
      samples[2 * i] = left[i]
      samples[2 * i + 1] = right[i]
    }
    return samples
  }
}
