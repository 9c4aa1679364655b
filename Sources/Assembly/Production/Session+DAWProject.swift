import Labelling
import Planning
import Prompt

extension Session {
  /// The delivery as a session that sequencers open.
  var dawProject: DAWProject {
    DAWProject(
      playedScore, stems: plan.stems.map { DAWProject.Stem(name: $0.name, file: Self.stemFile($0)) },
      frames: plan.frames,
      software: ("Dubplate", dubplateVersion), genre: plan.genre, comment: order.ticket.prompt)
  }
}
