import Audio
import Foundation
import Music

/// A stereo formant filter for a choir, whose vowel changes slowly, in time with the music.
struct VowelFilter: Sendable {
  struct Settings: Sendable {
    /// The range whose formants it takes.
    var voice = VocalRange.alto
    /// One after the other.
    var vowels: [Vowel.Name] = [.a]
    /// Quarter notes from one to the next.
    var quarters = 8.0
  }

  private static let controlFrames = 64

  private let settings: Settings
  private let quartersPerFrame: Double
  private let clock: TempoMap
  private var left = FormantFilter()
  private var right = FormantFilter()
  private var isFresh = true

  init(_ settings: Settings, clock: TempoMap) {
    self.settings = settings
    self.clock = clock
    quartersPerFrame = clock.opening.quartersPerMinute / 60 / SampleRate.standard.value
  }

  /// Processes the block that begins at frame `position` of the track.
  mutating func process(_ block: inout StereoBuffer, at position: Int) {
    var start = 0
    while start < block.frames {
      // The vowel moves on a grid of the track, and at once when the sound begins.
      let end = min(block.frames, start + Self.controlFrames - (position + start) % Self.controlFrames)
      if isFresh || (settings.vowels.count > 1 && (position + start) % Self.controlFrames == 0) {
        setVowel(to: position + start)
      }
      isFresh = false
      filter(&block, start..<end)
      start = end
    }
  }

  private mutating func filter(_ block: inout StereoBuffer, _ range: Range<Int>) {
    var (left, right) = (left, right)
    for i in range {
      block.left[i] = 2 * left.next(block.left[i])
      block.right[i] = 2 * right.next(block.right[i])
    }
    (self.left, self.right) = (left, right)
  }

  private mutating func setVowel(to frame: Int) {
    let quarters =
      clock.isConstant
      ? Double(frame) * quartersPerFrame : clock.quarters(after: SampleRate.standard.time(of: frame).value)
    let position = quarters / settings.quarters
    let index = Int(position)
    let part = Float(0.5 - 0.5 * cos(Double.pi * (position - Double(index))))
    let count = settings.vowels.count
    let here = Vowel.of(settings.voice, settings.vowels[index % count])
    let vowel = here.toward(.of(settings.voice, settings.vowels[(index + 1) % count]), part)
    left.set(vowel, shift: 1)
    // The other side is another singer.
    right.set(vowel, shift: 1.03)
  }
}
