import Audio
import Foundation
import System

/// Puts a WAV head before samples that came without one.
public struct PCMWrapper: Sendable {
  let rate: SampleRate
  let channels: Int

  /// Samples are signed 16-bit, little-endian, interleaved.
  public init(rate: SampleRate, channels: Int) {
    self.rate = rate
    self.channels = channels
  }

  /// The channels that `bytes` hold that shall last `duration`: one or two, whichever is nearer; one where nothing else
  /// is
  /// possible.
  public static func channels(in bytes: Int, lasting duration: Seconds, rate: SampleRate) -> Int {
    guard duration.value > 0, bytes % 4 == 0 else { return 1 }
    let ratio = Double(bytes) / (2 * rate.value * duration.value)
    return ratio > 2.0.squareRoot() ? 2 : 1
  }

  /// The head of a WAV file with `bytes` of samples (Microsoft and IBM, 1991).
  public func head(bytes: Int) -> [UInt8] {
    let frame = channels * 2
    var head = Array("RIFF".utf8) + Self.bytes(36 + bytes, 4) + Array("WAVEfmt ".utf8)
    head += Self.bytes(16, 4) + Self.bytes(1, 2) + Self.bytes(channels, 2) + Self.bytes(Int(rate.value), 4)
    head += Self.bytes(Int(rate.value) * frame, 4) + Self.bytes(frame, 2) + Self.bytes(16, 2)
    return head + Array("data".utf8) + Self.bytes(bytes, 4)
  }

  /// Copies the samples at `raw` behind a head into a new file at `path`; a last half frame is left out.
  public func wrap(_ raw: String, into path: String) throws {
    let size = try ClipFolder.size(of: raw) / (channels * 2) * (channels * 2)
    let input = try FileHandle(forReadingFrom: URL(filePath: raw))
    let output = try FileHandle.creating(path)
    defer {
      try? input.close()
      try? output.close()
    }
    try output.write(contentsOf: head(bytes: size))
    var rest = size
    while rest > 0, let piece = try input.read(upToCount: min(rest, 1 << 20)), !piece.isEmpty {
      try output.write(contentsOf: piece)
      rest -= piece.count
    }
    try output.synchronize()
  }

  private static func bytes(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
