import Audio
import Foundation

/// Speech fitted to the rhythm of a melody, rendered syllable by syllable as it is read.
struct SungSpeech {
  /// At the track's rate.
  private let samples: [Float]
  private let scale: Double
  private let syllables: [SungSyllable]
  /// The sample of the speech on which the first syllable begins that no note is left for; nil if all are sung.
  let firstUnsung: Int?
  private var next = 0
  private var sounding: [(start: Int, samples: [Float])] = []

  /// What is not sung but said keeps its own durations.
  init(_ speech: Speech, on melody: [SungNote], isSpeech: Bool = false) {
    scale = SampleRate.standard.value / speech.rate.value
    let resampler = Resampler(from: speech.rate)
    let peak = max(1e-6, speech.samples.map(abs).max() ?? 0)
    var spoken = resampler.process(StereoBuffer(mono: speech.samples)).left + resampler.finish().left
    for i in spoken.indices { spoken[i] *= 0.5 / peak }
    samples = spoken
    let spokenSyllables = Syllable.all(in: speech)
    syllables = SungSyllable.assign(spokenSyllables, to: melody, scale: scale, isSpeech: isSpeech)
    firstUnsung = syllables.count < spokenSyllables.count ? spokenSyllables[syllables.count].start : nil
  }

  /// The frames in which something is sung, in order.
  var spans: [Range<Int>] { syllables.map { $0.start..<$0.end } }

  /// The frames in `range`; ranges must follow each other.
  mutating func read(_ range: Range<Int>) -> [Float] {
    while next < syllables.count, syllables[next].start < range.upperBound {
      sounding.append((syllables[next].start, sing(syllables[next])))
      next += 1
    }
    var block = [Float](repeating: 0, count: range.count)
    for (start, sung) in sounding {
      let first = max(start, range.lowerBound)
      let last = min(start + sung.count, range.upperBound)
      for frame in first..<max(first, last) { block[frame - range.lowerBound] += sung[frame - start] }
    }
    sounding.removeAll { $0.start + $0.samples.count <= range.upperBound }
    return block
  }

  private func sing(_ sung: SungSyllable) -> [Float] {
    let syllable = sung.syllable
    return stretched(syllable.onset, to: sung.vowel - sung.start)
      + stretched(syllable.vowel, to: sung.coda - sung.vowel)
      + stretched(syllable.coda, to: sung.end - sung.coda)
  }

  private func stretched(_ range: Range<Int>, to count: Int) -> [Float] {
    let first = min(samples.count, Int(Double(range.lowerBound) * scale))
    let last = min(samples.count, Int(Double(range.upperBound) * scale))
    return Self.softened(TimeStretch.stretch(samples[first..<max(first, last)], to: max(0, count)))
  }

  /// Fades both ends within 3 ms: parts of speech that were stretched no longer fit together at their borders.
  private static func softened(_ part: [Float]) -> [Float] {
    var part = part
    let count = min(SampleRate.standard.frames(in: .ms(3)), part.count / 2)
    for i in 0..<count {
      let gain = Float(0.5 - 0.5 * cos(Double.pi * (Double(i) + 0.5) / Double(count)))
      part[i] *= gain
      part[part.count - 1 - i] *= gain
    }
    return part
  }
}
