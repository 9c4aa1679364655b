import CSndfile
import Foundation
import Signal

/// A file opened through libsndfile for reading; one thread uses it at a time.
final class SoundFile {
  let path: String
  let facts: AudioFileFacts
  /// Integer samples of at most 24 bits, which can be read exactly.
  let isPCM24: Bool
  let isLengthExact: Bool
  let channels: [ChannelPlace]
  private let limits: AudioFileLimits
  private let input: SoundInput
  private let handle: OpaquePointer

  init(path: String, limits: AudioFileLimits) throws {
    input = try SoundInput(path)
    var info = SF_INFO()
    guard let handle = input.open(&info) else {
      throw AudioFileError.unreadable(path, String(cString: sf_strerror(nil)))
    }
    (self.handle, self.path, self.limits) = (handle, path, limits)
    let coding = SampleCoding(info.format)
    isLengthExact = coding.isLengthExact
    channels = ChannelPlace.places(in: handle, count: Int(max(1, info.channels)), isOgg: coding.isOgg)
    isPCM24 = coding.bits.map { $0 <= 24 } == true && coding.isInteger
    facts = AudioFileFacts(
      rate: SampleRate(value: Double(info.samplerate)), channels: Int(info.channels), frames: Int(info.frames),
      bits: coding.bits, format: coding.name)
    try check(limits, isHeaderless: coding.isHeaderless)
  }

  deinit { sf_close(handle) }

  private func check(_ limits: AudioFileLimits, isHeaderless: Bool) throws {
    // libsndfile takes any file with some extensions for headerless speech coding.
    if isHeaderless { throw AudioFileError.unreadable(path, "it has no header") }
    guard (1...limits.mostChannels).contains(facts.channels) else {
      throw AudioFileError.channels(path, facts.channels, most: limits.mostChannels)
    }
    guard (8_000...384_000).contains(facts.rate.value) else { throw AudioFileError.rate(path, facts.rate) }
    // What libsndfile says when a stream was never closed.
    guard facts.frames < Int.max else {
      throw AudioFileError.unreadable(path, "its header does not say how long it is, as when written to a pipe")
    }
    guard facts.frames > 0 else { throw AudioFileError.empty(path) }
    if facts.duration < limits.shortest {
      throw AudioFileError.tooShort(path, facts.duration, least: limits.shortest)
    }
    if facts.duration > limits.longest { throw tooLong(facts.frames) }
  }

  /// More frames than this are not read, whatever the header says.
  var mostFrames: Int { facts.rate.frames(in: limits.longest) }

  func tooLong(_ frames: Int) -> AudioFileError {
    .tooLong(path, facts.rate.time(of: frames), most: limits.longest)
  }

  func seek(to frame: Int) throws {
    guard sf_seek(handle, sf_count_t(frame), Int32(SEEK_SET)) == sf_count_t(frame) else {
      throw AudioFileError.truncated(path, found: frame, promised: facts.frames, "frames")
    }
  }

  /// What the disk said when it failed.
  var failure: Int32? { input.failure }

  /// Up to `frames` interleaved frames; fewer at the end or where the data is damaged.
  func floats(_ frames: Int) -> [Float] {
    var samples = [Float](repeating: 0, count: frames * facts.channels)
    let count = max(0, min(frames, Int(sf_readf_float(handle, &samples, sf_count_t(frames)))))
    samples.removeLast((frames - count) * facts.channels)
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
