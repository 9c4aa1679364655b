import Audio
import Foundation
import Music
import Planning

/// Sidechain ducking by the kicks of the score instead of a detector, so that every stem can compute it alone.
struct Ducker: Sendable {
  /// The gain starts to fall this long before the kick, so that it does not click.
  private static let attack = SampleRate.standard.frames(in: .ms(4))
  private static let hold = SampleRate.standard.frames(in: .ms(20))

  private let kicks: [Int]
  /// The release after each kick, in frames: it lasts a share of a beat at the tempo there.
  private let releases: [Int]
  private let depth: Float

  init(request: StemRequest) {
    let plan = request.plan
    let rate = SampleRate.standard.value
    depth = Float(1 - Decibels.dB(-request.stem.mix.duckDb).factor)
    let onsets = depth > 0 ? request.kicks : []
    kicks = onsets.map(plan.frame(of:))
    releases = onsets.map { onset in
      let tempo = plan.clock.tempo(at: onset)
      return max(1, Int(request.stem.mix.duckReleaseBeats * 60 / tempo.quartersPerMinute * rate))
    }
  }

  /// Scales the block that begins at frame `position` of the track.
  func process(_ block: inout StereoBuffer, at position: Int) {
    guard !kicks.isEmpty else { return }
    var next = firstKick(after: position - 1)
    for i in 0..<block.frames {
      let frame = position + i
      while next < kicks.count, kicks[next] <= frame { next += 1 }
      let gain = min(
        next > 0 ? recovery(frame - kicks[next - 1], over: releases[next - 1]) : 1,
        next < kicks.count ? 1 - depth * max(0, 1 - Float(kicks[next] - frame) / Float(Self.attack)) : 1)
      block.left[i] *= gain
      block.right[i] *= gain
    }
  }

  /// The gain so many frames after a kick: down for a moment, then back along a curve.
  private func recovery(_ frames: Int, over release: Int) -> Float {
    let way = Float(frames - Self.hold) / Float(release)
    guard way > 0 else { return 1 - depth }
    return way >= 1 ? 1 : 1 - depth * (1 - way) * (1 - way)
  }

  private func firstKick(after frame: Int) -> Int {
    var low = 0
    var high = kicks.count
    while low < high {
      let middle = (low + high) / 2
      if kicks[middle] > frame { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
