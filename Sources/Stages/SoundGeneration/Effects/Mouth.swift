import Foundation
import Music
import Signal

/// A vocal tract for a whole choir, which changes its vowel slowly, in time with the music.
struct Mouth: Sendable {
  struct Settings: Sendable {
    var voice = Vowel.Voice.alto
    /// One after the other.
    var vowels: [Vowel.Name] = [.a]
    /// Quarter notes from one to the next.
    var quarters = 8.0
  }

  private static let controlFrames = 64

  private let settings: Settings
  private let quartersPerFrame: Double
  private var left = FormantFilter()
  private var right = FormantFilter()

  init(_ settings: Settings, tempo: Tempo) {
    self.settings = settings
    quartersPerFrame = tempo.bpm / 60 / SampleRate.standard.value
    left.set(.of(settings.voice, settings.vowels[0]))
    right = left
  }

  /// Processes the block that begins at frame `position` of the track.
  mutating func process(_ block: inout StereoBuffer, at position: Int) {
    for i in 0..<block.frames {
      if settings.vowels.count > 1, i % Self.controlFrames == 0 { move(to: position + i) }
      block.left[i] = 2 * left.next(block.left[i])
      block.right[i] = 2 * right.next(block.right[i])
    }
  }

  private mutating func move(to frame: Int) {
    let place = Double(frame) * quartersPerFrame / settings.quarters
    let index = Int(place)
    let part = Float(0.5 - 0.5 * cos(Double.pi * (place - Double(index))))
    let count = settings.vowels.count
    let here = Vowel.of(settings.voice, settings.vowels[index % count])
    let vowel = here.toward(.of(settings.voice, settings.vowels[(index + 1) % count]), part)
    left.set(vowel, shift: 1)
    // The other side is another singer.
    right.set(vowel, shift: 1.03)
  }
}
