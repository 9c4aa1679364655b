import Audio
import Music
import Planning

extension LoopArranger {
  /// For loops that fit `plan`.
  public init(_ takes: [Loop], plan: SongPlan) { self.init(takes, frame: plan.frame(ofBar:)) }

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
  /// The bars of `sections`, given by their index; the last one goes on until the track ends.
  public static func spans(of sections: [Int], in plan: SongPlan) -> [Self] {
    let starts = plan.sectionStarts
    let rest = Double(plan.frames) / Double(max(1, plan.frame(ofBar: 1))) - Double(plan.bars)
    return sections.sorted().map { index in
      let tail = index == plan.sections.count - 1 ? max(0, Int(rest.rounded(.up))) : 0
      return Self(bar: starts[index], bars: plan.sections[index].bars + tail)
    }
  }
}
