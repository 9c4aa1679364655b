import Audio

/// A sound file that is decoded from front to back.
protocol SoundDecoder: AnyObject {
  var facts: AudioFileFacts { get }
  /// In their order in the file.
  var channels: [ChannelPlace] { get }
  /// What the file must hold, where it says so; what `facts` have is an estimate otherwise.
  var promisedFrames: Int? { get }
  /// What a codec may leave out at its ends without anything being missing.
  var slack: Seconds { get }

  /// Up to `frames` interleaved frames; none at the end, fewer before it or where the data is damaged.
  func floats(_ frames: Int) throws -> [Float]

  /// Goes back to the first frame.
  func restart() throws
}

extension SoundDecoder {
  /// Throws `AudioFileError` when more was promised than so many frames.
  func checkEnd(after frames: Int, of name: String) throws {
    guard frames > 0 else { throw AudioFileError.empty(name) }
    guard let promised = promisedFrames, frames + facts.rate.frames(in: slack) < promised else { return }
    throw AudioFileError.truncated(
      name, after: facts.rate.time(of: frames).value, of: facts.rate.time(of: promised).value)
  }
}
