import Audio
import AudioFiles
import ClipPlanning
import Conforming
import Music
import Planning
import Synthesis

/// Makes a stem of clips, or has the engine play it where that is allowed.
struct ClipPlayer: Sendable {
  let cast: ClipCast
  /// Who plays instead.
  let substitute: any StemGenerator
  /// For sound between two passes.
  let workFolder: String

  // Clips come at any level; the mix sets that of the stem, and the lively sections are the measure.
  private static let loudness = Loudness.LUFS(-20)
  /// How much softer a section without any energy is than one full of it, in dB.
  private static let range = 8.0

  /// Writes the whole stem into `sink`.
  func play(_ request: StemRequest, into sink: any AudioSink) async throws -> StemAccount {
    var account = StemAccount()
    do {
      try await make(request, &account, sink)
    } catch let error where cast.mayFallBack(from: error) {
      let reason = ClipCast.reason(error)
      if let given = error as? ClipMaker.GivenUp { account.clips.append(given.account) }
      account.embedded = ClipPlan.EmbeddedStem(stem: request.stem.name, reason: reason)
      try await substitute.generate(request, into: sink)
    }
    return account
  }

  private func make(_ request: StemRequest, _ account: inout StemAccount, _ sink: any AudioSink) async throws {
    guard cast.plan.form == .loops else {
      guard let order = cast.plan.orders(for: request.stem).first else { return }
      return try await take(order, request, &account, EndingFade(request.plan, sink))
    }
    var parts: [(loop: Loop, sections: [Int])] = []
    for order in cast.plan.orders(for: request.stem) {
      let (cut, story) = try await ClipMaker(cast: cast).make(order) { result, story in
        try loop(of: result, order, request, &story)
      }
      account.clips.append(story)
      parts.append((cut, order.sections))
    }
    let isStruck = [.drums, .percussion].contains(request.stem.role)
    let softener = isStruck ? PeakSoftener(for: Self.loudness) : nil
    try LoopArranger.write(parts, of: request.plan, into: EndingFade(request.plan, sink, softening: softener))
  }

  private func loop(
    of result: ClipResult, _ order: ClipOrder, _ request: StemRequest, _ story: inout ClipAccount
  ) throws -> Loop {
    let clip = try conformed(result, order, request, &story)
    let loop = try LoopCutter.cut(clip, longest: order.bars)
    story.loop = LoopAccount(loop)
    let energies = order.sections.map { request.plan.sections[$0].energy }
    let energy = energies.reduce(0, +) / Double(max(1, energies.count))
    return try loop.levelled(to: Self.loudness + .dB(Self.range * (energy - 1)))
  }

  /// A take in one piece, heard in the stem's sections.
  private func take(
    _ order: ClipOrder, _ request: StemRequest, _ account: inout StemAccount, _ sink: any AudioSink
  ) async throws {
    let plan = request.plan
    let (clip, story) = try await ClipMaker(cast: cast).make(order) {
      result, story -> ConformedClip in
      let clip = try conformed(result, order, request, &story)
      try SongFitting.check(clip, bars: plan.bars)
      return clip
    }
    account.clips.append(story)
    let spans = LoopArranger.Span.spans(of: order.sections, in: plan)
    let gate = SectionGate(AlignedSource(clip, frames: plan.frames), spans, frame: plan.frame(ofBar:))
    try gate.forEachBlock { _, block in try sink.write(block) }
  }

  private func conformed(
    _ result: ClipResult, _ order: ClipOrder, _ request: StemRequest, _ story: inout ClipAccount
  ) throws -> ConformedClip {
    let target = ConformTarget(request.plan, request.stem)
    let conformer = ClipConformer(target) { try FloatFile(unnamedIn: workFolder) }
    let clip = try conformer.conform(try ClipMaker.sound(request.stem.name, in: result))
    story.fit = clip.report
    return clip
  }
}
