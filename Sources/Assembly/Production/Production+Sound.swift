import ClipRendering
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

/// The stages that make the stems, each with its files.
extension Production {
  /// Renders every stem that comes out of no recording of the whole song into a work file, several at a time.
  func render(
    _ stems: [StemPlan], of session: Session, _ meter: ProgressMeter
  ) async throws -> [RenderedStem] {
    let width = session.clips?.assignment == nil ? options.width : stems.count
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
          return try await player.play(request, into: MeteredSink(file, meter))
        }
        if !isNew { meter.add(session.plan.frames) }
        return RenderedStem(sound: sound.source, provenance: sound.note)
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
    let inputs = try Fingerprint.of(checkpoints.mark("\(stem.fileName).rendered"), session.fingerprint(of: stem))
    return try await checkpoints.sound("\(stem.fileName).conformed", from: inputs) { file in
      _ = try Conformer.conform(source, to: session.plan.frames, into: file)
      return Checkpoints.Nothing()
    }.source
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
  func marks(of stem: StemPlan) -> [String] {
    ["rendered", "conformed"].map { checkpoints.mark("\(stem.fileName).\($0)") }
  }

  /// Two floats for each frame of every stem.
  var roomForStems: RoomNeed { RoomNeed(work: plan.stems.count * plan.frames * 8) }
}
