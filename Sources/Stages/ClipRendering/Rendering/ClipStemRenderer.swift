import Audio
import Music
import Planning

/// Makes one stem of clips: of loops that are repeated, or of one clip as long as the song.
public struct ClipStemRenderer: Sendable {
  private let assignment: BackendAssignment
  private let song: SongPlan
  private let stem: StemPlan

  // Clips come at any level; the mix sets that of the stem, and the lively sections are the measure.
  private static let loudness = Loudness.LUFS(-20)
  /// The difference in level between a section full of energy and one without any, in dB.
  private static let range = 8.0

  public init(_ assignment: BackendAssignment, _ stem: StemPlan, of song: SongPlan) {
    self.assignment = assignment
    self.stem = stem
    self.song = song
  }

  /// Writes the whole stem into `sink`; `provenance` tells what became of its clips, also where this throws.
  public func render(into sink: any AudioSink, noting provenance: inout StemProvenance) async throws {
    do {
      if assignment.plan.form == .loops {
        try await renderLoops(into: sink, &provenance)
      } else if let order = assignment.plan.orders(for: stem).first {
        try await renderTake(order, into: EndingFade(song, sink), &provenance)
      }
    } catch let exhausted as ClipAttempts.Exhausted {
      provenance.clips.append(exhausted.provenance)
      throw exhausted
    }
  }

  private func renderLoops(into sink: any AudioSink, _ provenance: inout StemProvenance) async throws {
    var parts: [(loop: Loop, sections: [Int])] = []
    for order in assignment.plan.orders(for: stem) {
      let (loop, origin) = try await attempts.first(of: order) { result, provenance -> Loop in
        try self.loop(of: result, order, &provenance)
      }
      provenance.clips.append(origin)
      parts.append((loop, order.sections))
    }
    let isStruck = [.drums, .percussion].contains(stem.role)
    let softener = isStruck ? PeakSoftener(for: Self.loudness) : nil
    try LoopArranger.write(parts, of: song, into: EndingFade(song, sink, softening: softener))
  }

  private func loop(of result: ClipResult, _ order: ClipOrder, _ provenance: inout ClipProvenance) throws -> Loop {
    let clip = try conformed(result, &provenance)
    let loop = try LoopCutter.cut(clip, longest: order.bars)
    provenance.loop = LoopProvenance(loop)
    let energies = order.sections.map { song.sections[$0].energy }
    let energy = energies.reduce(0, +) / Double(max(1, energies.count))
    return try loop.levelled(to: Self.loudness + .dB(Self.range * (energy - 1)))
  }

  /// A take in one piece, which sounds in the stem's sections.
  private func renderTake(
    _ order: ClipOrder, into sink: any AudioSink, _ provenance: inout StemProvenance
  ) async throws {
    let (clip, origin) = try await attempts.first(of: order) { result, provenance -> ConformedClip in
      let clip = try conformed(result, &provenance)
      try SongFitting.check(clip, bars: song.bars)
      return clip
    }
    provenance.clips.append(origin)
    let spans = LoopArranger.Span.spans(of: order.sections, in: song)
    let gate = SectionGate(AlignedSource(clip, frames: song.frames), spans, frame: song.frame(ofBar:))
    try gate.forEachBlock { _, block in try sink.write(block) }
  }

  private var attempts: ClipAttempts { ClipAttempts(assignment: assignment) }

  private func conformed(_ result: ClipResult, _ provenance: inout ClipProvenance) throws -> ConformedClip {
    let conformer = ClipConformer(ConformTarget(song, stem), workFile: assignment.files.workFile)
    let clip = try conformer.conform(try attempts.sound(stem.name, in: result))
    provenance.fit = clip.report
    return clip
  }
}
