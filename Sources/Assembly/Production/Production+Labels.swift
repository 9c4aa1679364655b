import Analysis
import Audio
import AudioFiles
import Metadata
import Music
import Planning
import Prompt

/// What the delivered files say of themselves.
extension Production {
  /// The label of the master, or of `stem`; its loudness is unknown until it is measured.
  func label(_ session: Session, of stem: StemPlan? = nil) -> WaveLabel {
    let plan = session.plan
    var label = WaveLabel(
      title: plan.title, content: plan.content(of: stem), reference: session.recordingName,
      software: "Dubplate \(dubplateVersion)", genre: plan.genre, meter: plan.meter, frames: plan.frames)
    label.tempo = plan.expectations.tempo ? plan.bpm : nil
    label.key = plan.expectations.key ? plan.key : nil
    label.markers = zip(plan.sections, plan.sectionStarts).map {
      WaveLabel.Marker(frame: plan.frame(ofBar: $1), name: $0.kind.rawValue)
    }
    label.prompt = session.order.ticket.prompt
    label.provenance = orchestra.provenance(of: session)
    return label
  }

  /// Writes into the files' headers what was measured in them.
  func fillLabels(_ session: Session, with verified: Verified) throws {
    var master = label(session)
    master.loudness = LoudnessLabel(verified)
    try fill(master, inFileAt: session.masterPath)
    for (stem, loudness) in zip(session.plan.stems, verified.stemLoudness) {
      var label = label(session, of: stem)
      label.loudness = LoudnessLabel(integrated: loudness)
      try fill(label, inFileAt: session.stemPath(stem))
    }
  }

  private func fill(_ label: WaveLabel, inFileAt path: String) throws {
    let file = try WaveChunks(path: path)
    for chunk in label.chunks where chunk.id == "bext" { try file.replace(chunk) }
  }
}

extension SongPlan {
  fileprivate func content(of stem: StemPlan?) -> WaveLabel.Content {
    guard let stem else { return .master }
    let number = (stems.firstIndex { $0.name == stem.name } ?? 0) + 1
    return .stem(stem.name, number: number, of: stems.count)
  }
}

extension Session {
  /// The same for the same ticket and seed, on whatever day and machine.
  fileprivate var recordingName: String { "\(order.ticketSHA256.prefix(12))-\(plan.seed.value)" }
}

extension LoudnessLabel {
  fileprivate init(_ verified: Verified) {
    let profile = verified.profile
    self.init(
      integrated: profile.loudness, range: profile.loudnessRange.value, truePeak: profile.truePeak,
      momentary: profile.momentaryMax, shortTerm: profile.shortTermMax)
  }
}
