import Analysis
import ClipRendering
import Metadata
import Music
import Planning
import Prompt

/// An attempt whose song is planned: everything that the stages from then on share.
struct PlannedAttempt: Sendable {
  let job: ProductionJob
  let brief: Brief
  let reader: ParserRecord
  /// The song that is delivered; where a recording is taken apart, with the stems that come of that.
  var plan: SongPlan
  let score: Score
  /// The measures of the reference; nil where there is none.
  let reference: AnalysedRecording?
  let folders: AttemptFolders
  let checkpoints: Checkpoints
  let adjustments: RetryAdjustments
  /// The backend's part; nil where the engine makes everything.
  var clips: BackendContribution?
  /// The position in the lyrics of the first word that had no note, in characters from 0; nil where all are sung.
  var firstUnsung: Int?

  /// The patterns of the delivered files' names.
  let naming: DeliveryOptions.Naming
}

/// The sound and MIDI files of a delivery: their paths within it, and where they are being made.
extension PlannedAttempt {
  var masterFile: String { "\(naming.master.name(names)).wav" }

  var masterPath: String { "\(folders.delivery)/\(masterFile)" }

  func stemFile(_ stem: StemPlan) -> String { "stems/\(name(of: stem)).wav" }

  func stemPath(_ stem: StemPlan) -> String { "\(folders.delivery)/\(stemFile(stem))" }

  /// The notes of all stems.
  var songMIDIFile: String { "\(job.name).mid" }

  /// The notes of one stem alone.
  func midiFile(_ stem: StemPlan) -> String { "midi/\(name(of: stem)).mid" }

  private func name(of stem: StemPlan) -> String {
    let number = (stem.number < 10 ? "0" : "") + "\(stem.number)"
    return naming.stem.name(names.merging([.number: number, .stem: stem.name]) { $1 })
  }

  private var names: [FileNaming.NamePlaceholder: String] {
    let tempo = (plan.bpm.bpm * 10).rounded() / 10
    return [
      .name: job.name, .bpm: tempo == tempo.rounded() ? "\(Int(tempo))" : "\(tempo)", .key: "\(plan.key)",
      .genre: plan.genre,
    ]
  }
}

extension RepairChoice {
  /// The choice after `attempt`, where the repairs before it were `tried`.
  init(_ attempt: PlannedAttempt, tried: [RepairChange]) {
    self.init(
      plan: attempt.plan, adjustments: attempt.adjustments, tried: tried,
      hasOtherBackend: attempt.clips?.assignment?.fallsBack ?? false)
  }
}
