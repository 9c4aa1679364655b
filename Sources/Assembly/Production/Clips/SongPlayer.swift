import Audio
import AudioFiles
import ClipPlanning
import Conforming
import Planning

/// Makes a whole song of one clip, takes it apart, and keeps what that loses in a stem of its own.
struct SongPlayer: Sendable {
  let cast: ClipCast
  let plan: SongPlan
  /// For sound between two passes.
  let workFolder: String

  private var target: ConformTarget { ConformTarget(songOf: plan) }

  /// Writes the stems into `sinks`: the separated ones in their order, then what is left over; or all in one.
  func play(into sinks: [FloatFile]) async throws -> StemAccount {
    guard let order = cast.plan.orders.first else { return StemAccount() }
    let ((clip, result), story) = try await ClipMaker(cast: cast).make(order) { result, story in
      let clip = try conformer.conform(try ClipMaker.sound("mix", in: result))
      try SongFitting.check(clip, bars: plan.bars)
      story.fit = clip.report
      return (clip, result)
    }
    let song = AlignedSource(clip, frames: plan.frames)
    var account = StemAccount(clips: [story])
    guard let path = result.files.first?.path, !cast.separated.isEmpty else {
      try write(song, sinks[0])
      return account
    }
    let parts = try await separate(path, &account).map {
      AlignedSource(try fitted($0, with: clip), frames: plan.frames)
    }
    for (part, sink) in zip(parts, sinks) { try write(RoundedSource(part), sink) }
    try write(ResidualStem(of: song, without: parts), sinks[parts.count])
    return account
  }

  private var conformer: ClipConformer { ClipConformer(target) { try FloatFile(unnamedIn: workFolder) } }

  private func write(_ source: any AudioSource, _ sink: FloatFile) throws {
    let ending = EndingFade(plan, sink)
    try source.forEachBlock { _, block in
      try Task.checkCancellation()
      try ending.write(block)
    }
  }

  /// A stem that is silent in the song is so too when it is fitted.
  private func fitted(_ stem: AudioFileSource, with leader: ConformedClip) throws -> ConformedClip {
    do { return try conformer.conform(stem, with: leader) } catch UnusableClip.silent {
      return leader.silenced
    }
  }

  /// The song's stems as they came, in the order of `cast.separated`.
  private func separate(_ path: String, _ account: inout StemAccount) async throws -> [AudioFileSource] {
    guard let separator = cast.separator else { return [] }
    var stems: [AudioFileSource] = []
    for names in cast.plan.separations {
      let order = cast.plan.separation(of: path, into: names, seed: cast.seeds.seed(for: nil))
      let (request, result) = try await cast.store.clip(order.draft, from: separator)
      var story = ClipAccount(order, fields: [])
      story.tries = [
        ClipAccount.Try(
          request: request.id, seed: request.seed, remoteID: result.remoteID, cost: result.cost,
          remarks: result.remarks)
      ]
      account.clips.append(story)
      for name in names { stems.append(try ClipMaker.sound(name, in: result)) }
    }
    return stems
  }
}
