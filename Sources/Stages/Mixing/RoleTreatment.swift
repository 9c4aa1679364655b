import Audio
import Music

/// The usual treatment of a role's stem: the middle of what engineers do, from which a mix departs as little as needed.
///
/// Sources: the ranges for instruments of S. S. Vanka, M. Safi, J. Rolland and G. Fazekas, *Diff-MST: differentiable mixing
/// style transfer* (2024), at a third of their size because the sounds are made for their place; compressors as is usual.
struct RoleTreatment {
  /// The gains of `ChannelEqualiser.bands` that it usually has, in dB.
  let tone: [Double]
  let ratio: Double
  let attack: Seconds
  let release: Seconds
  /// The compressor's usual gain reduction for the loudest strokes, in dB.
  let reduction: Double
  /// The drive of loud parts into the saturation, 0…1.
  let drive: Double

  init(_ role: StemRole) {
    let ms = { (value: Double) in Seconds.ms(value) }
    switch role {
    case .drums: self.init([0.5, 0.25, -0.5, -0.25, 0, 0, 0, 0], 3, ms(4), ms(100), reduction: 3, drive: 0.4)
    case .percussion: self.init([-1.5, -0.75, -1, -0.5, 0, -0.5, -0.25, 0], 2, ms(5), ms(100), reduction: 2, drive: 0)
    case .bass: self.init([-0.5, -0.25, 1, 0.5, 0, 1, 0.5, 0], 3, ms(15), ms(120), reduction: 4, drive: 0.5)
    case .chords: self.init([-1.5, -0.75, 0, 0, 0, 1, 0.5, -1], 2, ms(20), ms(150), reduction: 2, drive: 0.2)
    case .pad: self.init([-1, -0.5, 0, 0, 0, 0, 0, -0.5], 1.5, ms(30), ms(250), reduction: 1, drive: 0)
    case .lead: self.init([-2, -1, -0.5, -0.25, 0, 1, 0.5, -0.5], 2.5, ms(10), ms(120), reduction: 2.5, drive: 0.2)
    case .counter: self.init([-2, -1, -0.5, -0.25, 0, 0.5, 0.25, -0.5], 2.5, ms(12), ms(130), reduction: 2, drive: 0.1)
    case .arpeggio: self.init([-2, -1, -0.5, -0.25, 0, 1, 0.5, -0.5], 2, ms(15), ms(120), reduction: 2, drive: 0)
    case .vocals: self.init([-1.5, -0.75, 0, 0, 0, 1, 0.5, -1], 3, ms(5), ms(80), reduction: 4, drive: 0.15)
    case .effects: self.init([0, 0, 0, 0, 0, 0, 0, 0], 1, ms(20), ms(200), reduction: 0, drive: 0)
    }
  }

  private init(
    _ tone: [Double], _ ratio: Double, _ attack: Seconds, _ release: Seconds, reduction: Double, drive: Double
  ) {
    (self.tone, self.ratio, self.attack, self.release) = (tone, ratio, attack, release)
    (self.reduction, self.drive) = (reduction, drive)
  }
}
