import Audio
import Planning

/// Makes a whole song of one clip, takes it apart, and keeps what that loses in a stem of its own.
public struct ClipSongRenderer: Sendable {
  private let assignment: BackendAssignment
  private let song: SongPlan

  public init(_ assignment: BackendAssignment, _ song: SongPlan) {
    self.assignment = assignment
    self.song = song
  }

  /// Writes the stems into `sinks`: the separated ones in their order, then what is left over; or all in one.
  public func render(into sinks: [any AudioSink]) async throws -> StemProvenance {
    guard let order = assignment.plan.orders.first else { return StemProvenance() }
    let ((clip, result), origin) = try await attempts.first(of: order) { result, provenance in
      let clip = try conformer.conform(try attempts.sound("mix", in: result))
      try SongFitting.check(clip, bars: song.bars)
      provenance.fit = clip.report
      return (clip, result)
    }
    let mix = AlignedSource(clip, frames: song.frames)
    var provenance = StemProvenance()
    provenance.clips = [origin]
    guard let path = result.files.first?.path, !assignment.separated.isEmpty else {
      try write(mix, sinks[0])
      return provenance
    }
    let parts = try await separate(path, &provenance).map {
      AlignedSource(try fitted($0, with: clip), frames: song.frames)
    }
    for (part, sink) in zip(parts, sinks) { try write(RoundedSource(part), sink) }
    try write(ResidualStem(of: mix, without: parts), sinks[parts.count])
    return provenance
  }

  private var attempts: ClipAttempts { ClipAttempts(assignment: assignment) }
  private var conformer: ClipConformer {
    ClipConformer(ConformTarget(songOf: song), workFile: assignment.files.workFile)
  }

  private func write(_ source: any AudioSource, _ sink: any AudioSink) throws {
    let ending = EndingFade(song, sink)
    try source.forEachBlock { _, block in
      try Task.checkCancellation()
      try ending.write(block)
    }
  }

  /// A stem that is silent in the song is so too when it is fitted.
  private func fitted(_ stem: any AudioSource, with leader: ConformedClip) throws -> ConformedClip {
    do { return try conformer.conform(stem, with: leader) } catch UnusableClip.silent {
      return leader.silenced
    }
  }

  /// The song's stems as they came, in the order of `assignment.separated`.
  private func separate(_ path: String, _ provenance: inout StemProvenance) async throws -> [any AudioSource] {
    guard let separator = assignment.separator else { return [] }
    var stems: [any AudioSource] = []
    for names in assignment.plan.separations {
      let order = assignment.plan.separation(of: path, into: names, seed: assignment.seeds.seed(for: nil))
      let request = try assignment.orders.named(order.draft, for: separator.source)
      let result = try await assignment.orders.clip(request, from: separator)
      var origin = ClipProvenance(order, fields: [])
      var attempt = ClipProvenance.Try(request: request.id, seed: request.seed)
      attempt.note(result)
      origin.tries = [attempt]
      provenance.clips.append(origin)
      for name in names { stems.append(try attempts.sound(name, in: result)) }
    }
    return stems
  }
}
