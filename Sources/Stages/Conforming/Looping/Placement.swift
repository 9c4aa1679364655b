import Audio

/// A piece of sound at its place in the track.
struct Placement: Sendable {
  let sound: any AudioSource
  /// The frame of the track on which frame 0 of `sound` would fall.
  let offset: Int
  /// How it begins and ends, in frames of the track.
  let fadeIn: Crossfade
  var fadeOut: Crossfade

  /// Where it is heard.
  var range: Range<Int> { fadeIn.start..<max(fadeIn.start, fadeOut.end) }

  /// Adds what sounds in `block`, whose first frame is `start`.
  func add(to block: inout StereoBuffer, from start: Int) throws {
    let heard = range.clamped(to: start..<start + block.frames)
    guard !heard.isEmpty else { return }
    var part = try sound.read(heard.lowerBound - offset..<heard.upperBound - offset)
    if heard.lowerBound < fadeIn.end || heard.upperBound > fadeOut.start {
      for (i, frame) in heard.enumerated() {
        let gain = fadeIn.gain(at: frame, leaving: false) * fadeOut.gain(at: frame, leaving: true)
        part.left[i] *= gain
        part.right[i] *= gain
      }
    }
    block.add(part, at: heard.lowerBound - start)
  }
}
