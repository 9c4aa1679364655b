import Analysis
import Audio
import Genres
import Mixing
import Music
import Planning
import System

/// The stage that treats the stems and sets their levels.
extension Production {
  /// Hears every stem, decides how each is treated, sends it through its strip and sets the levels by loudness.
  func mix(_ stems: [any AudioSource], _ session: Session) async throws -> Mix {
    try session.folders.makeRoom(session.roomForStems)
    let width = options.width
    let strips = Array(zip(stems, session.plan.stems))
    let (decided, processed) = try await withTaskExecutorPreference(executor) {
      let channels = try await strips.parallelMap(width: width) { source, stem in
        MixChannel(role: stem.role, profile: try StemProfile(of: source), settings: MixSettings(stem.mix))
      }
      let decided = session.sparingClips(MixPlanner(channels, style: session.mixStyle).run())
      let treated = Array(zip(strips, decided.settings))
      let processed = try await treated.parallelMap(width: width) { strip, settings in
        let (source, stem) = strip
        let inputs = try Fingerprint.of(session.mark(of: stem), settings)
        return try await session.checkpoints.sound("\(stem.fileName).mixed", from: inputs) { file in
          try Mixer.process(source, settings, into: file)
        }
      }
      return (decided, processed)
    }
    var report = session.balance(processed.map(\.note), at: decided.settings.map(\.level))
    for i in report.stems.indices { report.stems[i].settings = decided.settings[i] }
    report.notes += decided.notes
    return Mix(stems: zip(processed, report.stems).map { GainSource($0.source, by: $1.gain) }, report: report)
  }
}

/// The stems in proportion, and what was done to them.
struct Mix {
  let stems: [any AudioSource]
  let report: MixReport
}

extension Session {
  /// Towards the reference's balance if there is one, else towards the genre's.
  fileprivate var mixStyle: MixStyle { balancedStyle.dense(for: plan.loudness + .dB(course.density)) }

  private var balancedStyle: MixStyle {
    if let reference = reference?.fingerprint {
      return MixStyle(family: plan.tone, balance: reference.levels.map { .dB($0) }, quietWeight: 0.1)
    }
    return MixStyle(family: plan.tone, balance: genreBalance)
  }
}

extension Session {
  /// The genre's third-octave balance, leaner below 125 Hz for what is to be louder than −14 LUFS.
  ///
  /// Ears, and BS.1770 with them, hear little of the power down there, and a loud master has none to spare.
  var genreBalance: [Decibels]? {
    let loud = max(0, (plan.loudness - .LUFS(-14)).value) + course.density
    return TonalBalance.curve(plan.tone).map { curve in
      zip(curve, ThirdOctaves.nominal).map { $1 < 125 ? $0 - .dB(0.4 * loud) : $0 }
    }
  }
}

extension MixSettings {
  init(_ mix: StemMix) {
    self.init(
      highPass: mix.highPassHz > 0 ? .Hz(mix.highPassHz) : nil, width: mix.width, pan: mix.pan, level: .dB(mix.levelLu))
  }
}
