import Audio
import ClipRendering
import Foundation
import Mixing
import Music
import Planning

extension PlannedAttempt {
  /// Takes over what became of a stem.
  mutating func add(_ stem: StemProvenance) {
    clips?.provenance.add(stem)
    firstUnsung = stem.firstUnsung ?? firstUnsung
  }

  /// The same with the engine playing everything, as it was composed.
  func withoutBackend(because reason: String) -> PlannedAttempt {
    guard let assignment = clips?.assignment else { return self }
    var alone = self
    alone.plan = assignment.composed
    alone.clips?.assignment = nil
    alone.clips?.provenance.form = nil
    alone.clips?.provenance.embedded = assignment.composed.stems.map {
      ClipPlan.EmbeddedStem(stem: $0.name, reason: reason)
    }
    return alone
  }

  /// The names of the stems that clips made.
  private var clipStems: [String] {
    guard let clips, clips.assignment != nil else { return [] }
    let own = Set(clips.provenance.embedded.map(\.stem))
    return plan.stems.map(\.name).filter { !own.contains($0) }
  }

  /// The part of the plan that the engine has played.
  var playedPlan: SongPlan {
    let made = Set(clipStems)
    return made.isEmpty ? plan : plan.replacing(stems: plan.stems.filter { !made.contains($0.name) })
  }

  /// The notes that sound.
  var playedScore: Score {
    guard clips?.assignment != nil else { return score }
    let played = Set(playedPlan.stems.map(\.name))
    return score.with(parts: score.parts.filter { played.contains($0.name) })
  }

  /// The name of what made the sound.
  func backend(or generators: StemGenerators) -> String {
    clipStems.isEmpty ? generators.backend : clips?.provenance.backend ?? generators.backend
  }

  /// The notes on the backend's part for a reader, in whole sentences.
  var clipNotes: [String] {
    guard let clips else { return [] }
    let reasons = Set(clips.provenance.embedded.map(\.reason)).sorted()
    return reasons.map { reason in
      let stems = clips.provenance.embedded.filter { $0.reason == reason }.map(\.stem).joined(separator: ", ")
      return "The engine plays \(stems) instead of \(clips.provenance.backend): \(reason)."
    }
  }

  /// The origin of the sound where a backend made some of it, in whole sentences.
  var clipProvenance: String? {
    guard let clips, !clipStems.isEmpty else { return nil }
    let licence = clips.provenance.licence.terms
    let rest = playedPlan.stems.isEmpty ? "" : " The rest was composed and synthesised by rules."
    return
      "Planned by rules; \(clipStems.joined(separator: ", ")) made by the generative model \(clips.provenance.backend) "
      + "(\(licence)), fitted to tempo, key and form.\(rest)"
  }

  /// The gain of every stem in the mix: those that are one recording share theirs.
  func balance(_ levels: [StemLevel], at wanted: [Decibels]) -> MixReport {
    var report = Mixer.balance(levels, levels: wanted)
    guard let assignment = clips?.assignment, assignment.plan.form == .song else { return report }
    let isPart = plan.stems.map(assignment.isSeparated)
    let power = zip(levels, isPart).filter(\.1).compactMap(\.0.loudness).reduce(0) { $0 + pow(10, $1.value / 10) }
    let song = StemLevel(loudness: power > 0 ? .LUFS(10 * log10(power)) : nil, peak: nil)
    let others = levels.indices.filter { !isPart[$0] }
    var gains = Mixer.balance([song] + others.map { levels[$0] }, levels: [.dB(0)] + others.map { wanted[$0] })
      .stems.map(\.gain)
    let shared = gains.removeFirst()
    for i in levels.indices { report.stems[i].gain = isPart[i] ? shared : gains.removeFirst() }
    return report
  }

  /// Leaves what models made as it came: it is finished sound, and the parts of one recording, treated each in its own
  /// way, would not add up to it.
  func sparingClips(_ decided: MixPlan) -> MixPlan {
    let made = Set(clipStems)
    var spared = decided
    for (i, stem) in plan.stems.enumerated() where made.contains(stem.name) {
      spared.settings[i] = MixSettings(stem.mix)
    }
    return spared
  }
}
