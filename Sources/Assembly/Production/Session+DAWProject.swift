import Mastering
import Metadata
import Planning
import Prompt

extension Session {
  /// The delivery as a session that sequencers open; `gain` is what mastering did to the mix over time.
  func dawProject(gain: [GainCurvePoint]) -> DAWProject {
    DAWProject(
      playedScore, stems: plan.stems.map { DAWProject.Stem(name: $0.name, file: stemFile($0)) }, frames: plan.frames,
      software: ("Dubplate", dubplateVersion), genre: plan.genre, comment: order.ticket.prompt,
      gain: gain.map { DAWProject.GainPoint(time: $0.time, gain: $0.gain) })
  }
}
