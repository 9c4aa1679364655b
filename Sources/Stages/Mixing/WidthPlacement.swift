import Audio
import Foundation
import Music

/// The width of the mix: one factor on the widths of all stems but the bass, such that the side has at least the wanted
/// share of the power.
///
/// Middle and side of each stem are taken as unrelated, and so are the stems; the pan turns one into the other.
struct WidthPlacement {
  /// A stem's own width is changed by no more, as a factor.
  private static let range = 1.0...3.0

  /// The most power of a stem's side against its middle in any band: 4 dB are lost in mono then, as is usual.
  private static let mostInBand = 1.5

  /// The same in any second, before automation widens it further: the channels are as good as unrelated then.
  private static let mostInSecond = 1.0

  let channels: [MixChannel]
  /// The power of the side over that of side and middle together.
  let wanted: Double

  /// The width of each channel; what was planned wider than a stem can be and keep a middle is as wide as it can.
  var widths: [Double] {
    var (low, high) = (Self.range.lowerBound, Self.range.upperBound)
    for _ in 0..<16 {
      let middle = (low + high) / 2
      if share(with: middle) < wanted { low = middle } else { high = middle }
    }
    return channels.map { width(of: $0, times: (low + high) / 2) }
  }

  private func width(of channel: MixChannel, times factor: Double) -> Double {
    let settings = channel.settings
    guard channel.role != .bass, channel.profile.side > 0 else { return settings.width }
    let whole = (Self.most(of: channel.role) * channel.profile.middle / channel.profile.side).squareRoot()
    let most = min(whole, channel.profile.sides.room(band: Self.mostInBand, second: Self.mostInSecond))
    return max(min(settings.width, 1), min(settings.width * factor, most))
  }

  /// The power of a stem's side against its middle is raised to no more: what is in front stays in the middle, a kit is as wide
  /// as its overheads, and what is beside them survives in mono.
  private static func most(of role: StemRole) -> Double {
    switch role {
    case .bass: 0
    case .drums: 0.15
    case .lead, .vocals, .counter: 0.4
    case .percussion, .chords, .pad, .arpeggio, .effects: 0.8
    }
  }

  /// The side's share of the power of the mix.
  private func share(with factor: Double) -> Double {
    var (middle, side) = (0.0, 0.0)
    for channel in channels {
      guard let playing = channel.moved.playing else { continue }
      let level = pow(10, channel.settings.level.value / 10) / playing
      let width = width(of: channel, times: factor)
      let (mid, own) = (channel.profile.middle * level, channel.profile.side * level * width * width)
      let angle = (channel.settings.pan + 1) * Double.pi / 4
      let (left, right) = (2.0.squareRoot() * cos(angle), 2.0.squareRoot() * sin(angle))
      let (straight, crossed) = (pow((left + right) / 2, 2), pow((left - right) / 2, 2))
      middle += straight * mid + crossed * own
      side += crossed * mid + straight * own
    }
    return middle + side > 0 ? side / (middle + side) : 0
  }
}
