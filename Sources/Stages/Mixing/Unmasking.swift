import Audio
import Diagnostics
import Foundation
import Music

/// The cuts that unmask kick, bass and lead: bells of at most 3 dB.
///
/// The bass makes room for the kick where the kick is strongest, and the drums for the bass where that is. The bed (chords,
/// pad, arpeggio) makes room for the lead or the voice between 1 and 4 kHz, where these are strongest, while they play.
struct Unmasking {
  struct Result {
    /// For each channel.
    var bands: [[EQBand]]
    var notes: [String] = []
  }

  /// A bell is never deeper, in dB.
  private static let most = 3.0
  /// The wanted level of a lead above the bed in its band, in dB.
  private static let clearance = 4.0
  private static let low = 40.0...160
  private static let presence = 1000.0...4000

  private let channels: [MixChannel]

  init(_ channels: [MixChannel]) { self.channels = channels }

  func run() -> Result {
    var result = Result(bands: channels.map { _ in [] })
    separateBass(&result)
    for role in [StemRole.vocals, .lead] { clear(role, &result) }
    return result
  }

  private func separateBass(_ result: inout Result) {
    guard let drums = first(.drums), let bass = first(.bass) else { return }
    let both = seconds(in: drums).filter(Set(seconds(in: bass)).contains)
    guard !both.isEmpty else { return }
    let (kick, tone) = (powers(drums, both), powers(bass, both))
    guard let strongest = peak(kick, in: Self.low), let root = peak(tone, in: Self.low) else { return }
    let overlap = 10 * log10(max(tone[strongest], 1e-12) / max(kick[strongest], 1e-12))
    // Nothing to ease where the bass is 12 dB under the kick, all of it where it is as strong.
    let depth = Self.most * min(max((overlap + 12) / 12, 0), 1)
    guard depth >= 0.5 else { return }
    result.bands[bass].append(bell(strongest, -depth, q: 1.4))
    // On one band, room in the bass is enough: who cuts both has moved nothing.
    if abs(root - strongest) >= 2 { result.bands[drums].append(bell(root, -depth, q: 1.4)) }
    result.notes.append(
      "The bass makes \(Self.rounded(depth)) dB of room for the kick at \(Int(ThirdOctaves.nominal[strongest])) Hz.")
  }

  private func clear(_ role: StemRole, _ result: inout Result) {
    guard let lead = first(role) else { return }
    let span = seconds(in: lead)
    let bed = channels.indices.filter { [.chords, .pad, .arpeggio].contains(channels[$0].role) }
    guard !span.isEmpty, !bed.isEmpty else { return }
    let line = powers(lead, span)
    guard let band = peak(line, in: Self.presence) else { return }
    let others = bed.map { powers($0, span) }
    let masking = others.reduce(0) { $0 + $1[max(0, band - 1)...band + 1].reduce(0, +) }
    let own = line[max(0, band - 1)...band + 1].reduce(0, +)
    let missing = Self.clearance - 10 * log10(max(own, 1e-12) / max(masking, 1e-12))
    let depth = min(max(missing / 2, 0), Self.most)
    guard depth >= 0.5 else { return }
    for (i, other) in zip(bed, others) where other[band] > masking / 20 {
      result.bands[i].append(bell(band, -depth, q: 0.9))
    }
    result.notes.append(
      "The bed makes \(Self.rounded(depth)) dB of room for the \(role.rawValue) at \(Int(ThirdOctaves.nominal[band])) Hz."
    )
  }

  private func bell(_ band: Int, _ gain: Double, q: Double) -> EQBand {
    EQBand(.bell, at: ThirdOctaves.centres[band], gain: .dB(gain), q: q)
  }

  private func first(_ role: StemRole) -> Int? {
    channels.indices.first { channels[$0].role == role && channels[$0].moved.playing != nil }
  }

  /// The seconds in which a stem plays with at least a tenth of its usual power.
  private func seconds(in channel: Int) -> [Int] {
    let profile = channels[channel].moved
    guard let playing = profile.playing else { return [] }
    return profile.powers.indices.filter { profile.weighted($0) > playing / 10 }
  }

  /// Third-octave powers at the level that the stem will have.
  private func powers(_ channel: Int, _ seconds: [Int]) -> [Double] {
    let (profile, settings) = (channels[channel].moved, channels[channel].settings)
    let factor = pow(10, settings.level.value / 10) / (profile.playing ?? 1)
    return profile.mean(over: seconds).map { $0 * factor }
  }

  private func peak(_ powers: [Double], in range: ClosedRange<Double>) -> Int? {
    let bands = powers.indices.filter { range.contains(ThirdOctaves.nominal[$0]) }
    return bands.max { powers[$0] < powers[$1] }.flatMap { powers[$0] > 0 ? $0 : nil }
  }

  private static func rounded(_ value: Double) -> String { NumberText.fixed(value, 1) }
}
