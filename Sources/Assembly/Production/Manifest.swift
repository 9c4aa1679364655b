import Mixing
import Planning
import Prompt

/// What `manifest.json` says: how the delivery came to be, and what it consists of.
struct Manifest: Encodable {
  let jobID: String
  let name: String
  let version: String
  let ticketSHA256: String
  let brief: Brief
  /// Who understood the prompt.
  let reader: PromptReader
  let plan: SongPlan
  let backend: String
  /// Nil when every stem is the generator's own.
  let soundFont: SoundFontCredit?
  /// What a backend made, and what was done to it; nil when no backend was asked.
  let clips: ClipsAccount?
  let attempts: [AttemptRecord]
  /// Seconds, by stage.
  let timings: [String: Double]
  /// How the stems were mixed, in their order.
  let mix: MixReport
  /// The files that are checked, and the targets of the checks.
  let verification: VerificationPlan
  let peakRSSBytes: Int
  let notes: [String]
  let files: [DeliveredFile]

  enum CodingKeys: String, CodingKey {
    case name, version, brief, reader, plan, backend, clips, attempts, timings, mix, verification, notes, files
    case jobID = "job_id"
    case soundFont = "soundfont"
    case ticketSHA256 = "ticket_sha256"
    case peakRSSBytes = "peak_rss_bytes"
  }
}

/// A file of the delivery, by its path within it.
struct DeliveredFile: Encodable, Equatable {
  let path: String
  let sha256: String
  let bytes: Int
}
