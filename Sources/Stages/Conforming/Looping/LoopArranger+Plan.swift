import Music
import Planning
import Signal

extension LoopArranger {
  /// For loops that fit `plan`.
  public init(_ takes: [Loop], plan: SongPlan) { self.init(takes, frame: plan.frame(ofBar:)) }

  /// Writes the whole track of `stem`: the loops in its sections, silence elsewhere.
  public static func write(_ takes: [Loop], as stem: StemPlan, of plan: SongPlan, into sink: any AudioSink) throws {
    try LoopArranger(takes, plan: plan).arrange(
      Span.spans(of: stem.sections, in: plan), frames: plan.frames, into: sink)
  }

  /// Writes a whole track of loops that were made for certain sections each.
  ///
  /// `parts` must not be empty, and no section may have two of them.
  public static func write(
    _ parts: [(loop: Loop, sections: [Int])], of plan: SongPlan, into sink: any AudioSink
  ) throws {
    let spans = parts.enumerated().flatMap { take, part in
      Span.spans(of: part.sections, in: plan).map { Span(bar: $0.bar, bars: $0.bars, take: take) }
    }
    try LoopArranger(parts.map(\.loop), plan: plan)
      .arrange(spans.sorted { $0.bar < $1.bar }, frames: plan.frames, into: sink)
  }
}

extension LoopArranger.Span {
  /// The bars of `sections`, given by their index.
  public static func spans(of sections: [Int], in plan: SongPlan) -> [Self] {
    let starts = plan.sectionStarts
    return sections.sorted().map { Self(bar: starts[$0], bars: plan.sections[$0].bars) }
  }
}
