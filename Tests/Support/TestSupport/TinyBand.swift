import Audio
import Foundation

/// A kick, a snare, a hi-hat, a bass and chords that play a loop: music of known tempo, key and form.
public struct TinyBand: Sendable {
  public enum Player: Sendable, CaseIterable {
    case kick, snare, hat, bass, chords
  }

  public var bpm: Double
  public var beatsPerBar: Int
  /// One chord per bar, as MIDI notes; the first one is what the bass plays, two octaves below.
  public var chords: [[Int]]
  /// Raises everything by so many semitones.
  public var transposed: Double
  /// Who plays, section by section, and for how many bars.
  public var sections: [(players: Set<Player>, bars: Int)]

  public init(
    bpm: Double, chords: [[Int]], bars: Int = 16, transposed: Double = 0, beatsPerBar: Int = 4,
    players: Set<Player> = Set(Player.allCases)
  ) {
    self.bpm = bpm
    self.beatsPerBar = beatsPerBar
    self.chords = chords
    self.transposed = transposed
    sections = [(players, bars)]
  }

  /// In seconds.
  public var bar: Double { 60 / bpm * Double(beatsPerBar) }

  public var samples: [Float] {
    let bars = sections.reduce(0) { $0 + $1.bars }
    var track = Tones.silence(seconds: Double(bars) * bar + 0.5)
    var first = 0
    for section in sections {
      for index in first..<first + section.bars { play(index, section.players, into: &track) }
      first += section.bars
    }
    return track
  }

  private func play(_ index: Int, _ players: Set<Player>, into track: inout [Float]) {
    let start = Double(index) * bar
    let beat = 60 / bpm
    let chord = chords[index % chords.count]
    if players.contains(.chords) {
      for note in chord { tone(note, at: start, for: bar * 0.95, level: 0.05, partials: 4, into: &track) }
    }
    for step in 0..<2 * beatsPerBar {
      let time = start + Double(step) * beat / 2
      if players.contains(.bass) {
        tone(chord[0] - 24, at: time, for: beat * 0.4, level: 0.12, partials: 3, into: &track)
      }
      if players.contains(.hat) { burst(at: time, decay: 0.02, level: 0.05, into: &track) }
    }
    for count in 0..<beatsPerBar {
      let time = start + Double(count) * beat
      if players.contains(.snare), count % 2 == 1 { burst(at: time, decay: 0.08, level: 0.25, into: &track) }
      if players.contains(.kick), beatsPerBar == 4 || count == 0 { kick(at: time, into: &track) }
    }
  }

  private func tone(
    _ note: Int, at time: Double, for length: Double, level: Double, partials: Int, into track: inout [Float]
  ) {
    let frequency = 440 * pow(2, (Double(note) + transposed - 69) / 12)
    let first = Int((time * 48_000).rounded())
    let count = Int(length * 48_000)
    let angle = 2 * Double.pi * frequency / 48_000
    let (turnX, turnY) = (cos(angle), sin(angle))
    var (x, y) = (1.0, 0.0)
    for i in 0..<min(count, track.count - first) {
      let fade = min(1, Double(i) / 240, Double(count - i) / 480)
      // sin((k + 1)a) = 2 cos(a) sin(ka) − sin((k − 1)a)
      var (before, partial, value) = (0.0, y, y)
      for k in 2...partials {
        (before, partial) = (partial, 2 * x * partial - before)
        value += partial / Double(k)
      }
      track[first + i] += Float(level * fade * value)
      (x, y) = (x * turnX - y * turnY, x * turnY + y * turnX)
    }
  }

  private func burst(at time: Double, decay: Double, level: Float, into track: inout [Float]) {
    let first = Int((time * 48_000).rounded())
    var random = SeededRandom(Seed(UInt64(first)))
    for i in 0..<Int(decay * 5 * 48_000) where first + i < track.count {
      track[first + i] += level * Float(exp(-Double(i) / 48_000 / decay)) * random.noise()
    }
  }

  private func kick(at time: Double, into track: inout [Float]) {
    let first = Int((time * 48_000).rounded())
    var phase = 0.0
    for i in 0..<9600 where first + i < track.count {
      let age = Double(i) / 48_000
      phase += 2 * .pi * (48 + 150 * exp(-age / 0.02)) / 48_000
      track[first + i] += Float(0.5 * exp(-age / 0.08) * sin(phase))
    }
  }
}
