import Audio
import CSndfile
import Foundation

/// A file opened through libsndfile for reading; one thread uses it at a time.
final class SndfileDecoder: AudioDecoder {
  let facts: AudioFileFacts
  let channels: [ChannelPosition]
  /// Integer samples of at most 24 bits, which can be read exactly.
  let isPCM24: Bool
  private let isLengthExact: Bool
  private let isLossless: Bool
  private let input: SegmentedInput
  private let handle: OpaquePointer

  /// Throws `AudioFileError` for what libsndfile does not read.
  init(_ input: SegmentedInput) throws {
    var info = SF_INFO()
    let name = input.file.name
    guard let handle = input.open(&info) else {
      throw AudioFileError.unreadable(name, String(cString: sf_strerror(nil)))
    }
    (self.input, self.handle) = (input, handle)
    let coding = SampleCoding(info.format)
    channels = ChannelPosition.positions(in: handle, count: Int(max(1, info.channels)), isOgg: coding.isOgg)
    (isLengthExact, isLossless) = (coding.isLengthExact, !coding.isOgg)
    isPCM24 = coding.bits.map { $0 <= 24 } == true && coding.isInteger
    facts = AudioFileFacts(
      rate: SampleRate(value: Double(info.samplerate)), channels: Int(info.channels), frames: Int(info.frames),
      bits: coding.bits, format: coding.name)
    // libsndfile takes any file with some extensions for headerless speech coding.
    if coding.isHeaderless { throw AudioFileError.unreadable(name, "it has no header") }
    // What it says of a stream that was never closed.
    guard facts.frames < Int.max else { throw AudioFileError.unreadable(name, "it does not say how long it is") }
  }

  deinit { sf_close(handle) }

  var promisedFrames: Int? { isLengthExact ? facts.frames : nil }
  /// The last packet of lossy sound may be cut short.
  var slack: Seconds { isLossless ? .s(0) : .ms(50) }

  func restart() throws { try seek(to: 0) }

  func seek(to frame: Int) throws {
    guard sf_seek(handle, sf_count_t(frame), Int32(SEEK_SET)) == sf_count_t(frame) else {
      throw AudioFileError.truncated(input.file.name, found: frame, promised: facts.frames, "frames")
    }
  }

  func floats(_ frames: Int) throws -> [Float] {
    var samples = [Float](repeating: 0, count: frames * facts.channels)
    let count = max(0, min(frames, Int(sf_readf_float(handle, &samples, sf_count_t(frames)))))
    samples.removeLast((frames - count) * facts.channels)
    if let code = input.file.failure { throw AudioFileError.reading(input.file.name, code) }
    return samples
  }

  /// The same as integers of 32 bits, left-justified.
  func integers(_ frames: Int) -> [Int32] {
    var samples = [Int32](repeating: 0, count: frames * facts.channels)
    let count = max(0, min(frames, Int(sf_readf_int(handle, &samples, sf_count_t(frames)))))
    samples.removeLast((frames - count) * facts.channels)
    return samples
  }
}

/// The coding of the samples in a format of libsndfile.
struct SampleCoding {
  let bits: Int?
  let isInteger: Bool
  let isHeaderless: Bool
  let isOgg: Bool
  /// False for MPEG audio in another container, whose length libsndfile guesses.
  let isLengthExact: Bool
  /// Container and coding in words.
  let name: String

  init(_ format: Int32) {
    let coding = Int(format) & Int(SF_FORMAT_SUBMASK)
    let integers = [
      Int(SF_FORMAT_PCM_S8): 8, Int(SF_FORMAT_PCM_U8): 8, Int(SF_FORMAT_PCM_16): 16, Int(SF_FORMAT_PCM_24): 24,
      Int(SF_FORMAT_PCM_32): 32,
    ]
    let floats = [Int(SF_FORMAT_FLOAT): 32, Int(SF_FORMAT_DOUBLE): 64]
    isInteger = integers[coding] != nil
    bits = integers[coding] ?? floats[coding]
    let container = Int(format) & Int(SF_FORMAT_TYPEMASK)
    isHeaderless = container == Int(SF_FORMAT_RAW)
    isOgg = container == Int(SF_FORMAT_OGG)
    let layers = [Int(SF_FORMAT_MPEG_LAYER_I), Int(SF_FORMAT_MPEG_LAYER_II), Int(SF_FORMAT_MPEG_LAYER_III)]
    isLengthExact = !layers.contains(coding)
    name = [Self.text(format & Int32(SF_FORMAT_TYPEMASK)), Self.text(Int32(coding))].joined(separator: ", ")
  }

  private static func text(_ format: Int32) -> String {
    var info = SF_FORMAT_INFO(format: format, name: nil, extension: nil)
    let size = Int32(MemoryLayout<SF_FORMAT_INFO>.size)
    guard sf_command(nil, Int32(SFC_GET_FORMAT_INFO), &info, size) == 0, let name = info.name else { return "unknown" }
    return String(cString: name)
  }
}
