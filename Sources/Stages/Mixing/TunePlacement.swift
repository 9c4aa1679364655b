import Audio
import Diagnostics
import Foundation
import Music

/// The place of the tune in the mix: its loudness against everything else where it plays, and its level against the bed
/// (chords, pad, arpeggio) where the ear is sharpest, 1 to 4 kHz.
///
/// Both are predicted from the profiles behind equalisers and automation, at the levels that the stems will have. Loudness is set
/// by the tune's level; what it lacks above the bed then is made up by a dip in the bed, and a little presence of its own.
struct TunePlacement {
  /// The loudness of a tune against the rest, in LU: that of singers and soloists in people's mixes is −6 to −2 LU.
  private static let wanted = -2.8
  /// Nothing is moved for less, in LU.
  private static let tolerance = 0.3
  /// A level is moved no farther, in LU.
  private static let farthest = -5.0...10.0
  /// The level of a tune above the bed from 1 to 4 kHz, in dB.
  private static let clearance = 4.5
  /// A bed farther below the tune than this is thin, in dB; it is raised by half of what is more, by `mostRaised` LU at most.
  private static let (thin, mostRaised) = (9.0, 3.5)
  /// A bell in the bed is no deeper, one of the tune's no higher, in dB.
  private static let (deepest, highest) = (6.0, 5.0)
  private static let rounds = 3
  private static let bed: Set<StemRole> = [.chords, .pad, .arpeggio]
  private static let middle = Hertz.Hz(2000)
  private static let q = 0.7

  private(set) var channels: [MixChannel]
  private(set) var notes: [String] = []

  /// `channels` with their tone and level decided.
  init(_ channels: [MixChannel]) { self.channels = channels }

  /// The channels with the tunes in their places.
  mutating func run() {
    let tunes = channels.indices.filter {
      [.lead, .vocals].contains(channels[$0].role) && channels[$0].moved.playing != nil
    }
    guard channels.count > 1, !tunes.isEmpty else { return }
    raiseBed(under: tunes)
    let before = channels.map(\.settings)
    for _ in 0..<Self.rounds {
      for tune in tunes { level(tune, from: before[tune].level) }
      for tune in tunes { clear(tune, before) }
    }
    for tune in tunes { level(tune, from: before[tune].level) }
    notes = tunes.compactMap { note($0, before) }
  }

  /// Raises a bed that lies far below every tune once the tunes have their levels.
  private mutating func raiseBed(under tunes: [Int]) {
    let before = channels.map(\.settings)
    for tune in tunes { level(tune, from: before[tune].level) }
    let excess = (tunes.compactMap { presence(of: $0) }.min() ?? 0) - Self.thin
    for tune in tunes { channels[tune].settings.level = before[tune].level }
    guard excess > 1 else { return }
    for i in channels.indices where Self.bed.contains(channels[i].role) {
      channels[i].settings.level = channels[i].settings.level + .dB(min(Self.mostRaised, excess / 2))
    }
  }

  /// Sets the level of a tune by its loudness against the rest.
  private mutating func level(_ tune: Int, from level: Decibels) {
    guard let difference = loudness(of: tune) else { return }
    let missing = Self.wanted - difference
    guard abs(missing) > Self.tolerance else { return }
    let moved = channels[tune].settings.level.value + missing - level.value
    channels[tune].settings.level = level + .dB(min(max(moved, Self.farthest.lowerBound), Self.farthest.upperBound))
  }

  /// Dips the bed, and then raises the tune, by what the tune lacks above it.
  private mutating func clear(_ tune: Int, _ before: [MixSettings]) {
    guard let difference = presence(of: tune) else { return }
    let missing = Self.clearance - difference
    guard missing > 0.5 else { return }
    for i in channels.indices where Self.bed.contains(channels[i].role) {
      bend(i, by: -0.7 * missing, within: -Self.deepest...0, before[i])
    }
    bend(tune, by: 0.3 * missing, within: 0...Self.highest, before[tune])
  }

  /// Moves the bell at 2 kHz that was added to a channel's bands.
  private mutating func bend(_ i: Int, by change: Double, within range: ClosedRange<Double>, _ before: MixSettings) {
    let own = channels[i].settings.bands.count > before.bands.count ? channels[i].settings.bands.removeLast() : nil
    let gain = min(max((own?.gain.value ?? 0) + change, range.lowerBound), range.upperBound)
    channels[i].settings.bands.append(EQBand(.bell, at: Self.middle, gain: .dB(gain), q: Self.q))
  }

  private func note(_ tune: Int, _ before: [MixSettings]) -> String? {
    let moved = (channels[tune].settings.level - before[tune].level).value
    guard abs(moved) >= 0.5 else { return nil }
    let (name, way) = (channels[tune].role.rawValue, moved > 0 ? "raised" : "lowered")
    return "The \(name) was \(way) by \(NumberText.fixed(abs(moved), 1)) LU to its place in the mix."
  }
}

extension TunePlacement {
  /// The loudness of a tune against all others in the seconds in which it plays, in LU; nil where it is alone.
  func loudness(of tune: Int) -> Double? {
    let mixed = channels.map(MixedChannel.init)
    let seconds = mixed[tune].loudSeconds
    let own = seconds.reduce(0) { $0 + mixed[tune].weighted($1) }
    let rest = mixed.indices.filter { $0 != tune }.reduce(0.0) { sum, i in
      seconds.reduce(sum) { $0 + mixed[i].weighted($1) }
    }
    return own > 0 && rest > 0 ? 10 * log10(own / rest) : nil
  }

  /// The median level of a tune against the bed from 1 to 4 kHz in those seconds, in dB; nil without a bed.
  func presence(of tune: Int) -> Double? {
    let bed = channels.filter { Self.bed.contains($0.role) && $0.moved.playing != nil }.map(MixedChannel.init)
    let own = MixedChannel(channels[tune])
    let levels = own.loudSeconds.compactMap { second -> Double? in
      let covering = bed.reduce(0) { $0 + $1.presence(second) }
      let power = own.presence(second)
      return covering > 0 && power > 0 ? 10 * log10(power / covering) : nil
    }
    return levels.isEmpty ? nil : levels.sorted()[levels.count / 2]
  }
}

/// A channel at its level in the mix, behind its equaliser.
private struct MixedChannel {
  private let profile: StemProfile
  private let weights: [Double]
  private let presences: [Double]

  private static let range = 1000.0...4000
  /// Seconds this far under the loud ones are no longer the tune, as a factor.
  private static let quiet = 1.0 / 20

  init(_ channel: MixChannel) {
    profile = channel.moved
    let response = channel.settings.response.map { pow(10, $0 / 10) }
    let raw = zip(response, StemProfile.kWeights).map { $0 * $1 }
    let playing = profile.playing(weights: raw)
    let factor = playing.map { pow(10, channel.settings.level.value / 10) / $0 } ?? 0
    weights = raw.map { $0 * factor }
    presences = zip(response, ThirdOctaves.nominal).map { Self.range.contains($1) ? $0 * factor : 0 }
  }

  func weighted(_ second: Int) -> Double { profile.power(second, weights: weights) }

  func presence(_ second: Int) -> Double { profile.power(second, weights: presences) }

  /// The seconds that are not far below its loudest twentieth.
  var loudSeconds: [Int] {
    let all = profile.powers.indices.map(weighted)
    guard !all.isEmpty else { return [] }
    let loud = all.sorted()[min(all.count - 1, all.count * 95 / 100)]
    return all.indices.filter { all[$0] > loud * Self.quiet }
  }
}
