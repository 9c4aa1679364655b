import Analysis
import Audio
import ClipRendering
import Genres
import Mixing
import Music
import Planning
import Prompt
import Synthesis
import System

/// The stage `generate`, which makes the stems, each with its file.
extension Production {
  /// The sound of `stems`, each in a work file, several rendered at a time; stems of one recording are not among them.
  func render(
    _ stems: [StemPlan], of attempt: PlannedAttempt, _ meter: ProgressMeter
  ) async throws -> [RenderedStem] {
    let width = attempt.clips?.assignment == nil ? options.width : stems.count
    return try await withTaskExecutorPreference(executor) {
      try await stems.parallelMap(width: width) { stem in
        let player = StemPlayer(generators, attempt, stem)
        let inputs = try Fingerprint.of(try attempt.fingerprint(of: stem), player.identity)
        var isNew = false
        let sound = try await attempt.checkpoints.sound(
          "\(stem.fileName).rendered", from: inputs, isDurable: !player.isFree
        ) { file in
          isNew = true
          let request = StemRequest(plan: attempt.plan, stem: stem, score: attempt.score)
          let sink = MeteredSink(file, meter)
          let account = try await player.play(request, into: sink)
          try sink.requireFrames(attempt.plan.frames, of: stem.name)
          return account
        }
        if !isNew { meter.add(attempt.plan.frames) }
        return RenderedStem(sound: sound.source, provenance: sound.note)
      }
    }
  }
}

extension PlannedAttempt {
  /// Everything that all stems depend on: the plan, which holds the seed, the notes and the words.
  var fingerprint: Fingerprint {
    get throws {
      try Fingerprint.of(
        dubplateVersion, plan, Fingerprint(of: StandardMIDIFile(score).bytes), brief.lyrics, brief.language)
    }
  }

  /// Everything that a stem depends on: its own part of the plan, which holds its seed, its notes, the kicks that it ducks for,
  /// and the words.
  ///
  /// The parts of other stems are left out, so that making one of them anew leaves this one as it is.
  fileprivate func fingerprint(of stem: StemPlan) throws -> Fingerprint {
    let played = score.parts.filter { $0.name == stem.name || (stem.mix.duckDb > 0 && $0.role == .drums) }
    let notes = score.with(parts: played)
    return try Fingerprint.of(
      dubplateVersion, plan.alone(with: stem), Fingerprint(of: StandardMIDIFile(notes).bytes), brief.lyrics,
      brief.language)
  }

  /// The mark of the stem's sound before mixing, which tells it from the same made anew.
  func mark(of stem: StemPlan) -> String { checkpoints.mark("\(stem.fileName).rendered") }

  /// Space for two floats for each frame of every stem.
  var spaceForStems: DiskSpaceNeed { DiskSpaceNeed(work: plan.stems.count * plan.frames * 8) }
}
