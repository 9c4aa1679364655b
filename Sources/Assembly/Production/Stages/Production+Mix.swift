import Analysis
import Audio
import Foundation
import Genres
import Mixing
import Music
import Planning
import System

/// The stage `mix`, which treats the stems and sets their levels.
extension Production {
  /// The stems, each treated by what was measured of all of them, at levels that are set by loudness.
  func mix(_ stems: [any AudioSource], _ attempt: PlannedAttempt) async throws -> MixedStems {
    try attempt.folders.reserveSpace(attempt.spaceForStems)
    let width = options.width
    let strips = Array(zip(stems, attempt.plan.stems))
    let (decided, processed) = try await withTaskExecutorPreference(executor) {
      let channels = try await strips.parallelMap(width: width) { source, stem in
        MixChannel(
          role: stem.role, profile: try StemProfile(of: source), settings: MixSettings(stem.mix),
          automation: attempt.automation(of: stem))
      }
      let decided = attempt.sparingClips(MixPlanner(channels, style: attempt.mixStyle).run())
      let treated = Array(zip(strips, zip(decided.settings, channels.map(\.automation))))
      let processed = try await treated.parallelMap(width: width) { strip, treatment in
        let ((source, stem), (settings, automation)) = (strip, treatment)
        let inputs = try Fingerprint.of(attempt.mark(of: stem), settings, automation)
        return try await attempt.checkpoints.sound("\(stem.fileName).mixed", from: inputs) { file in
          try Mixer.process(source, settings, automation: automation, into: file)
        }
      }
      return (decided, processed)
    }
    var report = attempt.balance(processed.map(\.note), at: decided.settings.map(\.level))
    for i in report.stems.indices { report.stems[i].settings = decided.settings[i] }
    report.notes += decided.notes
    let balanced = zip(processed, report.stems).map { GainSource($0.source, by: $1.gain) }
    return MixedStems(stems: balanced.map { attempt.plan.leveled($0) }, report: report)
  }
}

extension SongPlan {
  /// `source` at the level that each section was given against the balance of the song.
  fileprivate func leveled(_ source: any AudioSource) -> any AudioSource {
    guard sections.contains(where: { $0.levelDb != nil }) else { return source }
    let steps = zip(sections, sectionStarts).map { section, bar in
      LevelCurve.LevelStep(from: frame(ofBar: bar), gain: .dB(section.levelDb ?? 0))
    }
    return LevelCurve(source, steps: steps)
  }
}

extension PlannedAttempt {
  /// The automation of a stem's part, at the frames of the song; none for what was not composed.
  fileprivate func automation(of stem: StemPlan) -> ChannelAutomation {
    guard let part = playedScore.parts.first(where: { $0.name == stem.name }) else { return ChannelAutomation() }
    let curve = { (target: AutomationTarget) in
      part.lane(target).map { lane in
        ControlCurve(lane.points.map { ControlCurve.ControlPoint(frame: plan.frame(of: $0.at), value: $0.value) })
      }
    }
    return ChannelAutomation(level: curve(.level), brightness: curve(.brightness), width: curve(.width))
  }
}

/// The treated stems in proportion, and the report of what was done to them.
struct MixedStems {
  let stems: [any AudioSource]
  let report: MixReport
}

extension PlannedAttempt {
  /// The style towards the reference's balance or, without one, the genre's.
  fileprivate var mixStyle: MixStyle { balancedStyle.dense(for: plan.loudness + .dB(adjustments.density)) }

  private var balancedStyle: MixStyle {
    if let reference = reference?.fingerprint {
      return MixStyle(family: plan.tone, balance: reference.levels.map { .dB($0) }, quietWeight: 0.1)
    }
    var style = MixStyle(family: plan.tone, balance: genreBalance)
    style.width = Self.width * (1 + 0.6 * plan.character(.width))
    style.saturation = min(1, max(0, style.saturation + 0.6 * plan.character(.drive)))
    return style
  }

  /// The side's share of the power: people's tracks have 0.18 in the median, a tenth of them more than 0.4, and automation
  /// narrows what is not an arrival.
  private static let width = 0.19
}

extension PlannedAttempt {
  /// The genre's third-octave balance, tilted where a dark or a bright song was asked for, and leaner below 125 Hz for what
  /// is to be louder than −14 LUFS.
  ///
  /// Loudness as BS.1770 weighs it owes little to the power down there, and a loud master has none to spare.
  var genreBalance: [Decibels]? {
    let loud = max(0, (plan.loudness - .LUFS(-14)).value) + adjustments.density
    return TonalBalance.curve(plan.tone).map { curve in
      zip(curve, ThirdOctaves.nominal).map { level, hertz in
        level + tilt(at: hertz) - .dB(hertz < 125 ? 0.4 * loud : 0)
      }
    }
  }

  /// The change of the balance at a frequency: a straight line in dB over octaves through 630 Hz, the middle of the ear's
  /// range in octaves.
  private func tilt(at hertz: Double) -> Decibels {
    .dB(min(Self.mostTilt, max(-Self.mostTilt, Self.slope * plan.character(.brightness) * log2(hertz / 630))))
  }

  /// In dB per octave for the darkest and the brightest song; chosen so that the spectral centroid leaves the middle half of
  /// the genre's tracks.
  private static let slope = 1.5
  /// In dB.
  private static let mostTilt = 6.0
}

extension MixSettings {
  init(_ mix: StemMix) {
    self.init(
      highPass: mix.highPassHz > 0 ? .Hz(mix.highPassHz) : nil, width: mix.width, pan: mix.pan, level: .dB(mix.levelLu))
  }
}
