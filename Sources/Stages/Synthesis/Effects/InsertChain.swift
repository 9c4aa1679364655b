import Audio
import Music

/// The settings of a stem's effects, in the order of the signal flow; nil leaves one out.
struct EffectSettings: Sendable {
  var vowelFilter: VowelFilter.Settings?
  var drive: Drive.Settings?
  var crusher: BitCrusher.Settings?
  var tape: Tape.Settings?
  var phaser: Phaser.Settings?
  var chorus: Chorus.Settings?
  var gate: Gate.Settings?
  var delay: PingPongDelay.Settings?
  var reverb: Reverb.Settings?
}

/// The effects in series, and behind those with uneven curves a high-pass that takes offsets away.
struct InsertChain: Sendable {
  private var blocker = DCBlocker.usual
  private var vowelFilter: VowelFilter?
  private var drive: Drive?
  private var crusher: BitCrusher?
  private var tape: Tape?
  private var phaser: Phaser?
  private var chorus: Chorus?
  private var gate: Gate?
  private var delay: PingPongDelay?
  private var reverb: Reverb?

  init(_ settings: EffectSettings, clock: TempoMap) {
    vowelFilter = settings.vowelFilter.map { VowelFilter($0, clock: clock) }
    drive = settings.drive.map { Drive($0) }
    crusher = settings.crusher.map { BitCrusher($0) }
    tape = settings.tape.map { Tape($0) }
    phaser = settings.phaser.map { Phaser($0) }
    chorus = settings.chorus.map { Chorus($0) }
    gate = settings.gate.map { Gate($0, clock: clock) }
    delay = settings.delay.map { PingPongDelay($0, clock: clock) }
    reverb = settings.reverb.map { Reverb($0) }
  }

  /// Processes the block that begins at frame `position` of the track.
  mutating func process(_ block: inout StereoBuffer, at position: Int) {
    vowelFilter?.process(&block, at: position)
    drive?.process(&block)
    crusher?.process(&block)
    tape?.process(&block)
    blocker.process(&block)
    phaser?.process(&block)
    chorus?.process(&block)
    gate?.process(&block, at: position)
    delay?.process(&block, at: position)
    reverb?.process(&block)
  }
}

/// One effect by itself with its usual settings, for measuring its speed.
public struct SingleEffect: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case vowelFilter = "mouth"
    case drive, crusher, tape, phaser, chorus, gate, delay, reverb
  }

  private var effects: InsertChain

  public init(_ kind: Kind, tempo: Tempo) {
    var settings = EffectSettings()
    switch kind {
    case .vowelFilter: settings.vowelFilter = .init(vowels: [.a, .o])
    case .drive: settings.drive = .init()
    case .crusher: settings.crusher = .init()
    case .tape: settings.tape = .init()
    case .phaser: settings.phaser = .init()
    case .chorus: settings.chorus = .init()
    case .gate: settings.gate = .init()
    case .delay: settings.delay = .init()
    case .reverb: settings.reverb = .init()
    }
    effects = InsertChain(settings, clock: TempoMap(tempo))
  }

  /// Processes the block that begins at frame `position` of a track at 48 kHz.
  public mutating func process(_ block: inout StereoBuffer, at position: Int) {
    effects.process(&block, at: position)
  }
}
