import Audio
import Foundation

/// What a careless generator makes of an order: another tempo, another key, silence first, mono at 32 kHz, clipped.
public struct BadClip: Sendable {
  public enum Content: String, CaseIterable, Sendable {
    case drums, chords
  }

  public var content = Content.drums
  /// The tempo that it keeps, in BPM; half of what was ordered for half time.
  public var bpm = 120.0
  /// Raises everything by so many semitones.
  public var transposed = 0.0
  /// The notes of each bar's chord in the key that was ordered.
  public var chords = [[57, 60, 64], [53, 57, 60], [48, 52, 55], [55, 59, 62]]
  /// Silence before the music, in seconds.
  public var leadIn = 0.0
  public var seconds = 20.0
  public var rate = 48_000.0
  /// What everything is multiplied by before it is cut at full scale.
  public var drive = 1.0
  public var dc = 0.0
  /// How far the tempo rises from the first to the last second, as a share.
  public var drift = 0.0
  public var seed: UInt64 = 1

  public init() {}

  /// When each beat begins, in seconds from the start of the file.
  public var beats: [Double] {
    var times = [leadIn]
    while let last = times.last, last < seconds {
      let now = bpm * (1 + drift * ((last - leadIn) / (seconds - leadIn) - 0.5))
      times.append(last + 60 / now)
    }
    return times
  }

  public var source: MemorySource {
    var track = [Double](repeating: 0, count: Int(seconds * rate))
    switch content {
    case .drums: playDrums(into: &track)
    case .chords: playChords(into: &track)
    }
    let scale = 0.7 * drive / max(1e-9, track.reduce(0) { max($0, abs($1)) })
    return MemorySource(
      StereoBuffer(mono: track.map { Float(max(-1, min(1, $0 * scale + dc))) }), rate: SampleRate(value: rate))
  }

  /// Kick on one and three, snare on two and four, hats on eighths, a fill at the end of every fourth bar.
  private func playDrums(into track: inout [Double]) {
    for (n, (time, next)) in zip(beats, beats.dropFirst()).enumerated() {
      if n % 2 == 0 { kick(at: time, into: &track) } else { burst(at: time, decay: 0.07, level: 0.5, into: &track) }
      if n % 4 == 2 { kick(at: (time + next) / 2, into: &track) }
      burst(at: time, decay: 0.015, level: 0.15, into: &track)
      burst(at: (time + next) / 2, decay: 0.015, level: 0.2, into: &track)
      if n % 16 == 15 { burst(at: time + (next - time) * 0.75, decay: 0.05, level: 0.3, into: &track) }
    }
  }

  /// A chord for each bar, struck on every second beat, and its root as a bass.
  private func playChords(into track: inout [Double]) {
    let beats = beats
    for n in stride(from: 0, to: beats.count - 2, by: 2) {
      let chord = chords[n / 4 % chords.count]
      let length = beats[n + 2] - beats[n]
      for note in chord { tone(note, at: beats[n], for: 0.95 * length, level: 0.15, into: &track) }
      tone(chord[0] - 24, at: beats[n], for: 0.9 * length, level: 0.25, into: &track)
    }
  }

  private func kick(at time: Double, into track: inout [Double]) {
    add(at: time, seconds: 0.25, into: &track) { age in
      // The integral of 48 + 150 exp(−age / 0.02).
      let turns = 48 * age + 150 * 0.02 * (1 - exp(-age / 0.02))
      return 0.9 * exp(-age / 0.08) * sin(2 * .pi * turns) + 0.3 * exp(-age / 0.002) * sin(2 * .pi * 3000 * age)
    }
  }

  private func burst(at time: Double, decay: Double, level: Double, into track: inout [Double]) {
    var random = SeededRandom(Seed(seed).derived("\(Int(time * 1000))"))
    add(at: time, seconds: 5 * decay, into: &track) { level * exp(-$0 / decay) * Double(random.noise()) }
  }

  private func tone(_ note: Int, at time: Double, for length: Double, level: Double, into track: inout [Double]) {
    let frequency = 440 * pow(2, (Double(note) + transposed - 69) / 12)
    add(at: time, seconds: length, into: &track) { age in
      let fade = min(1, age / 0.004, (length - age) / 0.03)
      let partials = (1...4).reduce(0) { $0 + sin(2 * .pi * frequency * Double($1) * age) / Double($1 * $1) }
      return level * fade * exp(-age / 1.2) * partials
    }
  }

  private func add(at time: Double, seconds: Double, into track: inout [Double], _ sound: (Double) -> Double) {
    let first = Int((time * rate).rounded(.up))
    for i in stride(from: max(0, first), to: min(track.count, Int((time + seconds) * rate)), by: 1) {
      track[i] += sound(Double(i) / rate - time)
    }
  }
}
