import Audio
import Foundation
import Music

/// The input of the mix for one stem.
public struct MixChannel: Sendable {
  public let role: StemRole
  public let profile: StemProfile
  /// High-pass, width, pan and level; its bands are kept.
  public internal(set) var settings: MixSettings
  /// What moves along the way.
  public let automation: AutomatedChannel
  /// The profile as the automation leaves it.
  let moved: StemProfile

  public init(
    role: StemRole, profile: StemProfile, settings: MixSettings, automation: ChannelAutomation = ChannelAutomation()
  ) {
    self.role = role
    self.profile = profile
    self.settings = settings
    self.automation = AutomatedChannel(automation, of: profile)
    moved = profile.moved(by: self.automation)
  }
}

/// Settings for every stem, and what was found and done, in words.
public struct MixPlan: Sendable, Hashable {
  public var settings: [MixSettings]
  public let notes: [String]
}

/// The decisions of the mix: settings for every stem, from the profiles of all of them.
///
/// Tone: each stem gets eight bands and a small trim, chosen together so that the sum comes near to the wanted balance
/// and no stem departs far from what is usual for its role. Before that, what masks something else is lowered; after it the
/// tune is set to its place and the mix to its width.
/// Dynamics: thresholds follow the measured levels, so that loud strokes lose what is usual for the role.
public struct MixPlanner {
  private let channels: [MixChannel]
  private let style: MixStyle

  public init(_ channels: [MixChannel], style: MixStyle) {
    self.channels = channels
    self.style = style
  }

  /// The treatment of every stem, in order.
  public func run() -> MixPlan {
    let room = Unmasking(channels).run()
    var treated = channels
    for i in treated.indices { treated[i].settings.bands += room.bands[i] }
    for (i, tone) in EqualiserFit(treated, for: style).run().enumerated() {
      treated[i].settings.bands += tone.bands
      treated[i].settings.level = treated[i].settings.level + tone.trim
    }
    var placement = TunePlacement(treated)
    placement.run()
    treated = placement.channels
    if let width = style.width {
      for (i, own) in WidthPlacement(channels: treated, wanted: width).widths.enumerated() {
        treated[i].settings.width = own
      }
    }
    for i in treated.indices {
      treated[i].settings.compression = compression(of: treated[i])
      treated[i].settings.saturation = saturation(of: treated[i])
      treated[i].settings.ceiling = ceiling(of: treated[i])
    }
    return MixPlan(settings: treated.map(\.settings), notes: room.notes + placement.notes)
  }

  /// A threshold that costs strokes louder than 95 % of the stem what is usual, less where the stem is even already.
  private func compression(of channel: MixChannel) -> Compression? {
    let (usual, profile) = (RoleTreatment(channel.role), channel.profile)
    guard usual.ratio > 1, let loud = profile.level(at: 0.95), let middle = profile.level(at: 0.5),
      let average = profile.average
    else { return nil }
    let unevenness = min(1, max(0, (loud - middle).value - 1) / 6)
    let reduction = usual.reduction * style.compression * unevenness
    guard reduction >= 0.25 else { return nil }
    let above = reduction / (1 - 1 / usual.ratio)
    return Compression(
      threshold: loud - average - .dB(above), ratio: usual.ratio, attack: usual.attack, release: usual.release)
  }

  /// As far above the loudness of a stem of strokes as the style has it, and a little farther for other notes.
  private func ceiling(of channel: MixChannel) -> Decibels? {
    let crest: Decibels
    switch channel.role {
    case .drums, .percussion: crest = style.crest
    case .bass: crest = style.crest + .dB(0.5 * (style.crest.value - 14))
    // A plucked string may speak out more, but not so that all else is limited for its attack.
    case .chords, .lead, .counter, .arpeggio: crest = style.crest + .dB(3)
    case .pad, .vocals, .effects: return nil
    }
    guard style.saturation > 0, let loudness = channel.profile.loudness(through: channel.settings.response) else {
      return nil
    }
    return .dB(loudness.value) + crest
  }

  private func saturation(of channel: MixChannel) -> Saturation? {
    let drive = RoleTreatment(channel.role).drive * style.saturation
    guard drive >= 0.05, let loud = channel.profile.level(at: 0.95) else { return nil }
    let change = channel.profile.change(through: channel.settings.response)
    // The amplitude of a sine of the level that comes out of the equaliser.
    return Saturation(reference: loud + change + .dB(3), drive: drive)
  }
}

extension MixSettings {
  /// The response of high-pass and bands in each third-octave band, in dB.
  var response: [Double] {
    ThirdOctaves.centres.map { centre in
      let cut = highPass.map { 10 * log10(1 + pow($0.value / centre.value, 4)) } ?? 0
      return bands.reduce(-cut) { $0 + $1.gain(at: centre).value }
    }
  }
}
