import Music
import Planning
import Signal

/// The effects of a stem, in the order in which they are passed; nil leaves one out.
struct EffectSettings: Sendable {
  var chorus: Chorus.Settings?
  var delay: PingPongDelay.Settings?
  var reverb: Reverb.Settings?
}

/// The effects of one stem, with their state: chorus, delay and reverb, then the step back for the kick.
struct EffectChain: Sendable {
  private var chorus: Chorus?
  private var delay: PingPongDelay?
  private var reverb: Reverb?
  private let ducker: Ducker

  init(_ settings: EffectSettings, request: StemRequest) {
    chorus = settings.chorus.map { Chorus($0) }
    delay = settings.delay.map { PingPongDelay($0, tempo: request.plan.bpm) }
    reverb = settings.reverb.map { Reverb($0) }
    ducker = Ducker(request: request)
  }

  /// Processes the block that begins at frame `position` of the track.
  mutating func process(_ block: inout StereoBuffer, at position: Int) {
    chorus?.process(&block)
    delay?.process(&block)
    reverb?.process(&block)
    ducker.process(&block, at: position)
  }
}
