import Audio
import Foundation

/// Mixing of stems: each through its channel strip, then levels by loudness.
///
/// Stems can be processed side by side; `balance` needs the levels of all. The mix itself is never written: it is the
/// sum of the stems as `GainSource` sources.
public enum Mixer {
  /// The loudness that a mix is set to, which leaves the peaks of any usual material below full scale.
  public static let standardLoudness = Loudness.LUFS(-20)
  /// No stem is raised by more, so that the noise of an almost silent one stays noise.
  static let mostGain = Decibels.dB(30)

  /// The output level, −140 dBFS, below which a strip without input is skipped.
  private static let rest: Float = 1e-7

  /// Sends `source` through the strip that `settings` describe into `sink`, moved by its automation, and measures the result.
  ///
  /// The strip is skipped while its source is silent and it has run out.
  public static func process(
    _ source: any AudioSource, _ settings: MixSettings, automation: AutomatedChannel? = nil, into sink: any AudioSink
  ) throws -> StemLevel {
    var strip = ChannelStrip(settings)
    var fader = automation.flatMap(\.fader)
    var peak: Float = 0
    var isResting = true
    let meter = LoudnessMeter(modes: .integrated)
    try source.forEachBlock { start, input in
      var block = input
      let isSilent = input.isSilent
      if !isSilent || !isResting {
        strip.process(&block)
        fader?.process(&block, at: start)
        let highest = block.peak
        isResting = isSilent && highest < rest
        peak = max(peak, highest)
      }
      meter.add(block)
      try sink.write(block)
    }
    return StemLevel(loudness: meter.integrated, peak: peak > 0 ? Decibels(factor: Double(peak)) : nil)
  }

  /// The gain of every stem, such that each is `levels[i]` LU from the mix and the mix is about `loudness`.
  ///
  /// `levels` has one value per stem. Powers are summed as if the stems were unrelated. What is too quiet to have a
  /// loudness keeps its gain.
  public static func balance(
    _ stems: [StemLevel], levels: [Decibels], at loudness: Loudness = standardLoudness
  ) -> MixReport {
    precondition(stems.count == levels.count, "a level for each stem")
    let playing = zip(stems, levels).compactMap { stem, level in stem.loudness.map { _ in level.value } }
    let sum = 10 * log10(playing.reduce(0) { $0 + pow(10, $1 / 10) })
    var notes: [String] = []
    let mixed = stems.indices.map { i -> MixReport.MixedStem in
      guard let measured = stems[i].loudness else {
        notes.append("stem \(i + 1) is silent or below -70 LUFS and keeps its level")
        return MixReport.MixedStem(level: stems[i], gain: .dB(0))
      }
      let wanted = loudness + levels[i] - measured - .dB(sum)
      if wanted > mostGain { notes.append("stem \(i + 1) is so quiet that it was raised by \(mostGain.value) dB only") }
      return MixReport.MixedStem(level: stems[i], gain: min(wanted, mostGain))
    }
    return MixReport(stems: mixed, loudness: playing.isEmpty ? nil : loudness, notes: notes)
  }
}

extension StereoBuffer {
  /// The largest amplitude of both channels.
  fileprivate var peak: Float {
    // Amplitudes order like their bit patterns, and integers are compared several at a time.
    var highest: UInt32 = 0
    for x in left { highest = max(highest, x.bitPattern & 0x7fff_ffff) }
    for x in right { highest = max(highest, x.bitPattern & 0x7fff_ffff) }
    return Float(bitPattern: highest)
  }
}
