import Conforming
import Fingerprint
import Genres
import Mixing
import Music
import Planning
import Prompt
import Signal
import SoundGeneration
import StyleAnalysis

/// The stages that make the stems and mix them, each with its files.
extension Production {
  /// Renders every stem into a work file, several at a time.
  func render(_ session: Session, share: @escaping @Sendable (Double) -> Void) async throws -> [any AudioSource] {
    let (orchestra, executor, checkpoints) = (orchestra, executor, session.checkpoints)
    try session.folders.makeRoom(session.roomForStems)
    let song = try session.fingerprint
    let meter = ProgressMeter(total: session.plan.stems.count * session.plan.frames, report: share)
    return try await withTaskExecutorPreference(executor) {
      try await session.plan.stems.parallelMap(width: options.width) { stem in
        let player = orchestra.player(of: stem, singing: session.brief)
        let inputs = try Fingerprint.of(song, stem.name, orchestra.identity(of: player))
        var isNew = false
        let sound = try await checkpoints.sound(
          "\(stem.fileName).rendered", from: inputs, isDurable: !orchestra.isFree(player)
        ) { file in
          isNew = true
          let request = StemRequest(plan: session.plan, stem: stem, score: session.score)
          try await player.generate(request, into: MeteredSink(file, meter))
          return Checkpoints.Nothing()
        }
        if !isNew { meter.add(session.plan.frames) }
        return sound.source
      }
    }
  }

  /// Fits every stem to the plan; what fits already goes on as it is.
  func conform(_ stems: [any AudioSource], _ session: Session) async throws -> [any AudioSource] {
    var conformed: [any AudioSource] = []
    for (source, stem) in zip(stems, session.plan.stems) {
      let isFitting = source.rate == .standard && source.frameCount == session.plan.frames
      conformed.append(isFitting ? source : try await conform(source, stem, session))
    }
    return conformed
  }

  private func conform(_ source: any AudioSource, _ stem: StemPlan, _ session: Session) async throws -> any AudioSource
  {
    let checkpoints = session.checkpoints
    let inputs = try Fingerprint.of(checkpoints.mark("\(stem.fileName).rendered"), session.fingerprint)
    return try await checkpoints.sound("\(stem.fileName).conformed", from: inputs) { file in
      _ = try Conformer.conform(source, to: session.plan.frames, into: file)
      return Checkpoints.Nothing()
    }.source
  }

  /// Hears every stem, decides how each is treated, sends it through its strip and sets the levels by loudness.
  func mix(_ stems: [any AudioSource], _ session: Session) async throws -> Mix {
    try session.folders.makeRoom(session.roomForStems)
    let width = options.width
    let strips = Array(zip(stems, session.plan.stems))
    let (decided, processed) = try await withTaskExecutorPreference(executor) {
      let channels = try await strips.parallelMap(width: width) { source, stem in
        MixDesk.Channel(role: stem.role, picture: try StemPicture(of: source), settings: MixSettings(stem.mix))
      }
      let decided = MixDesk(channels, style: session.mixStyle).run()
      let treated = Array(zip(strips, decided.settings))
      let processed = try await treated.parallelMap(width: width) { strip, settings in
        let (source, stem) = strip
        let inputs = try Fingerprint.of(session.marks(of: stem), settings)
        return try await session.checkpoints.sound("\(stem.fileName).mixed", from: inputs) { file in
          try Mixer.process(source, settings, into: file)
        }
      }
      return (decided, processed)
    }
    var report = Mixer.balance(processed.map(\.note), levels: decided.settings.map(\.level))
    for i in report.stems.indices { report.stems[i].settings = decided.settings[i] }
    report.notes += decided.notes
    return Mix(stems: zip(processed, report.stems).map { Faded($0.source, by: $1.gain) }, report: report)
  }
}

/// The stems in proportion, and what was done to them.
struct Mix {
  let stems: [any AudioSource]
  let report: MixReport
}

extension Session {
  /// What every stem depends on: the plan, which holds the seed, the notes and the words.
  fileprivate var fingerprint: Fingerprint {
    get throws {
      try Fingerprint.of(
        dubplateVersion, plan, Fingerprint(of: StandardMIDIFile(score).bytes), brief.lyrics, brief.language)
    }
  }

  /// What tells the stem's sound before mixing from the same made anew.
  fileprivate func marks(of stem: StemPlan) -> [String] {
    ["rendered", "conformed"].map { checkpoints.mark("\(stem.fileName).\($0)") }
  }

  /// Two floats for each frame of every stem.
  fileprivate var roomForStems: RoomNeed { RoomNeed(work: plan.stems.count * plan.frames * 8) }
}

extension Session {
  /// Towards the reference's balance if there is one, else towards the genre's.
  fileprivate var mixStyle: MixStyle {
    if let reference = reference?.fingerprint {
      return MixStyle(family: plan.tone, balance: reference.levels.map { .dB($0) }, quietWeight: 0.1)
    }
    return MixStyle(family: plan.tone, balance: TonalBalance.curve(plan.tone))
  }
}

extension MixSettings {
  fileprivate init(_ mix: StemMix) {
    self.init(highPass: .Hz(mix.highPassHz), width: mix.width, pan: mix.pan, level: .dB(mix.levelLu))
  }
}
