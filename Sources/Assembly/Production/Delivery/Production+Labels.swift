import Analysis
import Audio
import AudioFiles
import Metadata
import Music
import Planning
import Prompt

/// The labels in the headers of the delivered files.
extension Production {
  /// The label of the master, or of `stem`; its loudness is unknown until it is measured.
  func label(_ attempt: PlannedAttempt, of stem: StemPlan? = nil) -> WaveMetadata {
    let plan = attempt.plan
    var label = WaveMetadata(
      title: plan.title, role: plan.role(of: stem), reference: attempt.recordingName,
      software: "Dubplate \(dubplateVersion)", genre: plan.genre, meter: plan.meter, frames: plan.frames)
    label.tempo = plan.expectations.tempo && plan.tempoMap == nil ? plan.bpm : nil
    label.key = plan.expectations.key ? plan.key : nil
    label.markers = zip(plan.sections, plan.sectionStarts).map {
      WaveMetadata.Marker(frame: plan.frame(ofBar: $1), name: $0.name)
    }
    label.prompt = attempt.job.ticket.prompt
    label.provenance = generators.provenance(of: attempt)
    return label
  }

  /// Writes the measures of the files into their headers.
  func fillLabels(_ attempt: PlannedAttempt, with verified: VerifiedDelivery) throws {
    var master = label(attempt)
    master.loudness = LoudnessMetadata(verified)
    try fill(master, inFileAt: attempt.masterPath)
    for (stem, loudness) in zip(attempt.plan.stems, verified.stemLoudness) {
      var label = label(attempt, of: stem)
      label.loudness = LoudnessMetadata(integrated: loudness)
      try fill(label, inFileAt: attempt.stemPath(stem))
    }
  }

  private func fill(_ label: WaveMetadata, inFileAt path: String) throws {
    let file = try WaveChunks(path: path)
    for chunk in label.chunks where chunk.id == "bext" { try file.replace(chunk) }
  }
}

extension SongPlan {
  fileprivate func role(of stem: StemPlan?) -> WaveMetadata.FileRole {
    guard let stem else { return .master }
    let number = (stems.firstIndex { $0.name == stem.name } ?? 0) + 1
    return .stem(stem.name, number: number, of: stems.count)
  }
}

extension PlannedAttempt {
  /// The recording's identifier: the same for the same ticket and seed, on whatever day and machine.
  fileprivate var recordingName: String { "\(job.ticketSHA256.prefix(12))-\(plan.seed.value)" }
}

extension LoudnessMetadata {
  fileprivate init(_ verified: VerifiedDelivery) {
    let profile = verified.profile
    self.init(
      integrated: profile.loudness, range: profile.loudnessRange.value, truePeak: profile.truePeak,
      momentary: profile.momentaryMax, shortTerm: profile.shortTermMax)
  }
}
