import Audio
import ClipRendering
import Foundation

/// Samples without a head, as the formats `pcm_…` have them: 16-bit, little-endian.
struct RawFormat {
  let rate: SampleRate

  /// Nil for formats whose files speak for themselves.
  init?(_ name: String) {
    guard name.hasPrefix("pcm_"), let rate = Double(name.dropFirst(4)), rate >= 8000 else { return nil }
    self.rate = SampleRate(value: rate)
  }

  /// Keeps the sound at `scratch`, behind a head if it came without one.
  ///
  /// The number of channels is not stated: it follows from the length that was asked for.
  static func keep(
    _ scratch: String, as name: String, in folder: ClipFolder, format: String, lasting duration: Seconds?, said: String?
  ) throws -> ClipFile {
    guard let raw = RawFormat(format), try !hasHead(scratch) else {
      return try folder.keep(scratch, as: name, said: said, mayBeBilled: true)
    }
    defer { folder.discard(scratch) }
    // A page that says what went wrong is no sound, though any bytes could be samples.
    if let said, said.hasPrefix("text/") || said.hasSuffix("json") {
      return try folder.keep(scratch, as: name, said: said, mayBeBilled: true)
    }
    let wrapped = folder.scratch("\(name)-wrapped")
    do {
      let bytes = (try FileManager.default.attributesOfItem(atPath: scratch)[.size] as? NSNumber)?.intValue ?? 0
      let channels = duration.map { PCMWrapper.channels(in: bytes, lasting: $0, rate: raw.rate) } ?? 2
      try PCMWrapper(rate: raw.rate, channels: channels).wrap(scratch, into: wrapped)
    } catch {
      throw folder.notStored(error, mayBeBilled: true)
    }
    return try folder.keep(wrapped, as: name, said: said, mayBeBilled: true)
  }

  private static func hasHead(_ path: String) throws -> Bool {
    guard let handle = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? handle.close() }
    return try handle.read(upToCount: 4) == Data("RIFF".utf8)
  }
}
