import Audio

/// Streams of one kind that were put one after the other into a file, such as the recording of a broadcast.
final class LinkedSound: SoundDecoder {
  let facts: AudioFileFacts
  private let links: [SoundFile]
  private var current = 0
  /// Of the current link.
  private var frames = 0
  private let name: String

  /// Throws `AudioFileError` when they are not all of one rate and as many channels.
  init(_ links: [SoundFile], _ name: String) throws {
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

  var channels: [ChannelPlace] { links[0].channels }
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
