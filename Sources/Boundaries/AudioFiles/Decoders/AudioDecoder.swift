import Audio

/// A decoder of one sound file, from front to back.
protocol AudioDecoder: AnyObject {
  var facts: AudioFileFacts { get }
  /// In their order in the file.
  var channels: [ChannelPosition] { get }
  /// The number of frames that the file states; nil where it states none and that in `facts` is an estimate.
  var promisedFrames: Int? { get }
  /// The time that a codec may leave out at its ends without anything being missing.
  var slack: Seconds { get }

  /// Up to `frames` interleaved frames; none at the end, fewer before it or where the data is damaged.
  func floats(_ frames: Int) throws -> [Float]

  /// Goes back to the first frame.
  func restart() throws
}

extension AudioDecoder {
  /// Throws `AudioFileError` when more was promised than so many frames.
  func checkEnd(after frames: Int, of name: String) throws {
    guard frames > 0 else { throw AudioFileError.empty(name) }
    guard let promised = promisedFrames, frames + facts.rate.frames(in: slack) < promised else { return }
    throw AudioFileError.truncated(
      name, after: facts.rate.time(of: frames).value, of: facts.rate.time(of: promised).value)
  }
}

/// The decoder of chained Ogg streams (RFC 3533, chapter 4), such as the recording of a broadcast.
final class ChainedDecoder: AudioDecoder {
  let facts: AudioFileFacts
  private let links: [SndfileDecoder]
  private var current = 0
  /// Of the current link.
  private var frames = 0
  private let name: String

  /// Throws `AudioFileError` when they are not all of one rate and as many channels.
  init(_ links: [SndfileDecoder], _ name: String) throws {
    (self.links, self.name) = (links, name)
    let first = links[0].facts
    var length = 0
    for link in links {
      guard link.facts.rate == first.rate, link.facts.channels == first.channels else {
        throw AudioFileError.changesFormat(name, at: first.rate.time(of: length).value)
      }
      length += link.facts.frames
    }
    facts = AudioFileFacts(
      rate: first.rate, channels: first.channels, frames: length, bits: first.bits, format: first.format)
  }

  var channels: [ChannelPosition] { links[0].channels }
  var promisedFrames: Int? { facts.frames }
  var slack: Seconds { links[0].slack }

  func floats(_ frames: Int) throws -> [Float] {
    while current < links.count {
      let samples = try links[current].floats(frames)
      self.frames += samples.count / facts.channels
      if !samples.isEmpty { return samples }
      try checkLink()
      (current, self.frames) = (current + 1, 0)
    }
    return []
  }

  private func checkLink() throws {
    let promised = links[current].facts.frames
    guard frames + facts.rate.frames(in: slack) >= promised else {
      let before = links[..<current].reduce(0) { $0 + $1.facts.frames } + frames
      throw AudioFileError.damaged(name, at: facts.rate.time(of: before).value, "its sound breaks off there")
    }
  }

  func restart() throws {
    for link in links { try link.restart() }
    (current, frames) = (0, 0)
  }
}
