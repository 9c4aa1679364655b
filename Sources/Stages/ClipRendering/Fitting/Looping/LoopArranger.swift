import Audio
import Music
import Planning

/// Repeats loops over the sections of a track in which they sound.
///
/// Each section begins with the beginning of a loop. Several takes take turns, so that no bar is repeated more often than
/// needed. Takes go over into each other as a loop does into itself; at the edges of a run of sections they begin with the
/// downbeat, and end with it or, where nothing new is struck there, die away within a beat.
public struct LoopArranger {
  private let takes: [Loop]
  private let frame: (Int) -> Int

  // In frames: 3 ms before the first downbeat, 20 ms before the last one.
  private static let (edgeIn, edgeOut) = (144, 960)
  private static let block = 16_384

  /// A run of bars in which the loops sound.
  public struct Span: Sendable, Equatable {
    public let bar: Int
    public let bars: Int
    /// The take that sounds in it, by its index; nil for the one whose turn it is.
    public let take: Int?

    public init(bar: Int, bars: Int, take: Int? = nil) {
      self.bar = bar
      self.bars = bars
      self.take = take
    }
  }

  /// `takes` must not be empty; `frame` says on which frame of the track a bar begins.
  public init(_ takes: [Loop], frame: @escaping (Int) -> Int) {
    self.takes = takes
    self.frame = frame
  }

  /// Writes exactly `frames` frames with the loops sounding in `spans`, which are in order and do not overlap.
  public func arrange(_ spans: [Span], frames: Int, into sink: any AudioSink) throws {
    let placements = try placements(spans)
    for start in stride(from: 0, to: frames, by: Self.block) {
      var block = StereoBuffer(frames: min(Self.block, frames - start))
      for placement in placements { try placement.add(to: &block, from: start) }
      try sink.write(block)
    }
  }

  /// A stretch of a take, in bars of the track.
  private struct Run {
    var take: Int
    /// The bar of the loop that it begins with.
    var from: Int
    var bar: Int
    var bars: Int
  }

  private func runs(_ spans: [Span]) -> [Run] {
    var runs: [Run] = []
    for (index, span) in spans.enumerated() {
      var (bar, take) = (span.bar, span.take ?? index % takes.count)
      var from = takes[take].phase
      while bar < span.bar + span.bars {
        let bars = min(takes[take].bars - from, span.bar + span.bars - bar)
        runs.append(Run(take: take, from: from, bar: bar, bars: bars))
        bar += bars
        // A loop that began in its middle goes on with its own beginning.
        take = span.take ?? (from == 0 ? (take + 1) % takes.count : take)
        from = 0
      }
    }
    return runs
  }

  private func placements(_ spans: [Span]) throws -> [Placement] {
    let runs = runs(spans)
    var placed: [Placement] = []
    for (index, run) in runs.enumerated() {
      let (loop, start) = (takes[run.take], frame(run.bar))
      var fadeIn = Crossfade(start: start - Self.edgeIn, length: Self.edgeIn, correlation: 0)
      if index > 0, runs[index - 1].bar + runs[index - 1].bars == run.bar {
        fadeIn = try seam(runs[index - 1], run)
        placed[index - 1].fadeOut = fadeIn
      }
      placed.append(
        Placement(
          sound: loop.clip.sound, offset: start - loop.frame(ofBar: run.from), fadeIn: fadeIn,
          fadeOut: try ending(of: run)))
    }
    return placed
  }

  private func position(_ run: Run, bar: Int) -> SeamFinder.BarLine {
    SeamFinder.BarLine(sound: takes[run.take].clip.sound, frame: takes[run.take].frame(ofBar: bar))
  }

  private func seam(_ last: Run, _ next: Run) throws -> Crossfade {
    let room = Int(takes[next.take].clip.barFrames / 8)
    var fade = try SeamFinder.fade(
      from: position(last, bar: last.from + last.bars), to: position(next, bar: next.from), within: room)
    fade.start += frame(next.bar)
    return fade
  }

  /// The fade at the end of a run after which nothing follows.
  private func ending(of run: Run) throws -> Crossfade {
    let line = frame(run.bar + run.bars)
    let position = position(run, bar: run.from + run.bars)
    let near = try position.sound.read(position.frame - SpectralJump.window..<position.frame + SpectralJump.window)
    let jump = SpectralJump(near, with: SpectralJump.transform())
    guard jump.level < 1, jump.spectrum < 3 else {
      return Crossfade(start: line - Self.edgeOut, length: Self.edgeOut, correlation: 1)
    }
    return Crossfade(start: line, length: Int(takes[run.take].clip.barFrames / 4), correlation: 1)
  }
}

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
