import Analysis
import Audio
import Genres
import Mixing
import Music
import Planning
import Prompt
import Synthesis
import System

/// The stage that makes the stems, each with its file.
extension Production {
  /// Renders every stem that comes out of no recording of the whole song into a work file, several at a time.
  func render(
    _ stems: [StemPlan], of session: Session, _ meter: ProgressMeter
  ) async throws -> [RenderedStem] {
    let width = session.clips?.cast == nil ? options.width : stems.count
    return try await withTaskExecutorPreference(executor) {
      try await stems.parallelMap(width: width) { stem in
        let player = StemPlayer(orchestra, session, stem)
        let inputs = try Fingerprint.of(try session.fingerprint(of: stem), player.identity)
        var isNew = false
        let sound = try await session.checkpoints.sound(
          "\(stem.fileName).rendered", from: inputs, isDurable: !player.isFree
        ) { file in
          isNew = true
          let request = StemRequest(plan: session.plan, stem: stem, score: session.score)
          let sink = MeteredSink(file, meter)
          let account = try await player.play(request, into: sink)
          try sink.requireFrames(session.plan.frames, of: stem.name)
          return account
        }
        if !isNew { meter.add(session.plan.frames) }
        return RenderedStem(sound: sound.source, account: sound.note)
      }
    }
  }
}

extension Session {
  /// What every stem depends on: the plan, which holds the seed, the notes and the words.
  var fingerprint: Fingerprint {
    get throws {
      try Fingerprint.of(
        dubplateVersion, plan, Fingerprint(of: StandardMIDIFile(score).bytes), brief.lyrics, brief.language)
    }
  }

  /// What a stem depends on: its own part of the plan, which holds its seed, its notes, the kicks that it ducks for,
  /// and the words.
  ///
  /// What only concerns other stems is left out, so that making one of them anew leaves this one as it is.
  fileprivate func fingerprint(of stem: StemPlan) throws -> Fingerprint {
    let heard = score.parts.filter { $0.name == stem.name || (stem.mix.duckDb > 0 && $0.role == .drums) }
    let notes = Score(
      title: score.title, tempo: score.tempo, meter: score.meter, key: score.key, sections: score.sections,
      parts: heard)
    return try Fingerprint.of(
      dubplateVersion, plan.alone(with: stem), Fingerprint(of: StandardMIDIFile(notes).bytes), brief.lyrics,
      brief.language)
  }

  /// What tells the stem's sound before mixing from the same made anew.
  func mark(of stem: StemPlan) -> String { checkpoints.mark("\(stem.fileName).rendered") }

  /// Two floats for each frame of every stem.
  var roomForStems: RoomNeed { RoomNeed(work: plan.stems.count * plan.frames * 8) }
}
