import Audio
import CFluidSynth
import Diagnostics
import Music

/// Plays the strokes of one stem with as many players as begin on different frames and still sound.
struct Ensemble {
  /// No stem has more: one for each line of FluidSynth's grid.
  private static let most = Player.blockFrames
  private static let window = 4_096

  private let bank: SoundBank
  private let instrument: GeneralMIDI
  private let strokes: [KeyStroke]
  private var next = 0
  private var players: [Player] = []
  private var held: [(key: Int, end: Int, player: Int)] = []
  private var mix = Mixdown(window: window)

  /// Nil if the bank has no such instrument.
  init?(_ bank: SoundBank, _ instrument: GeneralMIDI, strokes: [KeyStroke]) {
    self.bank = bank
    self.instrument = instrument
    self.strokes = strokes
    guard enlist() != nil else { return nil }
  }

  /// Sends the players home; the ensemble must not be used after it.
  func disband() { for player in players { bank.release(player.synth) } }

  /// The next window of the track.
  mutating func nextBlock() -> StereoBuffer {
    while true {
      let release = held.indices.min { held[$0].end < held[$1].end }
      let end = release.map { held[$0].end } ?? .max
      let start = next < strokes.count ? strokes[next].start : .max
      guard min(start, end) < mix.end else { break }
      if let release, end <= start {
        let stroke = held.remove(at: release)
        players[stroke.player].release(stroke.key, at: stroke.end, into: &mix)
      } else {
        strike(strokes[next])
        next += 1
      }
    }
    for i in players.indices { players[i].advance(to: mix.end, into: &mix) }
    return mix.next()
  }

  private mutating func strike(_ stroke: KeyStroke) {
    if instrument.isKit, Self.closedHats.contains(stroke.key) {
      for i in players.indices where rings(Self.openHat, at: i) {
        players[i].choke(with: stroke.key, at: stroke.start, into: &mix)
      }
      held.removeAll { $0.key == Self.openHat }
    }
    guard let index = seat(at: stroke.start) else { return }
    players[index].start(stroke.key, velocity: stroke.velocity, at: stroke.start, into: &mix)
    held.append((stroke.key, stroke.end, index))
  }

  private func rings(_ key: Int, at player: Int) -> Bool { held.contains { $0.key == key && $0.player == player } }

  /// A player whose grid the frame lies on, an idle one, or a new one.
  private mutating func seat(at frame: Int) -> Int? {
    players.indices.first { players[$0].canStart(at: frame) } ?? (players.count < Self.most ? enlist() : nil)
      ?? players.indices.min { players[$0].position < players[$1].position }
  }

  private mutating func enlist() -> Int? {
    guard let synth = bank.player(bank: instrument.isKit ? 128 : 0, change: instrument.change) else { return nil }
    players.append(Player(synth: synth, damping: Damping(of: instrument)))
    return players.count - 1
  }

  private static let closedHats = [42, 44]
  private static let openHat = 46
}
