import Audio
import Composition
import Music
import Planning
import Testing

/// The riff of a song without a melody, as its sequence plays it.
@Suite struct RiffPlayingTests {
  private static let seeds: [UInt64] = [1, 2, 3]

  /// The sequence's notes of a section, by their sixteenth and pitch, of its first eight bars.
  private func cells(_ plan: SongPlan, _ part: Part, inSection index: Int) -> Set<[Int]> {
    let start = plan.meter.bar * plan.sectionStarts[index]
    let end = start + plan.meter.bar * min(8, plan.sections[index].bars)
    let sixteenth = Double(Beats.sixteenths(1).ticks)
    return Set(
      part.notes.filter { $0.onset >= start + Beats(ticks: -60) && $0.onset < end + Beats(ticks: -60) }.map {
        [Int((Double(($0.onset - start).ticks) / sixteenth).rounded()), $0.pitch.note]
      })
  }

  @Test(arguments: seeds) func `later drops of techno have the riff of the first`(seed: UInt64) throws {
    let plan = try Songs.plan("techno", seed: seed, duration: 240)
    let player = try #require(plan.riff?.player)
    let part = try #require(Composer().compose(plan).parts.first { $0.name == player })
    let drops = plan.sections.indices.filter { plan.sections[$0].kind == .drop }
    let stated = drops.map { cells(plan, part, inSection: $0) }.filter { !$0.isEmpty }
    let first = try #require(stated.first)
    for later in stated.dropFirst() {
      #expect(Double(first.intersection(later).count) >= 0.7 * Double(max(first.count, later.count)))
    }
  }

  @Test(arguments: seeds) func `nobody waits longer than 20 seconds for the riff`(seed: UInt64) throws {
    let plan = try Songs.plan("techno", seed: seed, duration: 120)
    let player = try #require(plan.riff?.player)
    let part = try #require(Composer().compose(plan).parts.first { $0.name == player })
    let first = try #require(part.notes.map(\.onset).min())
    #expect(plan.time(ofBar: first.ticks / plan.meter.bar.ticks).value <= 20)
  }
}
