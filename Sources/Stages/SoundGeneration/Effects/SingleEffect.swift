import Audio
import Music

/// One of the effects that sounds are made with, on its own and with its usual settings.
public struct SingleEffect: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case mouth, drive, crusher, tape, phaser, chorus, gate, delay, reverb
  }

  private var effects: EffectRow

  public init(_ kind: Kind, tempo: Tempo) {
    var settings = EffectSettings()
    switch kind {
    case .mouth: settings.mouth = .init(vowels: [.a, .o])
    case .drive: settings.drive = .init()
    case .crusher: settings.crusher = .init()
    case .tape: settings.tape = .init()
    case .phaser: settings.phaser = .init()
    case .chorus: settings.chorus = .init()
    case .gate: settings.gate = .init()
    case .delay: settings.delay = .init()
    case .reverb: settings.reverb = .init()
    }
    effects = EffectRow(settings, tempo: tempo)
  }

  /// Processes the block that begins at frame `position` of a track at 48 kHz.
  public mutating func process(_ block: inout StereoBuffer, at position: Int) {
    effects.process(&block, at: position)
  }
}
