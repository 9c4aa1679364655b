import Music
import Planning
import Signal

extension LoopArranger {
  /// For loops that fit `plan`.
  public init(_ takes: [Loop], plan: SongPlan) { self.init(takes, frame: plan.frame(ofBar:)) }

  /// Writes the whole track of `stem`: the loops in its sections, silence elsewhere.
  public static func write(_ takes: [Loop], as stem: StemPlan, of plan: SongPlan, into sink: any AudioSink) throws {
    let starts = plan.sectionStarts
    let spans = stem.sections.sorted().map { Span(bar: starts[$0], bars: plan.sections[$0].bars) }
    try LoopArranger(takes, plan: plan).arrange(spans, frames: plan.frames, into: sink)
  }
}
