import Music
import Planning

extension ConformTarget {
  /// What a clip for `stem` has to fit.
  public init(_ plan: SongPlan, _ stem: StemPlan) {
    self.init(tempo: plan.bpm, meter: plan.meter, key: plan.key, content: ClipContent(stem.role))
  }

  /// What a mix of the whole song has to fit.
  public init(songOf plan: SongPlan) {
    self.init(tempo: plan.bpm, meter: plan.meter, key: plan.key, content: .song)
  }
}
