import Audio
import Foundation
import Music

/// Decides how every stem is treated, from what is heard in all of them.
///
/// Tone: each stem gets four bands and a little level, chosen together so that the sum comes near to the balance wanted
/// and no stem departs far from what is usual for its instrument. Before that, what masks something else makes room.
/// Dynamics: thresholds follow the levels heard, so that loud strokes lose what the instrument usually loses.
public struct MixDesk {
  /// One stem as it comes to the desk.
  public struct Channel: Sendable {
    public let role: StemRole
    public let picture: StemPicture
    /// High-pass, width, pan and level; its bands are kept.
    public internal(set) var settings: MixSettings

    public init(role: StemRole, picture: StemPicture, settings: MixSettings) {
      self.role = role
      self.picture = picture
      self.settings = settings
    }
  }

  /// Settings for every stem, and what was found and done, in words.
  public struct Result: Sendable, Hashable {
    public var settings: [MixSettings]
    public let notes: [String]
  }

  private let channels: [Channel]
  private let style: MixStyle

  public init(_ channels: [Channel], style: MixStyle) {
    self.channels = channels
    self.style = style
  }

  /// The treatment of every stem, in order.
  public func run() -> Result {
    let room = Unmasking(channels).run()
    var treated = channels
    for i in treated.indices { treated[i].settings.bands += room.bands[i] }
    for (i, tone) in ToneFit(treated, for: style).run().enumerated() {
      treated[i].settings.bands += tone.bands
      treated[i].settings.level = treated[i].settings.level + tone.trim
      treated[i].settings.compression = compression(of: treated[i])
      treated[i].settings.saturation = saturation(of: treated[i])
      treated[i].settings.ceiling = ceiling(of: treated[i])
    }
    return Result(settings: treated.map(\.settings), notes: room.notes)
  }

  /// A threshold that costs strokes louder than 95 % of the stem what is usual, less where the stem is even already.
  private func compression(of channel: Channel) -> Compression? {
    let (usual, picture) = (Instrument(channel.role), channel.picture)
    guard usual.ratio > 1, let loud = picture.level(at: 0.95), let middle = picture.level(at: 0.5),
      let average = picture.average
    else { return nil }
    let unevenness = min(1, max(0, (loud - middle).value - 1) / 6)
    let reduction = usual.reduction * style.compression * unevenness
    guard reduction >= 0.25 else { return nil }
    let above = reduction / (1 - 1 / usual.ratio)
    return Compression(
      threshold: loud - average - .dB(above), ratio: usual.ratio, attack: usual.attack, release: usual.release)
  }

  /// As far above the loudness of a stem of strokes as the style has it, and a little farther for other notes.
  private func ceiling(of channel: Channel) -> Decibels? {
    let crest: Decibels
    switch channel.role {
    case .drums, .percussion: crest = style.crest
    case .bass: crest = style.crest + .dB(0.5 * (style.crest.value - 14))
    // A plucked string may speak out more, but not so that all else is limited for its attack.
    case .chords, .lead, .arpeggio: crest = style.crest + .dB(3)
    case .pad, .vocals, .effects: return nil
    }
    guard style.saturation > 0, let loudness = channel.picture.loudness(through: channel.settings.response) else {
      return nil
    }
    return .dB(loudness.value) + crest
  }

  private func saturation(of channel: Channel) -> Saturation? {
    let drive = Instrument(channel.role).drive * style.saturation
    guard drive >= 0.05, let loud = channel.picture.level(at: 0.95) else { return nil }
    let change = channel.picture.change(through: channel.settings.response)
    // The amplitude of a sine of the level that comes out of the equaliser.
    return Saturation(reference: loud + change + .dB(3), drive: drive)
  }
}

extension MixSettings {
  /// What high-pass and bands do to each third-octave band, in dB.
  var response: [Double] {
    ThirdOctaves.centres.map { centre in
      let cut = highPass.map { 10 * log10(1 + pow($0.value / centre.value, 4)) } ?? 0
      return bands.reduce(-cut) { $0 + $1.gain(at: centre).value }
    }
  }
}
