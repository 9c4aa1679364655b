import Audio
import Foundation

/// A crossfade between two sounds that keeps their power steady.
struct Crossfade: Sendable, Equatable {
  /// The first frame of the fade.
  var start: Int
  /// In frames.
  var length: Int
  /// The correlation of the two sounds in it, −1…1.
  var correlation: Double

  var end: Int { start + length }

  /// The gain of the sound that comes in, at `frame`; that of the one that goes is the same with `leaving`.
  ///
  /// The gains keep the power steady for any correlation: a² + b² + 2ρab = 1.
  /// Source: M. Fink, M. Holters and U. Zölzer, *Signal-matched power-complementary cross-fading and dry-wet mixing*
  /// (DAFx 2016).
  func gain(at frame: Int, leaving: Bool) -> Float {
    if frame < start { return leaving ? 1 : 0 }
    if frame >= end { return leaving ? 0 : 1 }
    let s = sin(0.5 * .pi * (Double(frame - start) + 0.5) / Double(length))
    let (coming, going) = (s * s, 1 - s * s)
    let alike = max(-0.2, correlation)
    let power = coming * coming + going * going + 2 * alike * coming * going
    return Float((leaving ? going : coming) / power.squareRoot())
  }
}

/// A piece of sound at its position in the track.
struct Placement: Sendable {
  let sound: any AudioSource
  /// The frame of the track on which frame 0 of `sound` would fall.
  let offset: Int
  /// Its fades, in frames of the track.
  let fadeIn: Crossfade
  var fadeOut: Crossfade

  /// The range of the track in which it sounds.
  var range: Range<Int> { fadeIn.start..<max(fadeIn.start, fadeOut.end) }

  /// Adds what sounds in `block`, whose first frame is `start`.
  func add(to block: inout StereoBuffer, from start: Int) throws {
    let audible = range.clamped(to: start..<start + block.frames)
    guard !audible.isEmpty else { return }
    var part = try sound.read(audible.lowerBound - offset..<audible.upperBound - offset)
    if audible.lowerBound < fadeIn.end || audible.upperBound > fadeOut.start {
      for (i, frame) in audible.enumerated() {
        let gain = fadeIn.gain(at: frame, leaving: false) * fadeOut.gain(at: frame, leaving: true)
        part.left[i] *= gain
        part.right[i] *= gain
      }
    }
    block.add(part, at: audible.lowerBound - start)
  }
}
